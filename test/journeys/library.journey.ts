import { expect, test } from '@playwright/test'
import { type Product, startProduct } from './product.ts'
import { firstHit, searchFor, untilComplete, untilShellIsKept } from './screens.ts'

let product: Product
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

test('after one visit the terminal searches and reads without a network', async ({ page, context }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await untilShellIsKept(page)
  await product.stop()
  await context.setOffline(true)
  await page.reload()
  const depth = await page.evaluate(() => history.length)
  await untilComplete(page)
  await expect(page.locator('.status')).toContainText('没有连上服务器')

  await searchFor(page, '农机购置补贴')
  await expect(firstHit(page)).toContainText('农机购置补贴')
  await expect(firstHit(page).locator('mark').first()).toHaveText('农机购置补贴')
  await searchFor(page, '清政办2025 18号')
  await firstHit(page).tap()
  await expect(page.locator('.validity')).toContainText('现行有效')
  await expect(page.locator('.red-head')).toHaveText('清溪县人民政府办公室文件')
  await expect(page.locator('.paper-text')).toContainText('补贴')
  expect(await page.evaluate(() => history.length)).toBe(depth)
  await context.setOffline(false)
  await product.start()
})

test('a repealed document names its successor and leads there', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await searchFor(page, '清农〔2021〕32号')
  await expect(firstHit(page)).toContainText('已废止')
  await firstHit(page).tap()
  await page.locator('.successor').tap()
  await expect(page.locator('.paper-number')).toHaveText('清政办〔2025〕18号')
  await page.getByRole('button', { name: '返回' }).tap()
  await expect(page.locator('.paper-number')).toHaveText('清农〔2021〕32号')
})

test('nothing found still leads somewhere', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await searchFor(page, '星际移民')
  await expect(page.getByText('没有找到含“星际移民”的文件')).toBeVisible()
  await page.getByRole('button', { name: '就此申请公开' }).tap()
  await expect(page.getByRole('heading', { name: '填写前,请先看这几点' })).toBeVisible()
})

test('letters and digits can be typed on the screen', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await page.locator('.search-entry').tap()
  const keys = page.locator('.keyboard')
  for (const key of ['a', 'b']) await keys.getByRole('button', { name: key, exact: true }).tap()
  await keys.getByRole('button', { name: '数字' }).tap()
  await keys.getByRole('button', { name: '7', exact: true }).tap()
  await expect(page.getByLabel('要找的词或文号')).toHaveValue('ab7')
  await keys.getByRole('button', { name: '删除' }).tap()
  await expect(page.getByLabel('要找的词或文号')).toHaveValue('ab')
  const field = await page.locator('.search-box').boundingBox()
  const panel = await keys.boundingBox()
  expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThan(panel?.y ?? 0)
  await keys.getByRole('button', { name: '收起' }).tap()
  await expect(keys).toBeHidden()
})

test('a browser that is too old gets a page that says so', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(Array.prototype, 'at'))
  await page.goto(product.url)
  await expect(page.getByRole('heading', { name: '这台终端的浏览器太旧' })).toBeVisible()
  await expect(page.locator('.frame')).toHaveCount(0)
})
