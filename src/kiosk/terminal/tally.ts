import * as v from 'valibot'
import { dayInChina } from '#domain/civil-date.ts'
import { parse } from '#domain/schema.ts'
import { askIntake, withJson } from './ask-intake.ts'
import type { StrictStore } from './strict-store.ts'

/** Counts of a terminal, day by day, and of nobody: how often somebody found what they wanted already public. */
export type RunningTally = {
  readonly countFound: () => Promise<void>
  /** Sends the days that the intake has not confirmed. */
  readonly deliver: () => Promise<void>
}

const dayTallySchema = v.object({ found: v.number(), isDelivered: v.boolean() })

/** A day's count travels as its running total, so that sending it twice counts nothing twice. */
export const startTally = (store: StrictStore, terminalId: () => string | undefined): RunningTally => {
  const load = async (day: string) => {
    const tally = parse(dayTallySchema, await store.load(day))
    return tally.ok ? tally.value : { found: 0, isDelivered: true }
  }
  const deliver = async () => {
    const terminal = terminalId()
    if (!terminal) return
    const today = dayInChina(Date.now())
    for (const day of await store.loadKeys()) {
      const { found, isDelivered } = await load(day)
      const isConfirmed =
        isDelivered ||
        (await askIntake(`/tallies/${terminal}/${day}`, withJson('PUT', JSON.stringify({ found }))))?.status === 204
      if (isConfirmed && day !== today) await store.remove(day)
      else if (isConfirmed && (await load(day)).found === found) await store.save(day, { found, isDelivered: true })
    }
  }
  return {
    countFound: async () => {
      const day = dayInChina(Date.now())
      await store.save(day, { found: (await load(day)).found + 1, isDelivered: false })
      await deliver()
    },
    deliver,
  }
}
