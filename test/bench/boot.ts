import { brotliCompressSync } from 'node:zlib'
import type { CDPSession, Page } from '@playwright/test'
import { startProduct } from '../journeys/product.ts'
import { newBrowser } from './in-chromium.ts'

const throttling = 4
const typed = ['补', '补贴', '补贴标准']

/**
 * How heavy the first screen is and how long the page's main thread is ever busy, at a quarter of the processor's
 * speed: from the cache to a home screen that can be touched, then typing, opening a document, going back.
 */
export const benchBoot = async (): Promise<Readonly<Record<string, unknown>>> => {
  const product = await startProduct()
  const browser = await newBrowser()
  const { context, page } = await browser.open()
  try {
    const scripts = await firstVisit(page, product.url)
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: throttling })
    const interactiveMs = await fromCache(page)
    await page.waitForSelector('.dot[data-tone=well]')
    return { shellBrotliBytes: scripts, throttling, interactiveMs, longestTaskMs: await longestTasks(page, session) }
  } finally {
    await context.close()
    await product.stop()
    await browser.forget()
  }
}

/** Bytes of all scripts that the first screen loads, workers apart. */
const firstVisit = async (page: Page, url: string): Promise<number> => {
  const bodies: Promise<Buffer>[] = []
  page.on('response', response => {
    if (
      response.request().resourceType() === 'script' &&
      !response.url().includes('worker') &&
      !response.url().includes('/sw.js')
    )
      bodies.push(response.body())
  })
  await page.goto(url)
  await page.waitForSelector('.dot[data-tone=well]')
  const counted = bodies.splice(0)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.waitForTimeout(3000)
  return (await Promise.all(counted)).reduce((sum, body) => sum + brotliCompressSync(body).length, 0)
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
  const search = await longest(async () => {
    await page.locator('.search-entry').click()
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
  return { search, open, back }
}
