import { setTimeout as pause } from 'node:timers/promises'
import type { OldElement, OldPage } from './chromium.ts'
import { until } from './until.ts'

const patience = 60_000
const settlingTime = 100

/** A citizen's hand and eyes at the old browser. */
export type Hand = {
  /** Touches the first visible element of an XPath once it stands still. */
  readonly touch: (path: string) => Promise<void>
  /** Touches a field and types into it as a hardware keyboard would. */
  readonly type: (path: string, words: string) => Promise<void>
  /** Waits until an element of an XPath is visible. */
  readonly see: (path: string) => Promise<void>
  /** Waits until the text of a part of the page satisfies a condition. @returns that text */
  readonly read: (selector: string, what: string, isRight: (text: string) => boolean) => Promise<string>
}

/**
 * Its own waiting, since puppeteer's waitFor* compile their conditions inside of the page, which the kiosk's content
 * security policy forbids.
 */
export const handAt = (page: OldPage): Hand => {
  const find = (path: string) => until(path, patience, () => firstVisible(page, path).catch(nothingWhileLoading))
  const touch = async (path: string) => {
    const element = await until(`${path} 静止`, patience, async () => {
      const found = await firstVisible(page, path).catch(nothingWhileLoading)
      return found && (await isStill(found)) ? found : null
    })
    await element.tap()
  }
  return {
    touch,
    type: async (path, words) => {
      await touch(path)
      await page.keyboard.type(words)
    },
    see: async path => void (await find(path)),
    read: (selector, what, isRight) =>
      until(what, patience, async () => {
        const text = await page
          .evaluate(of => document.querySelector<HTMLElement>(of)?.innerText ?? '', selector)
          .catch(nothingWhileLoading)
        return text && isRight(text) ? text : null
      }),
  }
}

const firstVisible = async (page: OldPage, path: string): Promise<OldElement | null> => {
  for (const element of await page.$x(path)) {
    const box = await element.boundingBox()
    if (box && box.width > 0 && box.height > 0) return element
  }
  return null
}

const isStill = async (element: OldElement): Promise<boolean> => {
  const before = await element.boundingBox().catch(nothingWhileLoading)
  await pause(settlingTime)
  const after = await element.boundingBox().catch(nothingWhileLoading)
  return before !== null && JSON.stringify(before) === JSON.stringify(after)
}

/** The page went away under the question; the next round asks the new one. */
const nothingWhileLoading = (error: unknown): null => {
  if (error instanceof Error && /context|detached|navigat|Cannot find|No node/i.test(error.message)) return null
  throw error
}
