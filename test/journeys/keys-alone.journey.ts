import { expect, type Page, test } from '@playwright/test'
import { type Product, startProduct } from './product.ts'
import { citizen, firstHit, hideKeyboard, searchFor, untilComplete } from './screens.ts'

let product: Product
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

const mostTabs = 90

test('with keys alone a request is handed in, and one always sees where one is', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await tabTo(page, /^申请公开/)
  await page.keyboard.press('Enter')
  await tabTo(page, /^申请公开一份政府信息/)
  await page.keyboard.press('Enter')
  await tabTo(page, /^我知道了/)
  await page.keyboard.press('Enter')
  await choose(page, /^我自己/)
  await goOn(page)
  await write(page, /^姓名/, citizen.name)
  await goOn(page)
  await write(page, /^电话/, citizen.phone)
  await goOn(page)
  await choose(page, /^我到窗口出示证件/)
  await goOn(page)
  await write(page, /^所需政府信息/, citizen.description)
  await goOn(page)
  await choose(page, /^不知道,请窗口判断/)
  await goOn(page)
  await choose(page, /^电子文件/)
  await choose(page, /^由机关与我联系确定/)
  await goOn(page)
  await tabTo(page, /^提交$/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /已送达/ })).toBeVisible()
})

test('the tab key comes to every control of a screen', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await expectAllVisited(page)
  await searchFor(page, '清政办〔2025〕18号')
  await hideKeyboard(page)
  await firstHit(page).tap()
  await expect(page.locator('.reader-end')).toBeAttached()
  await expectAllVisited(page)
  await page.getByRole('button', { name: '请人帮忙' }).tap()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAllVisited(page)
})

/** What has the focus: what it is called, and whether a person sees that it has it. */
type Focused = { readonly name: string; readonly isSeen: boolean }

const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body
    const isInput = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
    const label = isInput ? element.labels?.[0] : null
    const around = [element, label, element.closest('.search-box, .find-box, .choice')]
    const isRinged = around.some(each => {
      if (!each) return false
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each)
      return outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 3 && !outlineColor.endsWith(', 0)')
    })
    const { top, bottom, width } = (label ?? element).getBoundingClientRect()
    const name = element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent ?? ''
    return {
      name: name.trim(),
      isSeen: isRinged && width > 0 && bottom > 0 && top < innerHeight,
    }
  })

/** Presses the tab key until something so called has the focus; whatever has it meanwhile must be seen to. */
const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  const passed: string[] = []
  for (let at = 0; at < mostTabs; at += 1) {
    const now = await focused(page)
    if (name.test(now.name)) return
    await page.keyboard.press('Tab')
    const next = await focused(page)
    if (next.name !== '') expect(next, `after ${now.name}`).toMatchObject({ isSeen: true })
    passed.push(next.name)
  }
  throw new Error(`no tab leads to ${name}; passed ${passed.join(' · ')}`)
}

/** Of a group of choices the tab key comes to one; the arrows go to the others and choose them. */
const choose = async (page: Page, name: RegExp): Promise<void> => {
  const choices = page.locator('input[type="radio"]')
  await expect(choices.first()).toBeVisible()
  const wanted = page.locator('.choice', { hasText: name }).last().locator('input')
  for (let at = 0; at < mostTabs; at += 1) {
    await page.keyboard.press('Tab')
    const isGroup = await wanted.evaluate(
      input =>
        document.activeElement instanceof HTMLInputElement &&
        document.activeElement.name === Reflect.get(input, 'name'),
    )
    if (!isGroup) continue
    await page.keyboard.press('Space')
    for (let moved = 0; moved < 10 && !(await wanted.isChecked()); moved += 1) await page.keyboard.press('ArrowDown')
    await expect(wanted).toBeChecked()
    return
  }
  throw new Error(`no tab leads to the choices of ${name}`)
}

const write = async (page: Page, field: RegExp, words: string): Promise<void> => {
  await tabTo(page, field)
  await page.keyboard.insertText(words)
}

const goOn = async (page: Page): Promise<void> => {
  await tabTo(page, /^继续$/)
  await page.keyboard.press('Enter')
}

/** A whole turn of the tab key, against what can be touched. */
const expectAllVisited = async (page: Page): Promise<void> => {
  const controls = await page.evaluate(() => {
    const root: ParentNode = document.querySelector('dialog:modal') ?? document
    const all = [...root.querySelectorAll<HTMLElement>(':is(button, input, textarea, a[href]):not(:disabled)')]
    const shown = all.filter(each => each.checkVisibility({ visibilityProperty: true }))
    for (const each of shown) each.dataset.unvisited = ''
    return shown.length
  })
  for (let at = 0; at < controls + 3; at += 1) {
    await page.keyboard.press('Tab')
    await page.evaluate(() => document.activeElement?.removeAttribute('data-unvisited'))
  }
  const left = await page.locator('[data-unvisited]').allInnerTexts()
  expect(left).toEqual([])
}
