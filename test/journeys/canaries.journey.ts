import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { dumpStorage, filesHolding, holdsAny, storeInClear } from '../faults/canaries.ts'
import { startChromium } from '../faults/chromium-process.ts'
import { fillRequest } from './fill-request.ts'
import { type Product, startProduct } from './product.ts'
import { citizen, hideKeyboard, untilComplete, untilShellIsKept } from './screens.ts'

/** Everything that anybody writes lies below it: the terminal's profile, the product's data, temporary files of both. */
let folder: string
let product: Product
/** The staff's own machine, which is opened before and not searched. */
let desk: Page
const usualTemporary = process.env.TMPDIR

test.beforeAll(async ({ browser }) => {
  desk = await browser.newPage()
  folder = await mkdtemp(join(tmpdir(), 'mingtang-canaries-'))
  process.env.TMPDIR = join(folder, 'temporary')
  await mkdir(process.env.TMPDIR)
  product = await startProduct()
})
test.afterAll(async () => {
  await desk.close()
  await product.stop()
  if (usualTemporary === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = usualTemporary
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

test('however a session ends, nothing of the citizen lies on any disk', async () => {
  const profile = join(folder, 'profile')
  const personal = Object.values(citizen)
  const code = await test.step('ended, reloaded, handed in, left alone, killed', async () => {
    const { page, kill } = await startChromium(profile)
    await page.goto(product.url)
    await untilComplete(page)
    await untilShellIsKept(page)

    await fillRequest(page)
    await page.getByRole('button', { name: '结束使用', exact: true }).click()
    await page.getByRole('button', { name: '结束并清除' }).click()
    await expectEnded(page)

    await fillRequest(page)
    await page.reload()
    await expectNobody(page)

    await fillRequest(page)
    const code = await handIn(page, '已送达,等待机关确认')
    await page.getByRole('button', { name: '结束使用并清除' }).click()
    await expectEnded(page)

    await page.clock.install()
    await page.goto(product.url)
    await fillRequest(page)
    await page.clock.fastForward('03:05')
    await expect(page.getByRole('heading', { name: '您还在吗?' })).toBeVisible()
    await page.clock.fastForward('00:32')
    await expectEnded(page)

    await fillRequest(page)
    expect(holdsAny(await dumpStorage(page), personal)).toBe(false)
    await kill()
    expect(await filesHolding(folder, [...personal, ...writingsOfCode(code)])).toEqual([])
    return code
  })

  await test.step('handed in without a line, killed', async () => {
    const { page, kill } = await startChromium(profile)
    await page.goto(product.url)
    await untilComplete(page)
    await expectNobody(page)
    await product.stop()
    await fillRequest(page)
    await handIn(page, '已存本机,尚未送达')
    await kill()
    expect(await filesHolding(folder, personal)).toEqual([])
    await product.start()
  })

  await test.step('asked for, and the reply opened', async () => {
    const { page, close } = await startChromium(profile)
    await replyToFirst()
    await page.goto(product.url)
    await expect(page.locator('.status')).not.toContainText('待上传')
    await page.getByRole('button', { name: '查进度', exact: true }).click()
    await page.getByLabel('查询码').fill(code)
    await page.getByLabel('查询码').press('Enter')
    await expect(page.locator('.reply')).toContainText(citizen.name)
    await page.getByRole('button', { name: '结束使用', exact: true }).click()
    await expectEnded(page)
    const secrets = [...personal, ...writingsOfCode(code)]
    expect(holdsAny(await dumpStorage(page), secrets)).toBe(false)
    await page.evaluate(storeInClear, controlWord)
    expect(holdsAny(await dumpStorage(page), [controlWord])).toBe(true)
    await close()
    expect(await filesHolding(folder, secrets)).toEqual([])
    expect(holdsAny(product.said(), secrets)).toBe(false)
    expect(await filesHolding(folder, [controlWord])).not.toEqual([])
  })
})

/** Left in clear on purpose: a search that does not find it would prove nothing. */
const controlWord = '对照明文乙'

const handIn = async (page: Page, state: string): Promise<string> => {
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await expect(page.getByRole('heading', { name: state })).toBeVisible()
  return (await page.locator('.receipt-code').innerText()).trim()
}

/** The code opens the reply, so the terminal keeps it no more than the name: in groups as shown, and in one piece. */
const writingsOfCode = (code: string): readonly string[] => [code, code.replaceAll(/\s/g, '')]

const expectEnded = async (page: Page) => {
  await expect(page.getByText('已清除')).toBeVisible()
  await expectNobody(page)
}

const expectNobody = async (page: Page) => {
  await expect(page.getByRole('heading', { name: '您想了解什么政策?' })).toBeVisible()
  await expect(page.getByText(citizen.name)).toHaveCount(0)
  await hideKeyboard(page)
}

/** The desk answers the case that came first, in words that name the citizen. */
const replyToFirst = async () => {
  await desk.goto(`${product.url}/desk`)
  await desk.getByLabel('工作人员口令').fill(product.pin)
  await desk.getByRole('button', { name: '登录' }).click()
  await desk.locator('tbody a').first().click()
  await desk.getByRole('button', { name: '确认收到' }).click()
  await desk.getByLabel('答复决定').selectOption('refused')
  await desk.getByLabel('答复内容').fill(`${citizen.name}:经审查不予公开`)
  await desk.getByRole('button', { name: '记为已答复' }).click()
  await expect(desk.locator('.state')).toContainText('已答复')
}
