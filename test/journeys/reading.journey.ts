import { expect, type Page, test } from '@playwright/test'
import { type Product, startProduct } from './product.ts'
import { expectAccessible, hideKeyboard, searchFor, untilComplete } from './screens.ts'

let product: Product
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

test('without a local Chinese voice nothing offers to read aloud', async ({ page }) => {
  await page.addInitScript(speakWith, { localService: false, lang: 'zh-CN' })
  await page.goto(product.url)
  await untilComplete(page)
  await expect(page.getByRole('button', { name: '长辈模式' })).toBeVisible()
  await expect(page.getByRole('button', { name: '朗读' })).toHaveCount(0)
})

test('a guide is read aloud sentence by sentence, marked, slower if asked, and stops at a touch', async ({ page }) => {
  await page.clock.install()
  await page.addInitScript(speakWith, { localService: true, lang: 'zh-CN' })
  await page.goto(product.url)
  await untilComplete(page)
  await searchFor(page, '低保')
  await hideKeyboard(page)
  await page.locator('.hit').first().tap()
  await page.getByRole('button', { name: '朗读' }).tap()
  await expect.poll(() => lastSpoken(page)).toMatchObject({ text: '最低生活保障申请', rate: 0.85 })
  await expectMarked(page, '最低生活保障申请')
  await page.evaluate(() => dispatchEvent(new Event('sentence-spoken')))
  await expect
    .poll(async () => (await lastSpoken(page)).text)
    .toBe('家庭收入低于低保标准的，向户籍地乡镇申请低保的条件、材料和步骤。')
  await expectMarked(page, '家庭收入低于低保标准的，向户籍地乡镇申请低保的条件、材料和步骤。')
  await expectAccessible(page)
  await page.getByRole('button', { name: '慢一点' }).tap()
  expect(await lastSpoken(page)).toMatchObject({
    text: '家庭收入低于低保标准的，向户籍地乡镇申请低保的条件、材料和步骤。',
    rate: 0.6,
  })

  await page.clock.fastForward('01:29') // the voice is allowed some time for a sentence
  await page.clock.fastForward('00:05')
  await expect(page.getByRole('heading', { name: '您还在吗?' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: '停止朗读' })).toBeVisible()
  await page.locator('.guide-title').tap()
  await expect(page.getByRole('button', { name: '停止朗读' })).toHaveCount(0)
  await page.clock.fastForward('01:32')
  await expect(page.getByRole('heading', { name: '您还在吗?' })).toBeVisible()
})

test('a dialog is read aloud too, and falls silent when it is closed', async ({ page }) => {
  await page.addInitScript(speakWith, { localService: true, lang: 'zh-CN' })
  await page.goto(product.url)
  await untilComplete(page)
  await page.getByRole('button', { name: '请人帮忙' }).tap()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '朗读' }).tap()
  await expect.poll(() => lastSpoken(page)).toMatchObject({ text: '请工作人员帮忙' })
  await expectMarked(page, '请工作人员帮忙')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '停止朗读' }).tap()
  await dialog.getByRole('button', { name: '朗读' }).tap()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: '停止朗读' })).toHaveCount(0)
})

/** A machine with one voice, which has spoken a sentence when the test says so. */
const speakWith = (voice: { readonly localService: boolean; readonly lang: string }) => {
  const spoken: unknown[] = []
  class Utterance {
    rate = 1
    onend = () => {}
    readonly text: string
    constructor(text: string) {
      this.text = text
    }
  }
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => [{ ...voice, name: 'test voice' }],
    cancel: () => {},
    speak: (utterance: Utterance) => {
      spoken.push({ text: utterance.text, rate: utterance.rate })
      addEventListener('sentence-spoken', () => utterance.onend(), { once: true })
    },
  })
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
  Object.assign(window, { SpeechSynthesisUtterance: Utterance, spoken })
}

const lastSpoken = (page: Page): Promise<{ text: string; rate: number }> =>
  page.evaluate(
    () => (window as unknown as { spoken: { text: string; rate: number }[] }).spoken.at(-1) ?? { text: '', rate: 0 },
  )

/** The mark lies over the very words. */
const expectMarked = async (page: Page, words: string) => {
  const mark = page.locator('.sentence-mark span').first()
  await expect(mark).toBeVisible()
  const box = await mark.boundingBox()
  const under = await page.evaluate(
    ([x, y]) => document.elementFromPoint(x ?? 0, y ?? 0)?.textContent ?? '',
    [(box?.x ?? 0) + 4, (box?.y ?? 0) + (box?.height ?? 0) / 2],
  )
  expect(under).toContain(words)
}
