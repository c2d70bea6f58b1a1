import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { buildKiosk } from '#start/build.ts'
import { randomOf } from '#start/seeded-random.ts'
import { findChromium } from '../browser.ts'
import { type Product, startProduct } from '../journeys/product.ts'
import { untilComplete } from '../journeys/screens.ts'
import type { RunOptions } from '../run-named.ts'
import { canaryOf, wander } from './citizen.ts'
import { type Leftover, leftoversOf, noteObjectUrls, objectUrls } from './leftovers.ts'

const usualTrials = 100

/** A session that was ended: how, how long the wiping took, and what was left. */
export type EndedSession = {
  readonly by: 'asked' | 'time'
  readonly clearedMs: number
  /** Steps that could not be done where the citizen stood. */
  readonly givenUp: number
  readonly leftovers: readonly Leftover[]
}

/** Citizens one after another at one terminal, each ended at a random step; then everything is searched for them. */
export const faultsSessions = async ({ count }: RunOptions): Promise<Readonly<Record<string, unknown>>> => {
  const trials = count ?? usualTrials
  await buildKiosk()
  const product = await startProduct()
  const profile = await mkdtemp(join(tmpdir(), 'mingtang-sessions-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.MINGTANG_CHROMIUM ?? findChromium(),
    viewport: { width: 1080, height: 1920 },
    locale: 'zh-CN',
    bypassCSP: true, // so that a former page's object URLs can be asked for at all
  })
  try {
    const ended = await runSessions(context, product, { trials, from: 0 })
    const leftovers = ended.flatMap(each => each.leftovers)
    const times = ended.map(each => each.clearedMs).sort((left, right) => left - right)
    if (leftovers.length > 0) process.exitCode = 1
    return {
      trials,
      leaks: ended.filter(each => each.leftovers.length > 0).length,
      leaksBy: Object.fromEntries(
        [...new Set(leftovers)].map(kind => [kind, leftovers.filter(each => each === kind).length]),
      ),
      stepsGivenUp: ended.reduce((sum, each) => sum + each.givenUp, 0),
      clearedMs: { median: times[Math.floor(trials / 2)], p95: times[Math.floor(trials * 0.95)], max: times.at(-1) },
      endings: {
        asked: ended.filter(each => each.by === 'asked').length,
        time: ended.filter(each => each.by === 'time').length,
      },
    }
  } finally {
    await context.close()
    await product.stop()
    await rm(profile, { recursive: true, force: true })
  }
}

/** @param from the number of the first citizen, which decides what all of them do */
export const runSessions = async (
  context: BrowserContext,
  product: Product,
  { trials, from }: { readonly trials: number; readonly from: number },
): Promise<readonly EndedSession[]> => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: product.url })
  await context.addInitScript(noteObjectUrls)
  const page = context.pages()[0] ?? (await context.newPage())
  page.setDefaultTimeout(6_000)
  await page.clock.install()
  await page.goto(product.url)
  await untilComplete(page)
  const ended: EndedSession[] = []
  for (let trial = from; trial < from + trials; trial += 1) ended.push(await oneSession(page, trial))
  return ended
}

const oneSession = async (page: Page, trial: number): Promise<EndedSession> => {
  const random = randomOf(trial + 1)
  const canary = canaryOf(trial)
  const historyLength = await page.evaluate(() => history.length)
  const givenUp = await wander(page, canary, random)
  const urls = await objectUrls(page)
  const by = random() < 0.25 ? 'time' : 'asked'
  const clearedMs = await (by === 'asked' ? endAsAsked(page) : endByTime(page))
  await untilComplete(page)
  const leftovers = await leftoversOf(page, { canary, urls, historyLength })
  await page.goto(new URL('/', page.url()).href)
  await untilComplete(page)
  return { by, clearedMs, givenUp, leftovers }
}

/** From the touch to the words that all has been cleared, milliseconds; asked first where a form has been begun. */
const endAsAsked = async (page: Page): Promise<number> => {
  await page.locator('.dock button').last().click()
  const confirm = page.locator('dialog [data-ends-session], dialog .second-action')
  const cleared = page.locator('.cleared')
  await cleared.or(confirm).first().waitFor()
  const since = performance.now()
  if ((await cleared.count()) === 0) await confirm.first().click()
  await cleared.waitFor()
  return Math.round(performance.now() - since)
}

/** Three times 180 seconds is the longest that any screen waits, then three times 30. */
const endByTime = async (page: Page): Promise<number> => {
  await page.clock.fastForward(542_000)
  await page.locator('dialog[open]').waitFor()
  await page.clock.fastForward(92_000)
  const since = performance.now()
  await page.locator('.cleared').waitFor()
  return Math.round(performance.now() - since)
}
