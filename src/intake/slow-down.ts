import type { MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { clientAddress } from './client-address.ts'
import { parseJson } from './wire.ts'

/** Seconds before an answer, by how many wrong ones came before it. */
const pauses = [0, 0, 0, 1, 2, 4, 8]
const remembered = 10 * 60_000
const mostRemembered = 20_000

const askedSchema = v.object({ lookup: v.pipe(v.string(), v.length(43)) })
const wrongSchema = v.object({ state: v.literal('unknown') })

/** What the pauses depend on, so that tests need not wait. */
export type SlowDownParts = {
  readonly trustedHeader: string | null
  readonly now: () => number
  readonly pause: (milliseconds: number) => Promise<void>
}

/**
 * Makes guessing receipt codes slow. Wrong codes from one client, and wrong asking for one code, put off the next
 * answers; nobody is locked out. A right code counts for nothing, neither as wrong nor as amends: else whoever holds one
 * could ask it in between. What runs counts as wrong until it is answered, so that asking in parallel is no way around.
 */
export const slowDown = ({ trustedHeader, now, pause }: SlowDownParts): MiddlewareHandler => {
  const wrongs = wrongAnswers(now)
  return async (context, next) => {
    const asked = v.safeParse(askedSchema, parseJson(await context.req.text()))
    if (!asked.success) return next()
    const client = `client ${clientAddress(context, trustedHeader)}`
    const code = `code ${asked.output.lookup}`
    const before = Math.max(wrongs.add(client), wrongs.add(code))
    const seconds = pauses[Math.min(before, pauses.length - 1)] ?? 0
    if (seconds > 0) await pause(seconds * 1000)
    await next()
    const answer: unknown = await context.res.clone().json()
    if (v.safeParse(wrongSchema, answer).success) return
    wrongs.takeBack(client)
    wrongs.takeBack(code)
  }
}

/** Counts wrong answers by name; forgets each ten minutes after it. */
const wrongAnswers = (now: () => number) => {
  const times = new Map<string, readonly number[]>()
  const recent = (name: string) => (times.get(name) ?? []).filter(time => time + remembered > now())
  const dropOld = () => {
    for (const [name, each] of times) {
      if ((each.at(-1) ?? 0) + remembered > now() && times.size < mostRemembered) return
      times.delete(name)
    }
  }
  return {
    /** @returns how many there were before */
    add: (name: string): number => {
      dropOld()
      const before = recent(name)
      times.delete(name) // the map stays in the order of the last answers
      times.set(name, [...before, now()].slice(-pauses.length))
      return before.length
    },
    takeBack: (name: string): void => {
      const before = recent(name).slice(0, -1)
      if (before.length === 0) times.delete(name)
      else times.set(name, before)
    },
  }
}
