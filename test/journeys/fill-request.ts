import type { Page } from '@playwright/test'
import { citizen, hideKeyboard, openTriage } from './screens.ts'

/** What a citizen writes into a request. */
export type Citizen = Readonly<typeof citizen>

/** Fills in a request from the home screen to the check page. */
export const fillRequest = async (page: Page, who: Citizen = citizen): Promise<void> => {
  const next = async () => {
    await hideKeyboard(page) // it comes up a moment after the focus, and moves what is about to be clicked
    await page.locator('.main-action').click()
  }
  await openTriage(page)
  await page.locator('.way', { hasText: '申请公开一份政府信息' }).click()
  await next()
  await page.getByText('我自己(公民)').click()
  await next()
  await page.getByLabel('姓名').fill(who.name)
  await next()
  await page.getByLabel('电话').fill(who.phone)
  await page.getByLabel('通信地址').fill(who.address)
  await next()
  await page.getByText('现在输入证件号码').click()
  await page.getByLabel('证件号码', { exact: true }).fill(who.identityNumber)
  await next()
  await page.getByLabel('所需政府信息').fill(who.description)
  await next()
  await page.getByText('不知道,请窗口判断').click()
  await next()
  await page.locator('.choice', { hasText: '纸面' }).click()
  await page.locator('.choice', { hasText: '由机关与我联系确定' }).last().click()
  await next()
}
