import * as v from 'valibot'

export const pinLockSchema = v.object({
  /** Tries since the last right one, those included that the power was cut in. */
  failures: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** When the last of them was, milliseconds since 1970. */
  triedAt: v.number(),
})
/** How often a PIN (口令) has been tried in vain. It is stored before each check, so that pulling the plug gains nothing. */
export type PinLock = v.InferOutput<typeof pinLockSchema>

export const unlocked: PinLock = { failures: 0, triedAt: 0 }

/** Five tries without waiting; then one, five, fifteen and sixty minutes between two tries. */
const free = 5
const waits = [1, 5, 15, 60].map(minutes => minutes * 60_000)

/** How long nobody may try, milliseconds. A clock that has been set back waits from the beginning. */
export const waitOf = ({ failures, triedAt }: PinLock, now: number): number => {
  if (failures < free) return 0
  const wait = waits[Math.min(failures - free, waits.length - 1)] ?? 0
  const passed = now - triedAt
  return passed < 0 ? wait : Math.max(0, wait - passed)
}

/** As it is stored before a PIN is looked at. */
export const lockBeforeTry = (lock: PinLock, now: number): PinLock => ({ failures: lock.failures + 1, triedAt: now })
