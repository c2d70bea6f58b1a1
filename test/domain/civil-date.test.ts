import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type CivilDate, civilDate, dayInChina, isCivilDate, weekday, yearOf } from '#domain/civil-date.ts'
import { parse } from '#domain/schema.ts'

const at = (instant: string) => dayInChina(Date.parse(instant))
const day = (text: string) => text as CivilDate

describe('the day in China', () => {
  test.each([
    ['a millisecond before midnight in Beijing', '2026-11-20T15:59:59.999Z', '2026-11-20'],
    ['midnight in Beijing', '2026-11-20T16:00:00.000Z', '2026-11-21'],
    ['noon in Beijing', '2026-11-21T04:00:00.000Z', '2026-11-21'],
    ['midnight in London', '2026-11-21T00:00:00.000Z', '2026-11-21'],
    ['the last hour of the year', '2026-12-31T15:59:59.999Z', '2026-12-31'],
    ['the first hour of the year', '2026-12-31T16:00:00.000Z', '2027-01-01'],
    ['midnight into a leap day', '2028-02-28T16:00:00.000Z', '2028-02-29'],
    ['an instant before 1970', '1969-12-31T15:59:59.999Z', '1969-12-31'],
  ])('at %s (%s) is %s', (_, instant, expected) => {
    expect(at(instant)).toBe(expected)
  })

  test('does not depend on the time zone of the machine', () => {
    const zone = process.env.TZ
    try {
      process.env.TZ = 'America/New_York'
      expect(new Date(0).getTimezoneOffset()).toBe(300)
      expect(at('2026-11-20T16:00:00.000Z')).toBe('2026-11-21')
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })
})

test.each(['2026-11-21', '2024-02-29', '2000-02-29', '1949-10-01', '2026-12-31'])('%s is a day that exists', text => {
  expect(isCivilDate(text)).toBe(true)
})

test.each([
  '2026-02-29',
  '2100-02-29',
  '2026-02-30',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '2026-11-00',
  '2026-11-32',
  '2026-1-1',
  '2026/11/21',
  '2026年11月21日',
  '20261121',
  '2026-11-21T00:00:00Z',
  ' 2026-11-21',
  '',
])('“%s” is not a day', text => {
  expect(isCivilDate(text)).toBe(false)
})

test('a wrong date is told with an example of a right one', () => {
  for (const wrong of ['2026-02-30', 20260230, null])
    expect(parse(civilDate, wrong)).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining('2026-11-21') }],
    })
})

test('days are counted over months, leap days and years', () => {
  expect(addDays(day('2026-02-28'), 1)).toBe('2026-03-01')
  expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29')
  expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01')
  expect(addDays(day('2026-01-01'), -1)).toBe('2025-12-31')
  expect(addDays(day('2026-11-21'), 0)).toBe('2026-11-21')
})

test('weekdays are those of the wall calendar', () => {
  expect(weekday(day('2026-11-22'))).toBe(0)
  expect(weekday(day('2026-11-21'))).toBe(6)
  expect(weekday(day('1970-01-01'))).toBe(4)
  expect(weekday(day('1949-10-01'))).toBe(6)
})

test('the year is read off the date', () => {
  expect(yearOf(day('2026-01-01'))).toBe(2026)
})

test('going forward and back by as many days ends where it began', () => {
  const instant = fc.integer({ min: Date.UTC(1949, 9, 1), max: Date.UTC(2099, 11, 31) })
  fc.assert(
    fc.property(instant, fc.integer({ min: -9_000, max: 9_000 }), (moment, count) => {
      const start = dayInChina(moment)
      const there = addDays(start, count)
      expect(isCivilDate(there)).toBe(true)
      expect(addDays(there, -count)).toBe(start)
      expect(weekday(there)).toBe((((weekday(start) + count) % 7) + 7) % 7)
    }),
  )
})
