import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { addDays, type CivilDate, civilDate } from '#domain/civil-date.ts'
import {
  isScheduled,
  type Moment,
  momentInChina,
  type Schedule,
  scheduleSchema,
  weekdayNumber,
} from '#domain/schedule.ts'

const at = (day: string, time: string): Moment => ({
  day: v.parse(civilDate, day),
  minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)),
})
const schedule = (written: unknown): Schedule => v.parse(scheduleSchema, written)

describe('a schedule', () => {
  test('holds always where it says nothing', () => {
    expect(isScheduled(schedule({}), at('2026-11-24', '00:00'))).toBe(true)
  })

  test('takes the night for that of the day on which it begins', () => {
    const fridayNight = schedule({ weekdays: [5], hours: { from: '22:00', to: '06:00' } })
    expect(isScheduled(fridayNight, at('2026-11-27', '21:59'))).toBe(false)
    expect(isScheduled(fridayNight, at('2026-11-27', '22:00'))).toBe(true)
    expect(isScheduled(fridayNight, at('2026-11-28', '05:59'))).toBe(true)
    expect(isScheduled(fridayNight, at('2026-11-28', '06:00'))).toBe(false)
    expect(isScheduled(fridayNight, at('2026-11-28', '22:00'))).toBe(false)
    expect(isScheduled(fridayNight, at('2026-11-27', '05:00'))).toBe(false)
  })

  test('lets the night of the last day of the year end in the new year', () => {
    const lastNight = schedule({ from: '2026-12-31', until: '2026-12-31', hours: { from: '18:00', to: '02:00' } })
    expect(isScheduled(lastNight, at('2026-12-31', '23:59'))).toBe(true)
    expect(isScheduled(lastNight, at('2027-01-01', '01:59'))).toBe(true)
    expect(isScheduled(lastNight, at('2027-01-01', '02:00'))).toBe(false)
    expect(isScheduled(lastNight, at('2027-01-01', '18:00'))).toBe(false)
  })

  test('lasts until the end of the day where it is written 24:00', () => {
    const evening = schedule({ hours: { from: '18:00', to: '24:00' } })
    expect(isScheduled(evening, at('2026-11-24', '23:59'))).toBe(true)
    expect(isScheduled(evening, at('2026-11-25', '00:00'))).toBe(false)
  })

  test('reads the same after it has travelled in an edition', () => {
    const written = schedule({ weekdays: [7], hours: { from: '23:30', to: '00:30' } })
    expect(schedule(JSON.parse(JSON.stringify(written)))).toEqual(written)
  })

  test('refuses what means nothing, and says how to write it', () => {
    const problemsOf = (written: unknown) => v.safeParse(scheduleSchema, written).issues?.map(each => each.message)
    expect(problemsOf({ from: '2026-12-02', until: '2026-12-01' })).toEqual(['最后一天在第一天之前'])
    expect(problemsOf({ weekdays: [0] })).toEqual(['星期一写1'])
    expect(problemsOf({ hours: { from: '08:00', to: '08:00' } })).toEqual(['开始和结束不能是同一时刻;全天就不写'])
  })
})

const firstDay = v.parse(civilDate, '2026-12-20')
const day = fc.nat(30).map(count => addDays(firstDay, count))
const minute = fc.nat(1439)
const anySchedule = fc
  .record(
    {
      days: fc
        .tuple(day, day)
        .map(([one, other]) => (one < other ? { from: one, until: other } : { from: other, until: one })),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      hours: fc
        .tuple(minute, minute)
        .filter(([from, to]) => from !== to)
        .map(([from, to]) => ({ from, to })),
    },
    { requiredKeys: [] },
  )
  .map(({ days, weekdays, hours }): Schedule => ({ ...days, ...(weekdays && { weekdays }), ...(hours && { hours }) }))

/** Looks whether a minute lies in any stretch of time that begins on a day of the schedule, minute by minute. */
const isScheduledNaively = (plan: Schedule, { day: today, minute: now }: Moment): boolean => {
  const isDay = (each: CivilDate) =>
    (plan.from ?? each) <= each &&
    each <= (plan.until ?? each) &&
    (plan.weekdays ?? [weekdayNumber(each)]).includes(weekdayNumber(each))
  const { from, to } = plan.hours ?? { from: 0, to: 1440 }
  const length = from < to ? to - from : to + 1440 - from
  return [0, -1].some(back => {
    const since = now - back * 1440 - from
    return isDay(addDays(today, back)) && since >= 0 && since < length
  })
}

test('a schedule holds exactly in the stretches that begin on its days, over midnight and the end of the year', () => {
  fc.assert(
    fc.property(anySchedule, day, minute, (plan, today, now) => {
      const moment = { day: today, minute: now }
      expect(isScheduled(plan, moment)).toBe(isScheduledNaively(plan, moment))
    }),
    { numRuns: 2_000 },
  )
})

test('the minutes of China follow one another without gap or repetition, over midnight and the end of the year', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.parse('1992-01-01'), max: Date.parse('2060-01-01') }), instant => {
      const now = momentInChina(instant)
      const next = momentInChina(instant + 60_000)
      expect(next).toEqual(
        now.minute === 1439 ? { day: addDays(now.day, 1), minute: 0 } : { day: now.day, minute: now.minute + 1 },
      )
    }),
  )
  expect(momentInChina(Date.parse('2026-12-31T23:59:59+08:00'))).toEqual(at('2026-12-31', '23:59'))
  expect(momentInChina(Date.parse('2027-01-01T00:00:00+08:00'))).toEqual(at('2027-01-01', '00:00'))
})
