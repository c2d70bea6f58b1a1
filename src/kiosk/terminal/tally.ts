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
  let last: Promise<unknown> = Promise.resolve()
  /** One after another: a count that comes while another is written must not be lost. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
  const confirm = (day: string, found: number) =>
    inTurn(async () => {
      if ((await load(day)).found !== found) return
      if (day === dayInChina(Date.now())) await store.save(day, { found, isDelivered: true })
      else await store.remove(day)
    })
  const deliver = async () => {
    const terminal = terminalId()
    if (!terminal) return
    for (const day of await store.loadKeys()) {
      const { found, isDelivered } = await load(day)
      if (isDelivered || (await isSettled(terminal, day, found))) await confirm(day, found)
    }
  }
  return {
    countFound: async () => {
      const day = dayInChina(Date.now())
      await inTurn(async () => store.save(day, { found: (await load(day)).found + 1, isDelivered: false }))
      await deliver()
    },
    deliver,
  }
}

const mostFound = 2_000

/** Whether the intake has taken a day's count, or will never take one of that day. */
const isSettled = async (terminal: string, day: string, found: number): Promise<boolean> => {
  const body = JSON.stringify({ found: Math.min(found, mostFound) })
  const answer = await askIntake(`/tallies/${terminal}/${day}`, withJson('PUT', body))
  return answer?.status === 204 || answer?.status === 400
}
