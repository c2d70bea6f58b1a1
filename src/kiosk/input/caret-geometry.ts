import type { TextField } from './field-edits.ts'

/** Where a caret stands on the screen, CSS pixels. */
export type CaretPlace = { readonly left: number; readonly top: number; readonly height: number }

const copied = [
  'fontFamily',
  'fontSize',
  'fontWeight',
  'fontStyle',
  'letterSpacing',
  'lineHeight',
  'textAlign',
  'textIndent',
  'paddingTop',
  'paddingRight',
  'paddingBottom',
  'paddingLeft',
  'borderTopWidth',
  'borderRightWidth',
  'borderBottomWidth',
  'borderLeftWidth',
  'boxSizing',
] as const

/**
 * Measures where characters of a field stand: a browser does not say, so the text is set once more in a box of the same
 * shape behind the page, and asked there. Call `remove` when done.
 */
export const measureField = (field: TextField) => {
  const mirror = document.createElement('div')
  const style = getComputedStyle(field)
  for (const name of copied) mirror.style[name] = style[name]
  const isLine = field instanceof HTMLInputElement
  Object.assign(mirror.style, {
    position: 'fixed',
    visibility: 'hidden',
    pointerEvents: 'none',
    borderStyle: 'solid',
    left: '0',
    top: '0',
    width: isLine
      ? 'max-content'
      : `${field.clientWidth + parseFloat(style.borderLeftWidth) + parseFloat(style.borderRightWidth)}px`,
    whiteSpace: isLine ? 'pre' : 'pre-wrap',
    overflowWrap: 'break-word',
  })
  const words = document.createTextNode(`${field.value}\u200b`)
  mirror.append(words)
  mirror.setAttribute('aria-hidden', 'true')
  document.body.append(mirror)

  const box = field.getBoundingClientRect()
  const contentTop = isLine ? (box.height - mirror.getBoundingClientRect().height) / 2 : 0
  const place = (at: number): CaretPlace => {
    const range = document.createRange()
    range.setStart(words, at)
    range.setEnd(words, at + 1)
    const { left, top, height } = range.getClientRects()[0] ?? range.getBoundingClientRect()
    return { left: box.left + left - field.scrollLeft, top: box.top + contentTop + top - field.scrollTop, height }
  }
  return {
    place,
    /** The place between two characters that is nearest to a point. */
    nearest: (x: number, y: number): number => {
      let [low, high] = [0, field.value.length]
      while (low < high) {
        const middle = (low + high) >> 1
        const { left, top, height } = place(middle)
        const isBefore = top + height < y || (top <= y && left < x)
        if (isBefore) low = middle + 1
        else high = middle
      }
      const before = low > 0 ? place(low - 1) : null
      return before && before.top <= y && Math.abs(before.left - x) < Math.abs(place(low).left - x) ? low - 1 : low
    },
    isVisible: ({ left, top, height }: CaretPlace): boolean =>
      left >= box.left - 1 && left <= box.right + 1 && top >= box.top - 1 && top + height <= box.bottom + 1,
    remove: () => mirror.remove(),
  }
}
