import type { Page } from '@playwright/test'

/** What a citizen of a fault run writes; none of it stands anywhere else. */
export type Canary = { readonly words: string; readonly name: string; readonly phone: string }

export const canaryOf = (trial: number): Canary => ({
  words: `鸮鹠${String(trial).padStart(4, '0')}`,
  name: `欧阳鸮${String(trial).padStart(4, '0')}`,
  phone: `1390${String(7_000_000 + trial)}`,
})

/** One thing that a citizen may do; each leaves the terminal somewhere from where the others can be done. */
type Step = (page: Page, canary: Canary) => Promise<void>

/** Lets the keyboard go down, so that the whole dock is there. */
const leaveField = async (page: Page) => {
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await page.locator('.frame:not([data-typing])').waitFor()
}

const home = async (page: Page) => {
  await leaveField(page)
  await page.locator('.dock button').first().click()
}

const search: Step = async (page, { words }) => {
  await home(page)
  await page.locator('.search-entry').click()
  await page.locator('.search-box input').fill(words)
}

const composes: Step = async (page, canary) => {
  await search(page, canary)
  const keys = page.locator('.keyboard')
  for (const letter of ['d', 'i', 'b', 'a', 'o'])
    await keys.getByRole('button', { name: letter, exact: true }).click({ timeout: 5_000 })
}

const copies: Step = async (page, canary) => {
  await search(page, canary)
  await page.locator('.search-box input').press('Control+A')
  await page.locator('.search-box input').press('Control+C')
}

const reads: Step = async page => {
  await home(page)
  await page.locator('.zone[data-tone="guide"]').click()
  await page.locator('.hit').first().click()
  await page.locator('.material input').first().click()
  await page.locator('.reader-actions button').nth(2).click()
  await page.locator('main').evaluate(main => main.scrollTo(0, 400))
}

const looksAtPictures: Step = async page => {
  await home(page)
  await page.locator('.search-entry').click()
  await page.locator('.search-box input').fill('买农机怎么领补贴')
  await page.locator('.hit').first().click()
  await page.locator('.picture img').waitFor({ timeout: 10_000 })
}

/** Writes a part of a request, or goes on with the one that has been begun. */
const writes: Step = async (page, { name, phone }) => {
  await openTriageAnyLanguage(page)
  await page.locator('.way').first().click()
  for (let screen = 0; screen < 4; screen += 1) {
    const fields = page.locator('form input[type="text"], form input:not([type]), form textarea')
    for (const field of await fields.all()) await field.fill(screen % 2 === 0 ? name : phone)
    await leaveField(page)
    const next = page.locator('form > .actions .main-action')
    if ((await next.count()) === 0) return
    await next.click()
  }
}

const openTriageAnyLanguage = async (page: Page) => {
  await home(page)
  await page.locator('.zone[data-tone="request"]').click()
}

const enlarges: Step = page => page.locator('.modes button').first().click()
const colours: Step = page => page.locator('.modes button').nth(1).click()
const easy: Step = page => page.locator('.nearby-modes button').first().click()
const reaches: Step = page => page.locator('.nearby-modes button').last().click()
const speaksEnglish: Step = async page => {
  await page.locator('.modes button').nth(2).click()
  await page.locator('dialog button[lang="en"]').click()
}

const steps = [
  search,
  composes,
  copies,
  reads,
  looksAtPictures,
  writes,
  enlarges,
  colours,
  easy,
  reaches,
  speaksEnglish,
]

/**
 * Does some things, whatever comes into a citizen's mind; what cannot be done just there is given up.
 * @param random from 0 to 1
 * @returns how many were given up
 */
export const wander = async (page: Page, canary: Canary, random: () => number): Promise<number> => {
  let givenUp = 0
  const count = 1 + Math.floor(random() * 5)
  for (let at = 0; at < count; at += 1) {
    const step = steps[Math.floor(random() * steps.length)]
    await leaveField(page)
      .then(() => step?.(page, canary))
      .catch(() => {
        givenUp += 1
      })
  }
  return givenUp
}
