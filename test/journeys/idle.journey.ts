import { expect, type Page, test } from '@playwright/test'
import { type Product, startProduct } from './product.ts'
import { expectAccessible, untilComplete } from './screens.ts'

let product: Product
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

const ten = new Date('2026-11-24T10:00:00+08:00')

test('a page nobody touches becomes the idle display, and a touch on a page opens that document', async ({ page }) => {
  await page.clock.install({ time: ten })
  await page.goto(product.url)
  await untilComplete(page)
  await page.clock.runFor(25_000)
  await expect(page.locator('.home')).toBeVisible()
  await page.clock.runFor(7_000)
  await expect(page.locator('.idle-clock')).toHaveText('10:00')
  await expect(page.locator('.idle-side')).toContainText('大厅今日 9:00–12:00、13:00–17:00')
  await expectAccessible(page)
  await untilPage(page, '买农机,')
  await page.locator('.idle-document').tap()
  await expect(page.locator('.paper-title')).toContainText('买农机怎么领补贴')
  await expect(page.locator('.idle')).toHaveCount(0)
  await page.clock.fastForward('01:32')
  await expect(page.getByRole('heading', { name: '您还在吗?' })).toBeVisible()
})

test('a solicitation says how many days are left, and the call leads home', async ({ page }) => {
  await page.clock.install({ time: ten })
  await page.goto(product.url)
  await untilComplete(page)
  await page.clock.runFor(31_000)
  await untilPage(page, '正在征求意见')
  await expect(page.locator('.idle-page .idle-note').first()).toHaveText('清溪县教育局 · 还剩 11 天')
  await page.getByRole('button', { name: '轻触屏幕,查政策、提申请' }).tap()
  await expect(page.getByRole('heading', { name: '您想了解什么政策?' })).toBeVisible()
})

test('schedules hold over midnight, and the night dims the picture', async ({ page }) => {
  await page.clock.install({ time: new Date('2026-12-31T23:50:00+08:00') })
  await page.goto(product.url)
  await untilComplete(page)
  await page.clock.runFor(31_000)
  await expect(page.locator('.idle-urgent')).toBeVisible()
  await expect(page.locator('.idle')).toHaveAttribute('data-night', 'true')
  await untilPage(page, '大厅办公时间')
  await page.clock.runFor('10:00')
  await expect(page.locator('.idle-clock')).toHaveText(/^00:0/)
  await expect(page.locator('.idle-urgent')).toHaveCount(0)
  await expect(page.locator('.idle')).toHaveAttribute('data-night', 'true')
  await untilPage(page, '大厅办公时间')
})

test('a display without touch shows nothing else, and no session begins', async ({ page }) => {
  await page.clock.install({ time: ten })
  await page.goto(`${product.url}/?terminal=hall-display`)
  await expect(page.locator('.idle-clock')).toHaveText('10:00')
  await expect(page.locator('.idle-call')).toHaveCount(0)
  await page.mouse.click(500, 900)
  await page.clock.runFor('05:00')
  await expect(page.locator('.idle-clock')).toHaveText('10:05')
  await expect(page.getByRole('heading', { name: '您还在吗?' })).toHaveCount(0)
})

/** Lets time pass until a page of the loop stands there. */
const untilPage = async (page: Page, words: string) => {
  for (let second = 0; second < 180; second += 4) {
    if ((await page.locator('.idle-main').textContent())?.includes(words)) return
    await page.clock.runFor(4_000)
  }
  throw new Error(`the idle display never shows ${words}`)
}
