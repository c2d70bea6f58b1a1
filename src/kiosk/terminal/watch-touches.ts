/** Remembers when the screen was last touched, milliseconds since 1970; `null` where nobody has since the page began. */
export const watchTouches = (): (() => number | null) => {
  let last: number | null = null
  const note = () => {
    last = Date.now()
  }
  addEventListener('pointerdown', note, { capture: true, passive: true })
  return () => last
}
