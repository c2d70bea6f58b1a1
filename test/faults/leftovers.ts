import type { Page } from '@playwright/test'
import type { Canary } from './citizen.ts'

/** Where something of the former citizen was found. */
export type Leftover =
  | 'screen'
  | 'modes'
  | 'address'
  | 'history'
  | 'storage'
  | 'databases'
  | 'clipboard'
  | 'objects'
  | 'field'
  | 'keyboard'
  | 'list'

/** Notes every object URL that a page makes, in a place that outlives no page but can be asked for before its end. */
export const noteObjectUrls = (): void => {
  const made: string[] = []
  const make = URL.createObjectURL.bind(URL)
  URL.createObjectURL = object => {
    const url = make(object)
    made.push(url)
    return url
  }
  Object.assign(window, { madeObjectUrls: made })
}

export const objectUrls = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => ('madeObjectUrls' in window ? (window.madeObjectUrls as string[]) : []))

/** Looks everywhere where a page may leave something, on the document that took the citizen's place. */
export const leftoversOf = async (
  page: Page,
  before: { readonly canary: Canary; readonly urls: readonly string[]; readonly historyLength: number },
): Promise<readonly Leftover[]> => {
  const words = Object.values(before.canary)
  const found = await page.evaluate(lookInside, { words, urls: before.urls, length: before.historyLength })
  const left = new Set<Leftover>(found)
  for (const way of ['goBack', 'goForward'] as const) {
    await page[way]({ timeout: 1_500 }).catch(() => null) // mostly there is nothing to go to
    if (!page.url().startsWith('http') || words.some(word => page.url().includes(word))) continue
    if (await page.evaluate(list => list.some(word => document.documentElement.outerHTML.includes(word)), words))
      left.add('history')
  }
  if (!page.url().startsWith('http')) await page.goForward()
  await page.locator('.search-entry').click()
  const field = page.locator('.search-box input')
  await field.waitFor()
  if ((await field.inputValue()) !== '') left.add('field')
  await page.locator('.keyboard').waitFor()
  if ((await page.locator('.keyboard-spelling').count()) > 0) left.add('keyboard')
  await field.press('Control+V')
  if (words.some(word => word === '') || (await includesAny(field.inputValue(), words))) left.add('clipboard')
  return [...left]
}

const includesAny = async (reading: Promise<string>, words: readonly string[]): Promise<boolean> => {
  const text = await reading
  return words.some(word => text.includes(word))
}

type Asked = { readonly words: readonly string[]; readonly urls: readonly string[]; readonly length: number }

/** Runs in the page. */
const lookInside = async ({ words, urls, length }: Asked): Promise<Leftover[]> => {
  const has = (text: string) => words.some(word => text.includes(word))
  const left: Leftover[] = []
  const fields = [...document.querySelectorAll('input, textarea')].map(field => (field as HTMLInputElement).value)
  if (has(document.documentElement.outerHTML) || has(fields.join(' '))) left.push('screen')
  const { step = '0', colours = 'plain', reach = 'full', elder = 'false' } = document.documentElement.dataset
  if (`${step} ${colours} ${reach} ${elder} ${document.documentElement.lang}` !== '0 plain full false zh-CN')
    left.push('modes')
  if (has(decodeURIComponent(location.href)) || has(document.title)) left.push('address')
  if (history.length > length) left.push('history')
  if (has(JSON.stringify({ ...localStorage })) || sessionStorage.length > 0) left.push('storage')
  if (/\(\d+\)/.test(document.querySelector('.dock')?.textContent ?? '')) left.push('list')
  const isThere = (url: string) =>
    fetch(url).then(
      () => true,
      () => false,
    )
  for (const url of urls) if (await isThere(url)) left.push('objects')
  const bytes: string[] = []
  const write = (value: unknown): void => {
    if (value instanceof ArrayBuffer) bytes.push(new TextDecoder().decode(value))
    else if (ArrayBuffer.isView(value)) bytes.push(new TextDecoder().decode(value))
    else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) write(each)
    else bytes.push(String(value))
  }
  for (const { name = '' } of await indexedDB.databases()) {
    if (name === 'mingtang-edition') continue
    const opening = indexedDB.open(name)
    await new Promise(resolve => opening.addEventListener('success', resolve))
    for (const store of opening.result.objectStoreNames) {
      const reading = opening.result.transaction(store).objectStore(store).getAll()
      await new Promise(resolve => reading.addEventListener('success', resolve))
      write(reading.result)
    }
    opening.result.close()
  }
  if (has(bytes.join(' '))) left.push('databases')
  return left
}
