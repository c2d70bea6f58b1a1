/** A control as it stands on the screen, millimetres. */
export type MeasuredControl = {
  readonly name: string
  readonly width: number
  readonly height: number
  /** What its smaller side must have. */
  readonly wanted: number
}

const controls = 'button, input, textarea, select, a[href], summary, [role="button"]'
const main = '.main-action, .dock button'

/** Smallest sides on a terminal: 20 mm for what matters most, 15 mm for the rest; on a tablet 10 mm (screens.md). */
const smallest = { kiosk: { main: 20, other: 15 }, tablet: { main: 10, other: 10 } } as const

/** Every control that can be seen and used now. What belongs to a label is as large as the label. */
export const measureControls = (perMillimetre: number, kind: keyof typeof smallest): readonly MeasuredControl[] =>
  [...document.querySelectorAll<HTMLElement>(controls)].flatMap(control => {
    const box = (control.closest('label') ?? control).getBoundingClientRect()
    if (box.width === 0 || box.height === 0 || control.matches(':disabled')) return []
    return [
      {
        name: nameOf(control),
        width: box.width / perMillimetre,
        height: box.height / perMillimetre,
        wanted: smallest[kind][control.matches(main) ? 'main' : 'other'],
      },
    ]
  })

export const isLargeEnough = ({ width, height, wanted }: MeasuredControl): boolean =>
  Math.min(width, height) >= wanted - rounding

/** Layout rounds to whole device pixels, millimetres. */
const rounding = 0.2

const nameOf = (control: HTMLElement): string => {
  const label = control.closest('label')?.textContent ?? ''
  const placeholder = control instanceof HTMLInputElement ? control.placeholder : ''
  const words = control.getAttribute('aria-label') ?? (control.textContent || label || placeholder || control.tagName)
  return words.trim().slice(0, 24)
}
