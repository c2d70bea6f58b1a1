import { randomBytes } from 'node:crypto'
import type { Staff } from './staff.ts'

const lifetime = 8 * 3_600_000
const triesBeforePause = 5
const pause = 60_000

/** Who is signed in at the desk; kept in memory, so that a restart signs everybody out. */
export const makeSessions = (now: () => number) => {
  const sessions = new Map<string, { readonly staff: Staff; readonly until: number }>()
  const failures = new Map<string, { readonly count: number; readonly last: number }>()
  const dropOld = () => {
    for (const [address, { last }] of failures) if (now() - last >= pause) failures.delete(address)
  }
  return {
    /** Whether too many wrong PINs came from an address in the last minute. */
    isPaused: (address: string): boolean => {
      dropOld()
      return (failures.get(address)?.count ?? 0) >= triesBeforePause
    },
    noteFailure: (address: string): void => {
      dropOld()
      failures.set(address, { count: (failures.get(address)?.count ?? 0) + 1, last: now() })
    },
    /** @returns the session's token, for a cookie */
    begin: (staff: Staff, address: string): string => {
      const token = randomBytes(32).toString('base64url')
      sessions.set(token, { staff, until: now() + lifetime })
      failures.delete(address)
      return token
    },
    find: (token: string | undefined): Staff | undefined => {
      const session = token === undefined ? undefined : sessions.get(token)
      return session && session.until > now() ? session.staff : undefined
    },
    end: (token: string | undefined): void => {
      if (token !== undefined) sessions.delete(token)
    },
  }
}
