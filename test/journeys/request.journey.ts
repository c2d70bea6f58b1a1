import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { filesHolding } from '../faults/canaries.ts'
import { startChromium } from '../faults/chromium-process.ts'
import { fillRequest } from './fill-request.ts'
import { type Product, startProduct } from './product.ts'
import { askProgress, citizen, expectAccessible, openTriage, untilComplete, untilShellIsKept } from './screens.ts'

let product: Product
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

test('a request made offline survives a killed browser, reaches the desk once and comes back as progress', async ({
  page: desk,
}) => {
  const profile = await mkdtemp(join(tmpdir(), 'mingtang-terminal-'))
  const first = await startChromium(profile)
  await first.page.goto(product.url)
  await untilComplete(first.page)
  await untilShellIsKept(first.page)
  await product.stop()
  await fillRequest(first.page)
  await first.page.getByRole('button', { name: '提交', exact: true }).click()
  await expect(first.page.getByRole('heading', { name: '已存本机,尚未送达' })).toBeVisible()
  const code = (await first.page.locator('.receipt-code').innerText()).trim()
  await first.kill()
  expect(await filesHolding(profile, Object.values(citizen))).toEqual([])

  const second = await startChromium(profile)
  await second.page.goto(product.url)
  await expect(second.page.locator('.status')).toContainText('1 份提交待上传')
  await askProgress(second.page, code)
  await expect(second.page.getByRole('heading', { name: '已存本机,尚未送达' })).toBeVisible()

  await product.start()
  await second.page.evaluate(() => dispatchEvent(new Event('online')))
  await expect(second.page.locator('.status')).not.toContainText('待上传')
  await askProgress(second.page, code)
  await expect(second.page.getByRole('heading', { name: '已送达,等待机关确认' })).toBeVisible()
  expect(await second.page.evaluate(countOutbox)).toBe(0)

  await signIn(desk)
  await expect(desk.locator('tbody tr')).toHaveCount(1)
  await expectAccessible(desk)
  await desk.locator('tbody a').click()
  await expect(desk.getByText(citizen.name)).toBeVisible()
  await expect(desk.getByText('申请人不知道,请窗口判断')).toBeVisible()
  await expectAccessible(desk)
  await desk.getByRole('button', { name: '确认收到' }).click()
  await expect(desk.locator('.state')).toContainText('已收到')
  await askProgress(second.page, code)
  await expect(second.page.locator('.state-card')).toContainText(/机关已收到/)
  await expect(second.page.locator('.state-card')).toContainText(/应在 .* 前|日历未覆盖/)

  await desk.getByLabel('答复决定').selectOption('refused')
  await desk.getByLabel('答复内容').fill(`${citizen.name}:经审查不予公开`)
  await desk.getByRole('button', { name: '记为已答复' }).click()
  await expect(desk.locator('.state')).toContainText('已答复')
  await askProgress(second.page, code)
  await expect(second.page.locator('.state-card')).toContainText('先申请行政复议')
  await expect(second.page.locator('.reply')).toContainText('经审查不予公开')
  await expectAccessible(second.page)
  await second.kill()
  expect(await filesHolding(product.data, Object.values(citizen))).toEqual([])
})

test('the form says plainly what is missing, and an answer can be changed before it is handed in', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await openTriage(page)
  await expectAccessible(page)
  await page.locator('.way', { hasText: '申请公开一份政府信息' }).tap()
  await page.locator('.main-action').tap()
  await page.locator('.main-action').tap()
  await page.locator('.main-action').tap()
  const summary = page.locator('.problem-summary')
  await expect(summary).toBeFocused()
  await expectAccessible(page)
  await summary.getByRole('button').tap()
  await expect(page.getByLabel('姓名')).toBeFocused()
  await page.goto(product.url)
  await untilComplete(page)
  await fillRequest(page)
  await page.getByRole('button', { name: '更改:所需政府信息' }).tap()
  await page.getByLabel('所需政府信息').fill('另一份信息')
  await page.locator('.main-action').tap()
  await expect(page.locator('.answers')).toContainText('另一份信息')
  await expect(page.locator('.answers')).toContainText(citizen.name)
  await page.getByRole('button', { name: '提交', exact: true }).tap()
  await expect(page.getByRole('heading', { name: '已送达,等待机关确认' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '查它的进度' }).tap()
  await expect(page.locator('.state-card')).toBeVisible()
  await expectAccessible(page)
})

test('a wrong code is told apart from a code nobody knows', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await askProgress(page, '0000 0000')
  await expect(page.getByText('查询码是 20 位')).toBeVisible()
  await askProgress(page, '0000 0000 0000 0000 0000')
  await expect(page.getByRole('heading', { name: '没有查到' })).toBeVisible()
})

const signIn = async (page: Page) => {
  await page.goto(`${product.url}/desk`)
  await expectAccessible(page)
  await page.getByLabel('工作人员口令').fill(product.pin)
  await page.getByRole('button', { name: '登录' }).click()
}

/** How many submissions still wait; tombstones are none. */
const countOutbox = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('mingtang-outbox')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const asking = opening.result.transaction('entries').objectStore('entries').getAll()
      asking.onsuccess = () => resolve(asking.result.filter(each => each.state !== 'delivered').length)
      asking.onerror = () => reject(asking.error)
    }
  })
