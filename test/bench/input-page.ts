import type { Page } from '@playwright/test'
import { buildPage, newBrowser, servePage } from './in-chromium.ts'

const throttling = 4

/** How fast the processor is, as it is and throttled. */
export type Calibration = { readonly loopMs: number; readonly loopThrottledMs: number }

/**
 * Measures in Chromium, in the page, since workers are not throttled: once as the machine is, then at a quarter of its
 * speed.
 */
export const inPage = async <Value>(work: {
  readonly asItIs: (page: Page) => Promise<Value>
  readonly throttled: (page: Page) => Promise<Value>
}): Promise<{ readonly asItIs: Value; readonly throttled: Value; readonly calibration: Calibration }> => {
  const server = await servePage(await buildPage('input'), {})
  const browser = await newBrowser()
  const { context, page } = await browser.open()
  const loop = async () => Math.round(await page.evaluate(() => window.input.loop()))
  try {
    await page.goto(`${server.url}/page.html`)
    const session = await context.newCDPSession(page)
    const asItIs = await work.asItIs(page)
    const loopMs = await loop()
    await session.send('Emulation.setCPUThrottlingRate', { rate: throttling })
    const loopThrottledMs = await loop()
    await page.reload()
    const throttled = await work.throttled(page)
    return { asItIs, throttled, calibration: { loopMs, loopThrottledMs } }
  } finally {
    await context.close()
    await server.close()
    await browser.forget()
  }
}
