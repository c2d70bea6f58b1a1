/** How far a terminal's clock may be from the server's, milliseconds. */
const largestOffset = 5 * 60_000

/**
 * Whether a legal date may rest on a terminal's clock: not when it shows a time before the edition was printed, nor
 * when it is more than five minutes off the server's. A clock that is not sure prints no legal date.
 */
export const mayTrustClock = (clock: {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly printedAt: number
  /** Server minus terminal, milliseconds; null where the server has not been heard. */
  readonly serverOffset: number | null
}): boolean =>
  clock.now >= clock.printedAt && (clock.serverOffset === null || Math.abs(clock.serverOffset) <= largestOffset)
