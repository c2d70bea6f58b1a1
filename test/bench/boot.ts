import { brotliCompressSync } from 'node:zlib'
import type { CDPSession, Page } from '@playwright/test'
import { startProduct } from '../journeys/product.ts'
import { newBrowser } from './in-chromium.ts'

const throttling = 4
const typed = ['补', '补贴', '补贴标准']

/**
 * How heavy the first screen is and how long the page's main thread is ever busy, at a quarter of the processor's
 * speed: from the cache to a home screen that can be touched, then pinyin on the screen's keys, typing, opening a document, going
 * back.
 */
export const benchBoot = async (): Promise<Readonly<Record<string, unknown>>> => {
  const product = await startProduct()
  const browser = await newBrowser()
  const { context, page } = await browser.open()
  try {
    const shellBrotliBytes = await shellBytes(product.url)
    await firstVisit(page, product.url)
    const session = await context.newCDPSession(page)
    const loopMs = await loop(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: throttling })
    const calibration = { loopMs, loopThrottledMs: await loop(page) }
    const interactiveMs = await fromCache(page)
    await page.waitForSelector('.dot[data-tone=well]')
    return {
      shellBrotliBytes,
      throttling,
      calibration,
      interactiveMs,
      longestTaskMs: await longestTasks(page, session),
    }
  } finally {
    await context.close()
    await product.stop()
    await browser.forget()
  }
}

/** A fixed loop, to see how fast the processor is just now. */
const loop = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const before = performance.now()
    let sum = 0
    for (let at = 0; at < 20_000_000; at += 1) sum = (sum + Math.imul(at, 31)) | 0
    return sum === 7 ? 0 : Math.round(performance.now() - before)
  })

/** Bytes of all scripts that the page itself names; the others come after the first screen. */
const shellBytes = async (url: string): Promise<number> => {
  const html = await (await fetch(url)).text()
  const names = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, name = '']) => new URL(name, url))
  const bodies = await Promise.all(names.map(async name => Buffer.from(await (await fetch(name)).arrayBuffer())))
  return bodies.reduce((sum, body) => sum + brotliCompressSync(body).length, 0)
}

const firstVisit = async (page: Page, url: string): Promise<void> => {
  await page.goto(url)
  await page.waitForSelector('.dot[data-tone=well]')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.waitForTimeout(3000)
}

const fromCache = async (page: Page): Promise<number> => {
  await page.reload()
  await page.waitForSelector('.search-entry')
  return page.evaluate(
    () =>
      new Promise<number>(resolve =>
        requestAnimationFrame(() => setTimeout(() => resolve(Math.round(performance.now())))),
      ),
  )
}

const longestTasks = async (page: Page, session: CDPSession): Promise<Readonly<Record<string, number>>> => {
  await page.evaluate(() => {
    const tasks: number[] = []
    Object.assign(window, { tasks })
    new PerformanceObserver(list => tasks.push(...list.getEntries().map(entry => entry.duration))).observe({
      type: 'longtask',
    })
  })
  const longest = async (work: () => Promise<void>): Promise<number> => {
    await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks.splice(0))
    await work()
    await page.waitForTimeout(1500)
    return page.evaluate(() => Math.round(Math.max(0, ...(window as unknown as { tasks: number[] }).tasks)))
  }
  const keyboard = await longest(async () => {
    await page.locator('.search-entry').click()
    for (const key of 'shenqingdibao') {
      await page.locator('.keyboard').getByRole('button', { name: key, exact: true }).click()
      await page.waitForTimeout(150)
    }
    await page.waitForSelector('.candidate.first')
    await page.locator('.candidate-more').click()
    await page.waitForTimeout(500)
    await page.locator('.candidates-grid .candidate').first().click()
  })
  const search = await longest(async () => {
    for (const words of typed) {
      await page.locator('.search-box input').fill(words)
      await page.waitForTimeout(400)
    }
    await page.waitForSelector('.hit')
  })
  const open = await longest(async () => {
    await page.locator('.hit').first().click()
    await page.waitForSelector('.reader-top, .guide')
  })
  const back = await longest(async () => {
    await page.locator('.back').click()
    await page.waitForSelector('.hit')
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  return { keyboard, search, open, back }
}
