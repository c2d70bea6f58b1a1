/** How far the picture moves from its place at most, CSS pixels: it must not burn in, nor be seen moving. */
export const farthestDrift = 12

/**
 * Where the picture stands, CSS pixels from its place. It goes a step a minute along a curve that comes back after more
 * than two hours, at most three pixels a step.
 * @param now milliseconds since 1970
 */
export const driftAt = (now: number): { readonly x: number; readonly y: number } => {
  const minute = Math.floor(now / 60_000)
  return {
    x: Math.round(farthestDrift * Math.sin((minute * 2 * Math.PI) / 34)),
    y: Math.round(farthestDrift * Math.sin((minute * 2 * Math.PI) / 46)),
  }
}
