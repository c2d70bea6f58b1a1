import { expect, type Locator, type Page } from '@playwright/test'
import { ink } from '../samples/ink.ts'

/** Milliseconds until what was typed is surely answered. */
const patience = 2_000

/** The screen's own keys, and nothing else, as a finger uses them. */
export const keysOf = (page: Page) => {
  const keyboard = page.locator('.keyboard')
  const key = (name: string): Locator => keyboard.getByRole('button', { name, exact: true })
  const candidate = (text: string): Locator => keyboard.locator('.candidate', { hasText: new RegExp(`^${text}$`) })

  const press = async (names: Iterable<string>): Promise<void> => {
    for (const name of names) await key(name).tap()
  }
  /** Takes a candidate from the strip, or from behind 更多候选. */
  const take = async (text: string): Promise<void> => {
    const wanted = candidate(text)
    const more = key('更多候选')
    const isSeen = await expect
      .poll(() => isInStrip(wanted.first()), { timeout: patience })
      .toBe(true)
      .then(
        () => true,
        () => false,
      )
    if (!isSeen) await more.tap()
    await wanted.last().tap()
  }
  const layout = (name: string): Promise<void> => key(name).tap()
  return {
    keyboard,
    key,
    candidate,
    press,
    take,
    layout,
    hide: () => key('收起').tap(),
    /** Writes by pinyin: letters, then what they are to mean, one after the other. */
    pinyin: async (parts: Readonly<Record<string, string>>): Promise<void> => {
      for (const [letters, text] of Object.entries(parts)) {
        await press(letters)
        await take(text)
      }
    },
    /** Draws characters side by side, then takes what they are to be. */
    draw: async (text: string): Promise<void> => {
      await drawOn(page, text)
      await take(text)
    },
  }
}

/** What a strip has no room for is there, but cannot be seen. */
const isInStrip = async (button: Locator): Promise<boolean> => {
  if (!(await button.isVisible())) return false
  return button.evaluate(element => {
    const list = element.closest('.candidates-list')?.getBoundingClientRect()
    const own = element.getBoundingClientRect()
    return list !== undefined && own.bottom <= list.bottom + 1
  })
}

const drawOn = async (page: Page, text: string): Promise<void> => {
  const pad = page.locator('.handwriting-pad canvas')
  const box = await pad.boundingBox()
  if (!box) throw new Error('the pad is not on the screen')
  const size = Math.min(box.height * 0.8, (box.width * 0.9) / (text.length * 1.2))
  for (const [at, character] of [...text].entries())
    for (const stroke of ink[character] ?? []) {
      const points = stroke.map(([x, y]) => ({
        x: box.x + 20 + at * size * 1.25 + (x / 100) * size,
        y: box.y + 20 + (y / 100) * size,
      }))
      const [first, ...rest] = points
      if (!first) continue
      await page.mouse.move(first.x, first.y)
      await page.mouse.down()
      for (const point of rest) await page.mouse.move(point.x, point.y, { steps: 4 })
      await page.mouse.up()
    }
}
