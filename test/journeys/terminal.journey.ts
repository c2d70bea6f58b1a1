import { expect, type Page, test } from '@playwright/test'
import { type Product, startProduct } from './product.ts'
import { expectAccessible, searchFor, untilComplete, untilShellIsKept } from './screens.ts'
import { holdSeal, openTerminalPage, typePin } from './terminal-page.ts'

let product: Product
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

test('the terminal’s page opens by a long hold and the PIN, never by a short touch', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  const seal = page.locator('.seal')
  await seal.dispatchEvent('pointerdown')
  await page.waitForTimeout(1_000)
  await seal.dispatchEvent('pointerup')
  await page.waitForTimeout(2_500)
  await expect(page.getByRole('heading', { name: '本终端的情况' })).toBeHidden()
  await holdSeal(page)
  await expect(page.locator('.pin-pad')).toContainText('第一次使用')
  await expectAccessible(page)
  await typePin(page, '777777')
  await expect(page.getByText('六个数字不能都一样。')).toBeVisible()
  await typePin(page, '271828')
  await expect(page.getByRole('heading', { name: '请再输一次' })).toBeVisible()
  await typePin(page, '271828')
  await expect(page.locator('.facts')).toContainText('长期保存')
  await expectAccessible(page)
})

test('five wrong PINs lock it, and a restart does not unlock it', async ({ page }) => {
  await page.clock.install()
  await page.goto(product.url)
  await untilComplete(page)
  await page.clock.runFor(1_000)
  await choosePin(page)
  for (const _ of [1, 2, 3, 4, 5]) {
    await typePin(page, '111112')
    await expect(page.getByText('口令不对。')).toBeVisible()
    await expect(page.locator('.pin-keys button').first()).toBeEnabled()
  }
  await page.reload()
  await untilComplete(page)
  await holdFor(page)
  await typePin(page, '271828')
  await expect(page.getByText('请 1 分钟后再试')).toBeVisible()
  await page.clock.fastForward('01:01')
  await typePin(page, '271828')
  await expect(page.locator('.facts')).toBeVisible()
})

test('a technician measures the terminal, tests it, and sees the idle display of another hour', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await untilShellIsKept(page)
  await openTerminalPage(page)
  await page.getByRole('button', { name: '开始自检' }).tap()
  for (const words of ['✓ 磁盘写入后读得回', '✓ 断网也打得开', '✓ 连上服务器', '✓ 密封用的密钥', '✗ 本机中文朗读'])
    await expect(page.locator('.checks')).toContainText(words)
  await page.getByRole('button', { name: '晚 1 小时' }).tap()
  await page.getByRole('button', { name: '看看待机画面' }).tap()
  const shown = page.locator('.idle-clock')
  await expect(shown).toHaveText(/^\d\d:\d\d$/)
  expect(await shown.textContent()).not.toBe((await page.locator('.place-line').textContent())?.slice(-5))
  await page.getByRole('button', { name: '轻触屏幕任一处返回' }).tap()
  await expect(shown).toHaveCount(0)

  await page.getByRole('button', { name: '43 英寸' }).tap()
  await expect(page.getByRole('heading', { name: '屏幕对角线:1092 毫米' })).toBeVisible()
  await page.getByRole('button', { name: '保存并重新打开' }).tap()
  await untilComplete(page)
  const perMillimetre = await page.evaluate(() =>
    Number.parseFloat(document.documentElement.style.getPropertyValue('--mm')),
  )
  expect(perMillimetre).toBeCloseTo(Math.hypot(1080, 1920) / 1092, 2)
})

test('a machine whose address asks for it is set up before anything else, once', async ({ page }) => {
  const address = `${product.url}/?terminal=staff-tablet&setup`
  await page.goto(address)
  await untilComplete(page)
  await expect(page.locator('.pin-pad')).toContainText('第一次使用')
  for (const _ of [1, 2]) await typePin(page, '271828')
  await expect(page.locator('.terminal-page .card').first()).toContainText('这台终端还没有设置过')
  await page.locator('.setup').getByRole('button', { name: '保存' }).tap()
  await expect(page.locator('.search-entry')).toBeVisible()
  await page.goto(address)
  await untilComplete(page)
  await expect(page.locator('.search-entry')).toBeVisible()
})

test('what went wrong is listed for the technician, without what its message held', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await page.evaluate(() => {
    console.error('试着出错', new TypeError('张三的电话'))
    setTimeout(() => Reflect.get(Object(null), 'x').y)
  })
  await page.goto(product.url)
  await untilComplete(page)
  await openTerminalPage(page)
  const list = page.locator('.seen-errors')
  await expect(list).toContainText('试着出错 (TypeError)')
  await expect(list).toContainText('程序出错')
  await expect(page.locator('body')).not.toContainText('张三')
  await list.getByRole('button', { name: '清空这份记录' }).tap()
  await expect(list).toContainText('没有')
  await expect(list.getByRole('listitem')).toHaveCount(0)
})

