import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, type Page, test } from '@playwright/test'
import { root } from '../step.ts'
import { type Product, startProduct } from './product.ts'
import { expectAccessible, hideKeyboard, openTriage, untilComplete, untilShellIsKept } from './screens.ts'
import { openTerminalPage } from './terminal-page.ts'

let product: Product
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

const letters = ['桥头的路灯坏了', '卫生室周末不开门']

test('a hall without a line carries its submissions to the server in a file, and nothing doubles', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await untilShellIsKept(page)
  await product.stop()
  for (const letter of letters) await handInOffline(page, letter)
  await openTerminalPage(page)
  await expect(page.locator('.facts')).toContainText('2 份')
  await expectAccessible(page)
  await page.getByRole('button', { name: '大字' }).click()
  await expectAccessible(page)
  const file = await exportQueue(page)

  expect(await importFile(file)).toContain('新收 2 件,早已收到 0 件')
  expect(await importFile(file)).toContain('新收 0 件,早已收到 2 件')

  await product.start()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect(page.locator('.status')).not.toContainText('待上传')
  await expect(page.locator('.facts')).not.toContainText('2 份')
  await signIn(page)
  await expect(page.locator('tbody tr')).toHaveCount(letters.length)
  for (const letter of letters) await expect(page.locator('tbody')).toContainText(letter)
})

const handInOffline = async (page: Page, letter: string) => {
  await openTriage(page)
  await page.locator('.way', { hasText: '给县长信箱写信' }).click()
  const submit = page.getByRole('button', { name: '提交', exact: true })
  await expect(async () => {
    const field = page.getByLabel('来信内容', { exact: true })
    if ((await field.count()) > 0) await field.fill(letter)
    await hideKeyboard(page)
    if ((await submit.count()) === 0) await page.locator('.main-action').click()
    await expect(submit).toBeVisible({ timeout: 200 })
  }).toPass()
  await submit.click()
  await expect(page.getByRole('heading', { name: '已存本机,尚未送达' })).toBeVisible()
}

/** @returns where the file lies */
const exportQueue = async (page: Page): Promise<string> => {
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出 2 份' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^mingtang-.+\.json$/)
  await expect(page.getByText('已导出 2 份')).toBeVisible()
  return download.path()
}

/** What the intake says when the file has been brought to the server. */
const importFile = async (file: string): Promise<string> => {
  const words = [join(root, 'src/intake/main.ts'), 'import', file, '--data', product.data]
  const { stdout } = await promisify(execFile)(process.execPath, words)
  return stdout
}

const signIn = async (page: Page) => {
  await page.goto(`${product.url}/desk`)
  await page.getByLabel('工作人员口令').fill(product.pin)
  await page.getByRole('button', { name: '登录' }).click()
}
