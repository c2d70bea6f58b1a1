import { Hono } from 'hono'
import * as v from 'valibot'
import { addDays, civilDate, dayInChina } from '#domain/civil-date.ts'
import { parse } from '#domain/schema.ts'
import { exactText, jsonBody } from './json-body.ts'
import type { CaseStore } from './store/case-store.ts'
import { parseJson } from './wire.ts'

const largestTally = 1000

/** More than a terminal's screen can be touched in a day; days that a terminal may still bring after a year offline. */
const mostFound = 2000
const [daysBefore, daysAfter] = [400, 1]

const addressSchema = v.object({
  terminal: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/, '终端编号只能由小写字母、数字和连字符组成')),
  day: civilDate,
})
const tallySchema = v.object({
  found: v.pipe(
    v.number('次数须是数字'),
    v.integer('次数须是整数'),
    v.minValue(0),
    v.maxValue(mostFound, `一天最多${mostFound}次`),
  ),
})

/** The door for what terminals count without knowing who it was: a running total of a day, of which the greater stays. */
export const talliesDoor = (store: CaseStore, now: () => number) =>
  new Hono().put('/:terminal/:day', ...jsonBody(largestTally), async context => {
    const address = parse(addressSchema, context.req.param())
    if (!address.ok) return context.json({ problem: '终端或日期不对', details: address.problems }, 400)
    const today = dayInChina(now())
    const { day } = address.value
    if (day < addDays(today, -daysBefore) || day > addDays(today, daysAfter))
      return context.json({ problem: `日期离今天(${today})太远,请核对终端的时钟` }, 400)
    const tally = parse(tallySchema, parseJson((await exactText(context)) ?? ''))
    if (!tally.ok) return context.json({ problem: '次数不完整', details: tally.problems }, 400)
    await store.tally({ ...address.value, kind: 'found', count: tally.value.found })
    return context.body(null, 204)
  })
