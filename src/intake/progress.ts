import { Hono } from 'hono'
import * as v from 'valibot'
import { caseClock, caseStateAfter } from '#domain/case.ts'
import { dayInChina } from '#domain/civil-date.ts'
import type { Progress } from '#domain/progress.ts'
import { parse } from '#domain/schema.ts'
import type { Counted, WorkingCalendar } from '#domain/working-day.ts'
import type { CaseFile, CaseStore } from './store/case-store.ts'

const askSchema = v.object({ lookup: v.pipe(v.string(), v.length(43)) })

/** The door where a citizen's code, hashed on the terminal, is answered with a state and dates. */
export const progressDoor = (store: CaseStore, calendar: WorkingCalendar) =>
  new Hono().post('/', async context => {
    const asked = parse(askSchema, await context.req.json().catch(() => undefined))
    if (!asked.ok) return context.json({ problem: '查询码的摘要不完整' }, 400)
    const found = await store.findByLookup(asked.value.lookup)
    const progress: Progress = found ? progressOf(found, calendar) : { state: 'unknown' }
    return context.json(progress)
  })

const progressOf = (file: CaseFile, calendar: WorkingCalendar): Progress => {
  const recordedOn = dayInChina(Date.parse(file.receipt.recordedAt))
  const state = caseStateAfter(file.log.map(entry => entry.event))
  switch (state.state) {
    case 'recorded':
      return { state: 'recorded', recordedOn }
    case 'received':
      return { ...state, deadline: toCitizen(caseClock(calendar, state, recordedOn).deadline) }
    case 'answered':
      return state
  }
}

/** The citizen gets a date or plainly none; the earliest possible day is for the desk's order alone. */
const toCitizen = (deadline: Counted) =>
  deadline.kind === 'date' ? deadline : { kind: deadline.kind, year: deadline.year }
