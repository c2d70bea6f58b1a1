import { Hono } from 'hono'
import * as v from 'valibot'
import { progressOf } from '#domain/case-progress.ts'
import { dayInChina } from '#domain/civil-date.ts'
import type { Progress } from '#domain/progress.ts'
import { parse } from '#domain/schema.ts'
import type { WorkingCalendar } from '#domain/working-day.ts'
import type { CaseFile, CaseStore } from './store/case-store.ts'

const askSchema = v.object({ lookup: v.pipe(v.string(), v.length(43)) })

/** The door where a citizen's code, hashed on the terminal, is answered with a state and dates. */
export const progressDoor = (store: CaseStore, calendar: WorkingCalendar) =>
  new Hono().post('/', async context => {
    const asked = parse(askSchema, await context.req.json().catch(() => undefined))
    if (!asked.ok) return context.json({ problem: '查询码的摘要不完整' }, 400)
    const found = await store.findByLookup(asked.value.lookup)
    const progress: Progress = found ? tellOf(calendar, found) : { state: 'unknown' }
    return context.json(progress)
  })

const tellOf = (calendar: WorkingCalendar, { header, receipt, log }: CaseFile): Progress =>
  progressOf(calendar, { header, recordedOn: dayInChina(Date.parse(receipt.recordedAt)) }, log)
