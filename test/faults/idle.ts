import { type CDPSession, chromium, type Page } from '@playwright/test'
import { buildKiosk } from '#start/build.ts'
import { findChromium } from '../browser.ts'
import { startProduct } from '../journeys/product.ts'
import { untilComplete } from '../journeys/screens.ts'
import type { RunOptions } from '../run-named.ts'

const usualHours = 30
/** Everything has been drawn once by then. */
const settledAfter = 2
/** Fewer would leave nothing to compare. */
const fewestHours = settledAfter + 3
/** More than what the page on which the hour ends makes of a difference. */
const mostGrowth = 0.1
const hour = 3_600_000

/** What the page holds after the rubbish has been collected. */
type Held = { readonly heapBytes: number; readonly nodes: number; readonly listeners: number }

/**
 * Lets the idle display run for thirty hours of a simulated clock, over midnight, without the nightly reload that would
 * let everything go, and looks whether the page holds more and more.
 */
export const faultsIdle = async ({ count }: RunOptions): Promise<Readonly<Record<string, unknown>>> => {
  const hours = Math.max(fewestHours, count ?? usualHours)
  await buildKiosk()
  const product = await startProduct()
  const browser = await chromium.launch({ executablePath: process.env.MINGTANG_CHROMIUM ?? findChromium() })
  try {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, serviceWorkers: 'block' })
    const page = await context.newPage()
    await page.clock.install({ time: new Date('2026-12-31T10:00:00+08:00') })
    await page.goto(product.url)
    await untilComplete(page)
    await page.clock.runFor(31_000)
    await page.locator('.idle-clock').waitFor()
    const client = await context.newCDPSession(page)
    const held: Held[] = []
    const shown = new Set<string>()
    for (let at = 0; at < hours; at += 1) {
      await anHour(page, shown)
      held.push(await holds(client))
    }
    const grown = growthOf(held)
    if (Object.values(grown).some(each => each > mostGrowth)) process.exitCode = 1
    return {
      hours,
      pagesShown: shown.size,
      endsAt: await page.locator('.idle-clock').textContent(),
      grown,
      heapMegabytes: held.map(each => Number((each.heapBytes / 1e6).toFixed(2))),
      nodes: held.map(each => each.nodes),
      listeners: held.map(each => each.listeners),
    }
  } finally {
    await browser.close()
    await product.stop()
  }
}

/** How much more is held on average in the last third of the time than in the third before; 0.1 is a tenth more. */
const growthOf = (held: readonly Held[]): Held => {
  const third = Math.max(1, Math.floor((held.length - settledAfter) / 3))
  const [before, after] = [held.slice(-2 * third, -third), held.slice(-third)]
  const sum = (of: readonly Held[], name: keyof Held) => of.reduce((total, each) => total + each[name], 0)
  const grown = (name: keyof Held) => Number((sum(after, name) / sum(before, name) - 1).toFixed(3))
  return { heapBytes: grown('heapBytes'), nodes: grown('nodes'), listeners: grown('listeners') }
}

/** Most of the hour runs in one go; for a few minutes each page is looked at, so that its pictures really load. */
const anHour = async (page: Page, shown: Set<string>): Promise<void> => {
  await page.clock.runFor(hour - 180_000)
  for (let at = 0; at < 15; at += 1) {
    await page.clock.runFor(12_000)
    shown.add((await page.locator('.idle-page').first().innerText()).split('\n').slice(0, 2).join(' '))
  }
}

const holds = async (client: CDPSession): Promise<Held> => {
  await client.send('HeapProfiler.collectGarbage')
  await client.send('Performance.enable')
  const { metrics } = await client.send('Performance.getMetrics')
  const value = (name: string) => metrics.find(metric => metric.name === name)?.value ?? 0
  return { heapBytes: value('JSHeapUsedSize'), nodes: value('Nodes'), listeners: value('JSEventListeners') }
}
