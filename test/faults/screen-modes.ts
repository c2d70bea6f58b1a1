import type { Page } from '@playwright/test'

/** How a citizen has made the screens look. */
export type Look = {
  /** Which of the four text sizes. */
  readonly step: number
  readonly colours: 'plain' | 'eye-care' | 'contrast'
  readonly isElder: boolean
  readonly isLow: boolean
  readonly language: 'zh-CN' | 'en'
}

export const standardLook: Look = { step: 0, colours: 'plain', isElder: false, isLow: false, language: 'zh-CN' }

/** Every mode by itself. */
export const lonelyLooks: Readonly<Record<string, Look>> = {
  standard: standardLook,
  largestText: { ...standardLook, step: 3 },
  elder: { ...standardLook, isElder: true, step: 1 },
  highContrast: { ...standardLook, colours: 'contrast' },
  eyeCare: { ...standardLook, colours: 'eye-care' },
  lowReach: { ...standardLook, isLow: true },
  english: { ...standardLook, language: 'en' },
}

/**
 * Makes the screens look so, by the buttons of the modes, wherever they are: below a dialog too, where no finger gets
 * at them, since whoever opened it had chosen before.
 * @returns whether this terminal offers it; low reach is offered only where part of the screen lies too high
 */
export const lookAs = async (page: Page, look: Look): Promise<boolean> => {
  await page.evaluate(() => {
    if (document.querySelector('.frame[data-typing]') && document.activeElement instanceof HTMLElement)
      document.activeElement.blur() // the keyboard takes the place of some of these buttons
  })
  await page.waitForFunction(() => document.querySelector('.frame[data-typing]') === null)
  return page.evaluate(async wanted => {
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve))
    const root = document.documentElement
    const press = (selector: string, at: number) =>
      [...document.querySelectorAll<HTMLButtonElement>(selector)][at]?.click()
    const reach = Number.parseFloat(getComputedStyle(root).getPropertyValue('--reach'))
    if (wanted.isLow && !(reach < innerHeight)) return false
    const turn = (selector: string, at: number, is: () => boolean) => {
      for (let presses = 0; presses < 4 && !is(); presses += 1) press(selector, at)
      if (!is()) throw new Error(`no button makes the screens look like ${JSON.stringify(wanted)}`)
    }
    turn('.nearby-modes [aria-pressed]', 0, () => (root.dataset.elder ?? 'false') === String(wanted.isElder))
    turn('.nearby-modes [aria-pressed]', 1, () => (root.dataset.reach ?? 'full') === (wanted.isLow ? 'low' : 'full'))
    turn('.modes button', 0, () => (root.dataset.step ?? '0') === String(wanted.step))
    turn('.modes button', 1, () => (root.dataset.colours ?? 'plain') === wanted.colours)
    if (root.lang !== wanted.language) press('.modes button', 2)
    const language = `dialog button[lang="${wanted.language}"]`
    while (root.lang !== wanted.language) {
      press(language, 0)
      await frame()
    }
    await frame()
    await frame()
    return true
  }, look)
}