test('the proof sheet measures every control of every screen, and all are large enough', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await openTerminalPage(page)
  await page.getByRole('button', { name: '量一遍' }).tap()
  await expect(page.getByRole('heading', { name: '验收单' })).toBeVisible({ timeout: 30_000 })
  await expect(page.locator('.proof tbody tr').first()).toBeVisible()
  const small = await page.locator('.proof [data-small]').allInnerTexts()
  expect(small).toEqual([])
  await expect(page.getByText('都够大')).toBeVisible()
  await expectAccessible(page)
})

test('请人帮忙 rings at the desk within two seconds, with terminal and screen and nothing typed', async ({
  page,
  context,
}) => {
  const desk = await context.newPage()
  await signIn(desk)
  await page.goto(product.url)
  await untilComplete(page)
  await searchFor(page, '保密的词语')
  const sent = page.waitForRequest(request => request.url().includes('/fleet/calls/'))
  await page.getByRole('button', { name: '请人帮忙' }).tap()
  expect((await sent).postData()).toBe('{"page":"查政策"}')
  const bell = desk.frameLocator('iframe.calls')
  await expect(bell.locator('li')).toContainText('政务服务大厅 1号终端', { timeout: 4_000 })
  await expect(bell.locator('li')).toContainText('查政策')
  await expect(page.getByText('已通知工作人员,请稍等。')).toBeVisible()
  await expectAccessible(page)
  await bell.getByRole('button', { name: '我去' }).click()
  await expect(page.getByText('工作人员马上过来。')).toBeVisible()
  await expect(desk.frameLocator('iframe.calls').getByText('没有人在呼叫')).toBeVisible()
})

test('offline, 请人帮忙 says where to go', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await page.route('**/intake/**', route => route.abort())
  await page.getByRole('button', { name: '请人帮忙' }).tap()
  await expect(page.getByText('现在通知不到工作人员,请直接到下面的窗口。')).toBeVisible()
  await expect(page.locator('dialog')).toContainText('咨询与公开窗口(1号窗)')
})

test('the desk sees its terminals, puts a notice on one and has it loaded anew, but not under somebody’s hands', async ({
  page,
  context,
}) => {
  await page.clock.install()
  await page.goto(product.url)
  await untilComplete(page)
  await page.clock.runFor(4_000)
  const desk = await context.newPage()
  await signIn(desk)
  await desk.getByRole('link', { name: '终端' }).click()
  const row = desk.locator('tbody tr', { hasText: '政务服务大厅 1号终端' })
  await expect(row).toContainText('正常')
  await expect(desk.locator('tbody tr', { hasText: '导办平板' })).toContainText('本次启动后还没有消息')
  await row.getByRole('link').click()
  await desk.getByLabel('通知').fill('今天下午三点停电')
  await desk.getByRole('button', { name: '显示', exact: true }).click()
  await desk.getByRole('button', { name: '重新载入' }).click()

  await page.evaluate(() => Object.assign(window, { isSamePage: true }))
  await page.locator('.question h1').tap()
  await page.clock.runFor(65_000)
  await expect(page.locator('.notice-bar')).toHaveText('今天下午三点停电')
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true)
  await page.getByRole('button', { name: '结束使用' }).tap()
  await expect(page.getByText('已清除')).toBeVisible()
  await untilComplete(page)
  await expect(async () => {
    await page.clock.runFor(4_000)
    await expect(page.locator('.notice-bar, p.idle-urgent')).toHaveText('今天下午三点停电', { timeout: 200 })
  }).toPass()
  const replaced = page.waitForEvent('framenavigated')
  await page.clock.runFor(40_000)
  await replaced
  await untilComplete(page)
  await desk.reload()
  await expect(desk.getByText('有事待办')).toHaveCount(0)
  await desk.getByRole('button', { name: '撤下' }).click()
})

const signIn = async (desk: Page) => {
  await desk.goto(`${product.url}/desk`)
  await desk.getByLabel('工作人员口令').fill(product.pin)
  await desk.getByRole('button', { name: '登录' }).click()
  await expect(desk.getByRole('heading', { name: '办件' })).toBeVisible()
}

const holdFor = async (page: Page) => {
  await page.locator('.seal').dispatchEvent('pointerdown')
  await page.clock.runFor(3_100)
  await expect(page.locator('.pin-pad')).toBeVisible()
}

const choosePin = async (page: Page) => {
  await holdFor(page)
  for (const heading of ['第一次', '请再输一次']) {
    await expect(page.getByRole('heading', { name: heading })).toBeVisible()
    await typePin(page, '271828')
  }
  await expect(page.locator('.facts')).toBeVisible()
  await page.getByRole('button', { name: '首页' }).tap()
  await holdFor(page)
}
