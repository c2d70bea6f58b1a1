import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { findChromium } from '../browser.ts'
import { freePort } from '../journeys/product.ts'

/** A terminal's browser as a process group of its own, so that it can be stopped as a power cut would. */
export type ChromiumProcess = {
  readonly page: Page
  readonly context: BrowserContext
  /** Ends it as its window's cross does, with everything written. */
  readonly close: () => Promise<void>
  /** Nothing of it runs any more, nothing of it is tidied up. */
  readonly freeze: () => void
  readonly kill: () => Promise<void>
}

const words = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']

/** Starts Chromium on a profile, which it makes when it is not there. */
export const startChromium = async (profile: string): Promise<ChromiumProcess> => {
  const port = await freePort()
  const executable = process.env.MINGTANG_CHROMIUM ?? findChromium()
  const own = [`--remote-debugging-port=${port}`, `--user-data-dir=${profile}`]
  const child = spawn(executable, [...words, ...own, 'about:blank'], { stdio: 'ignore', detached: true })
  const killAtExit = () => signal(child, 'SIGKILL')
  process.prependOnceListener('exit', killAtExit) // before anybody tidies up what it writes to
  const isOver = once(child, 'exit').finally(() => process.off('exit', killAtExit))
  const kill = async () => {
    signal(child, 'SIGKILL')
    await isOver
  }
  const browser = await connect(port).catch(async error => {
    await kill()
    throw error
  })
  const context = browser.contexts()[0] ?? (await browser.newContext())
  const page = await context.newPage()
  await page.setViewportSize({ width: 1080, height: 1920 })
  return {
    page,
    context,
    close: async () => {
      const session = await browser.newBrowserCDPSession()
      await session.send('Browser.close')
      await isOver
    },
    freeze: () => signal(child, 'SIGSTOP'),
    kill,
  }
}

/** To all of its processes, which may be gone. */
const signal = (child: ChildProcess, name: NodeJS.Signals): void => {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null) return
  process.kill(-child.pid, name)
}

const connect = async (port: number): Promise<Browser> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return await chromium.connectOverCDP(`http://localhost:${port}`)
    } catch (error) {
      if (tries > 100) throw error
      await new Promise(resolve => setTimeout(resolve, 200))
    }
  }
}
