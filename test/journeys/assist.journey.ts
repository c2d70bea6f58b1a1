import { expect, type Page, test } from '@playwright/test'
import { fillRequest } from './fill-request.ts'
import { type Product, startProduct } from './product.ts'
import { citizen, expectAccessible, hideKeyboard, searchFor, untilComplete } from './screens.ts'
import { openTerminalPage, typePin } from './terminal-page.ts'

let product: Product
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

test('staff write down a request for somebody who cannot, who confirms it on the screen', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await unlock(page, '王敏')
  await expectAccessible(page)
  await page.getByRole('button', { name: '核对身份' }).tap()
  await expectAccessible(page)
  await page.getByRole('button', { name: '居民身份证' }).tap()
  await fillRequest(page)
  await expect(page.getByLabel('代填人姓名和科室')).toHaveValue('王敏,清溪县人民政府办公室政务公开股')
  await page.getByText('看不清、看不见').click()
  await page.getByText('已经读过,申请人确认无误').click()
  await hideKeyboard(page)
  await page.locator('.main-action').click()
  const submit = page.getByRole('button', { name: '提交', exact: true })
  await expect(submit).toBeDisabled()
  await page.getByText('请申请人本人触摸这里').tap()
  await expectAccessible(page)
  await submit.tap()
  await expect(page.locator('.receipt-code')).toBeVisible()
  await page.getByRole('button', { name: '结束使用', exact: true }).tap()
  await expect(page.getByText('已清除')).toBeVisible()
  await expect(page.locator('.assist-bar')).toHaveCount(0)

  await openCase(page, '政府信息公开申请')
  const text = await page.locator('main').innerText()
  for (const words of [
    '工作人员协助填写',
    '王敏(清溪县人民政府办公室政务公开股)',
    '申请人在屏幕上确认',
    '居民身份证,王敏',
    citizen.name,
  ])
    expect(text).toContain(words)
})

test('a consultation is noted with its answer, and a colleague is called', async ({ page }) => {
  await page.goto(`${product.url}/?terminal=staff-tablet`)
  await page.setViewportSize({ width: 1280, height: 800 })
  await untilComplete(page)
  await unlock(page, '赵磊')
  await page.getByRole('button', { name: '配对终端' }).tap()
  await page.getByRole('button', { name: '政务服务大厅 1号终端' }).tap()
  const rung = page.waitForRequest(request => request.url().includes('/fleet/calls/staff-tablet'))
  await page.getByRole('button', { name: '请同事来' }).tap()
  expect((await rung).postData()).toBe('{"page":"工作人员请同事过来"}')
  await page.getByRole('button', { name: '记录咨询' }).tap()
  const next = async () => {
    await hideKeyboard(page)
    await page.locator('.main-action').click()
  }
  await next()
  await page.getByLabel('问题', { exact: true }).fill('高龄津贴从几岁起发')
  await expect(async () => {
    if ((await page.getByLabel('当场的答复').count()) === 0) await next()
    await expect(page.getByLabel('当场的答复')).toBeVisible({ timeout: 300 })
  }).toPass()
  await page.getByLabel('当场的答复').fill('八十岁起,到户籍所在乡镇登记')
  await next()
  await page.getByText('请申请人本人触摸这里').tap()
  await page.getByRole('button', { name: '提交', exact: true }).tap()
  await expect(page.locator('.receipt-code')).toBeVisible()
  await openCase(page, '政策咨询')
  const text = await page.locator('main').innerText()
  for (const words of ['八十岁起', '赵磊(清溪县政务服务管理局导办组)', '政务服务大厅 1号终端'])
    expect(text).toContain(words)
})

test('staff lay two documents side by side', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(product.url)
  await untilComplete(page)
  await unlock(page, '王敏')
  for (const words of ['清溪县最低生活保障实施办法', '关于调整2026年城乡低保和特困人员']) {
    await searchFor(page, words)
    await page.locator('.hit').first().tap()
    await page.getByRole('button', { name: '加入清单' }).tap()
  }
  await page.getByRole('button', { name: '我的清单 (2)' }).tap()
  await page.getByRole('button', { name: '并排比较最后加入的两份' }).tap()
  await expect(page.locator('.compare-side')).toHaveCount(2)
  await expect(page.locator('.compare-side').first()).toContainText('清溪县最低生活保障实施办法')
  await expectAccessible(page)
})

/** The technician lets a member of staff choose a PIN; then that person unlocks the terminal by it. */
const unlock = async (page: Page, name: string) => {
  await openTerminalPage(page)
  await page.locator('.chip', { hasText: name }).tap()
  for (const heading of [`${name}的口令`, '请再输一次']) {
    await expect(page.locator('.pin-pad').getByRole('heading', { name: heading })).toBeVisible()
    await typePin(page, '161803')
  }
  await expect(page.getByText(`${name}的口令已设好。`)).toBeVisible()
  await page.getByRole('button', { name: '请人帮忙' }).tap()
  await page.getByRole('button', { name: '我是工作人员' }).tap()
  await page.locator('.way', { hasText: name }).tap()
  await typePin(page, '161804')
  await expect(page.getByText('口令不对。')).toBeVisible()
  await typePin(page, '161803')
  await expect(page.locator('.assist-bar')).toContainText(`${name}正在协助`)
}

/** The case of a kind at the desk. */
const openCase = async (page: Page, kind: string) => {
  await expect(async () => {
    await page.goto(`${product.url}/desk`)
    const pin = page.getByLabel('工作人员口令')
    if ((await pin.count()) > 0) {
      await pin.fill(product.pin)
      await page.getByRole('button', { name: '登录' }).click()
    }
    await page.locator('tbody tr', { hasText: kind }).locator('a').click({ timeout: 2_000 })
    await expect(page.locator('main')).toContainText('填写人', { timeout: 2_000 })
  }).toPass()
}
