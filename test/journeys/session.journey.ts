import { expect, type Page, test } from '@playwright/test'
import { fillRequest } from './fill-request.ts'
import { type Product, startProduct } from './product.ts'
import { citizen, expectAccessible, hideKeyboard, searchFor, untilComplete } from './screens.ts'

let product: Product
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

test('a terminal left alone warns, then goes home with nothing of the citizen left', async ({ page }) => {
  await page.clock.install()
  await page.goto(product.url)
  await untilComplete(page)
  await fillRequest(page)
  await page.clock.fastForward('03:05')
  await expect(page.getByRole('heading', { name: '您还在吗?' })).toBeVisible()
  await expectAccessible(page)
  await page.touchscreen.tap(540, 300)
  await expect(page.getByRole('heading', { name: '您还在吗?' })).toBeHidden()
  await expect(page.locator('.answers')).toContainText(citizen.name)

  await page.clock.fastForward('03:05')
  await expect(page.getByRole('heading', { name: '您还在吗?' })).toBeVisible()
  await page.clock.fastForward('00:32')
  await expectWiped(page)
})

test('结束使用 wipes at once, on every screen', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await searchFor(page, '低保')
  await page.locator('.hit').first().tap()
  await page.getByRole('button', { name: '加入清单' }).tap()
  await page.getByRole('button', { name: '结束使用' }).tap()
  await expectWiped(page)
})

test('结束使用 asks first while a request is half filled', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await fillRequest(page)
  await page.getByRole('button', { name: '结束使用' }).tap()
  await expect(page.getByRole('heading', { name: '您填的内容会清除,确定结束吗?' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '继续填写' }).tap()
  await expect(page.locator('.answers')).toContainText(citizen.name)
  await page.getByRole('button', { name: '结束使用' }).tap()
  await page.getByRole('button', { name: '结束并清除' }).tap()
  await expectWiped(page)
})

test('going back returns to the place that was left', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await page.locator('.zone[data-tone="policy"]').tap()
  await page.getByRole('button', { name: '再看 10 件' }).tap()
  await page.locator('.hit').nth(14).tap()
  await expect(page.locator('.paper-title')).toBeVisible()
  await page.getByRole('button', { name: '返回' }).tap()
  await expect(page.locator('.hit')).toHaveCount(20)
  await expect(page.locator('.hit').nth(14)).toBeInViewport()
})

test('every screen speaks traditional Chinese, and documents stay as they were issued', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await page.getByRole('button', { name: 'EN' }).tap()
  await page.getByRole('button', { name: '繁體中文' }).tap()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant')
  await expect(page.getByRole('heading', { name: '您想了解什麼政策?' })).toBeVisible()
  await expectAccessible(page)
  await page.locator('.zone[data-tone="request"]').tap()
  await expect(page.locator('.way', { hasText: '申請公開一份政府信息' })).toBeVisible()
  await page.getByRole('button', { name: '首頁' }).tap()
  await page.locator('.zone[data-tone="policy"]').tap()
  await page.locator('.hit').first().tap()
  await expect(page.locator('.paper')).toHaveAttribute('lang', 'zh-CN')
  await expect(page.locator('.paper-title')).toContainText('县')
})

test('the modes of one citizen are not those of the next', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await page.getByRole('button', { name: '大字' }).tap()
  await page.getByRole('button', { name: '护眼' }).tap()
  await page.getByRole('button', { name: 'EN' }).tap()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'English' }).tap()
  await expect(page.getByRole('heading', { name: 'Which policy' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Finish' }).tap()
  await expect(page.getByText('已清除')).toBeVisible()
  await expect(page.locator('html')).not.toHaveAttribute('data-colours', 'eye-care')
})

/** Looks at the very document that took the place of the citizen's, and at everything it could have inherited. */
const expectWiped = async (page: Page) => {
  await expect(page.getByText('已清除')).toBeVisible()
  await expect(page.getByRole('heading', { name: '您想了解什么政策?' })).toBeVisible()
  expect(await page.evaluate(keptByTheBrowser)).toEqual({ session: 0, local: 0, outbox: 0 })
  await untilComplete(page)
  await page.locator('.search-entry').tap()
  await expect(page.getByLabel('要找的词或文号')).toHaveValue('')
  await hideKeyboard(page)
  await page.getByRole('button', { name: '首页' }).tap()
  await page.locator('.zone[data-tone="request"]').tap()
  await page.locator('.way').first().tap()
  await expect(page.getByRole('heading', { name: '填写前,请先看这几点' })).toBeVisible()
  await page.locator('.main-action').tap()
  await page.locator('.main-action').tap()
  await expect(page.getByLabel('姓名')).toHaveValue('')
  await page.getByRole('button', { name: '首页' }).tap()
  await expect(page.getByRole('button', { name: '我的清单', exact: true })).toBeVisible()
  await page.goBack({ timeout: 3_000 }).catch(() => null) // there may be nothing to go back to, which is as well
  await expect(page.getByText(citizen.name)).toHaveCount(0)
}

/** How much lies in the browser's own stores. */
const keptByTheBrowser = async () => {
  const opening = indexedDB.open('mingtang-outbox')
  await new Promise(resolve => {
    opening.onsuccess = resolve
  })
  const counting = opening.result.transaction('entries').objectStore('entries').count()
  await new Promise(resolve => {
    counting.onsuccess = resolve
  })
  return { session: sessionStorage.length, local: localStorage.length, outbox: counting.result }
}
