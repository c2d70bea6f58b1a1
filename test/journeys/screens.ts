import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Waits until every word of the library can be found. */
export const untilComplete = (page: Page): Promise<void> =>
  expect(page.locator('.dot')).toHaveAttribute('data-tone', 'well', { timeout: 60_000 })

/** Waits until the shell is kept for offline use. */
export const untilShellIsKept = (page: Page): Promise<unknown> =>
  page.waitForFunction(async () => {
    await navigator.serviceWorker.ready
    return navigator.serviceWorker.controller !== null
  })

/** Types as the citizen does, on the hardware keyboard that the hall may have. */
export const searchFor = async (page: Page, words: string): Promise<void> => {
  await hideKeyboard(page)
  await page.getByRole('button', { name: '首页' }).click()
  await page.locator('.search-entry').click()
  await expect(page.getByLabel('要找的词或文号')).toBeFocused()
  await page.keyboard.insertText(words)
  await expect(page.locator('.found')).toContainText('找到')
}

/** While the keyboard is up, the dock keeps only help and the end. */
export const hideKeyboard = async (page: Page): Promise<void> => {
  if ((await page.locator('.frame[data-typing]').count()) === 0) return
  await page.locator('.keyboard').getByRole('button', { name: '收起' }).click()
}

export const firstHit = (page: Page) => page.locator('.hit').first()

/**
 * Nothing that axe can find is wrong with the screen.
 * @param contrast seven to one of all text (WCAG 1.4.6), as the high-contrast colours promise
 */
export const expectAccessible = async (page: Page, contrast: 'usual' | 'sevenToOne' = 'usual'): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'color-contrast-enhanced': { enabled: contrast === 'sevenToOne' } },
    })
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual([])
}

/** What a citizen files in these journeys; canary words that must never rest in the clear. */
export const citizen = {
  name: '欧阳测试甲',
  phone: '13900007788',
  identityNumber: '440308199901101512',
  address: '清溪县中店乡测试村七十七号',
  description: '二〇二五年石桥村道路硬化合同',
}

/** Opens the page where one chooses what to hand in. */
export const openTriage = async (page: Page): Promise<void> => {
  await hideKeyboard(page)
  await page.getByRole('button', { name: '首页' }).click()
  await page.locator('.zone[data-tone="request"]').click()
}

/** Asks by a receipt code how it stands. */
export const askProgress = async (page: Page, code: string) => {
  await hideKeyboard(page)
  await page.getByRole('button', { name: '查进度', exact: true }).click()
  await page.getByLabel('查询码').fill(code)
  await page.getByLabel('查询码').press('Enter')
}
