import { expect, type Page } from '@playwright/test'

/** A finger on the seal in the corner for a little more than three seconds, then the PIN; at the first run it is chosen. */
export const openTerminalPage = async (page: Page, pin = '271828'): Promise<void> => {
  await page.getByRole('button', { name: '首页' }).click()
  await holdSeal(page)
  const pad = page.locator('.pin-pad')
  await expect(pad).toBeVisible()
  const isFirst = (await pad.getByRole('heading').textContent())?.includes('第一次') ?? false
  for (const _ of isFirst ? [1, 2] : [1]) {
    await typePin(page, pin)
    if (isFirst) await expect(pad.getByRole('heading', { name: '第一次' })).toHaveCount(0)
  }
  await expect(page.locator('.facts')).toBeVisible()
}

export const holdSeal = async (page: Page): Promise<void> => {
  const seal = page.locator('.seal')
  await seal.dispatchEvent('pointerdown', { pointerType: 'touch', isPrimary: true })
  await expect(page.getByRole('heading', { name: '本终端的情况' })).toBeVisible({ timeout: 10_000 })
}

export const typePin = async (page: Page, pin: string): Promise<void> => {
  for (const digit of pin) await page.locator('.pin-keys').getByRole('button', { name: digit, exact: true }).tap()
}
