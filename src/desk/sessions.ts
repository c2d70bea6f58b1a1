import { randomBytes } from 'node:crypto'
import type { Staff } from './staff.ts'

const lifetime = 8 * 3_600_000
const triesBeforePause = 5
const pause = 60_000

/** Who is signed in at the desk; kept in memory, so that a restart signs everybody out. */
export const makeSessions = (now: () => number) => {
  const sessions = new Map<string, { readonly staff: Staff; readonly until: number }>()
  let failures = { count: 0, last: 0 }
  return {
    /** Whether too many wrong PINs came in the last minute. */
    isPaused: (): boolean => failures.count >= triesBeforePause && now() - failures.last < pause,
    noteFailure: (): void => {
      failures = { count: now() - failures.last < pause ? failures.count + 1 : 1, last: now() }
    },
    /** @returns the session's token, for a cookie */
    begin: (staff: Staff): string => {
      const token = randomBytes(32).toString('base64url')
      sessions.set(token, { staff, until: now() + lifetime })
      failures = { count: 0, last: 0 }
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
