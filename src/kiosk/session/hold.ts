let holds = 0

/** Whether something goes on that nobody need touch the screen for. */
export const isHeld = (): boolean => holds > 0

/**
 * Holds the session while something is printed, read aloud or played: no warning comes meanwhile.
 * @returns lets go, once however often it is called
 */
export const holdSession = (): (() => void) => {
  holds += 1
  let isHolding = true
  return () => {
    if (isHolding) holds -= 1
    isHolding = false
  }
}
