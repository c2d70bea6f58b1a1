import type { Terminal } from '#domain/terminal.ts'

/** Millimetres that may be printed on: A4 within its margins, and the width of a roll of 80 mm. */
const sheet = { width: 170, height: 253 }
const roll = { width: 74 }

/** How much paper something takes: sheets of A4, or centimetres of the roll. */
export type PaperLength = { readonly paper: 'a4' | '80mm'; readonly count: number }

/**
 * How many sheets blocks of such heights take, one after another, none of them parted.
 * @param heights millimetres
 */
export const sheetsFor = (heights: readonly number[]): number => {
  let sheets = 1
  let used = 0
  for (const height of heights) {
    if (used > 0 && used + height > sheet.height) {
      sheets += 1
      used = 0
    }
    used += height
  }
  return sheets
}

/** Lays out what will be printed, unseen, as wide as the paper, and measures it. */
export const measurePaper = (printed: HTMLElement, paper: Exclude<Terminal['paper'], 'none'>): PaperLength => {
  const copy = printed.cloneNode(true)
  if (!(copy instanceof HTMLElement)) return { paper, count: 1 }
  copy.classList.add('measured')
  copy.style.width = `${paper === 'a4' ? sheet.width : roll.width}mm`
  document.body.append(copy)
  const millimetre = copy.getBoundingClientRect().width / (paper === 'a4' ? sheet.width : roll.width)
  const heights = [...copy.children].map(block => outerHeight(block) / millimetre)
  const whole = copy.getBoundingClientRect().height / millimetre
  copy.remove()
  return { paper, count: paper === 'a4' ? sheetsFor(heights) : Math.ceil(whole / 10) }
}

const outerHeight = (block: Element): number => {
  const { marginTop, marginBottom } = getComputedStyle(block)
  return block.getBoundingClientRect().height + Number.parseFloat(marginTop) + Number.parseFloat(marginBottom)
}
