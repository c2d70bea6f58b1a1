import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { CivilDate } from '#domain/civil-date.ts'
import { parse } from '#domain/schema.ts'
import { addWorkingDays, calendarYearSchema, isWorkingDay } from '#domain/working-day.ts'

const file = new URL('../../kiosk-config/demo-county/calendar/2026.json', import.meta.url)
const year = parse(calendarYearSchema, JSON.parse(readFileSync(file, 'utf8')))
const calendar = year.ok ? [year.value] : []
const day = (monthDay: string) => `2026-${monthDay}` as CivilDate

/** 次日起算, 末日即第N个工作日; checked by hand against the 2026 arrangement. */
const vectors: readonly (readonly [string, number, string])[] = [
  ['01-30', 7, '02-10'],
  ['01-30', 20, '03-05'],
  ['02-10', 3, '02-13'],
  ['02-10', 7, '02-26'],
  ['02-10', 15, '03-09'],
  ['02-10', 20, '03-16'],
  ['02-10', 40, '04-14'],
  ['02-13', 20, '03-19'],
  ['02-16', 7, '03-03'],
  ['02-16', 20, '03-20'],
  ['04-30', 3, '05-08'],
  ['04-30', 7, '05-13'],
  ['04-30', 20, '06-01'],
  ['09-18', 3, '09-22'],
  ['09-18', 15, '10-15'],
  ['09-18', 20, '10-22'],
  ['09-30', 3, '10-10'],
  ['09-30', 20, '11-03'],
]

test.each(vectors)('%s 之后第 %i 个工作日是 %s', (start, count, end) => {
  expect(addWorkingDays(calendar, day(start), count)).toEqual({ kind: 'date', date: day(end) })
})

test('a Saturday swapped for a holiday is a working day, the holiday itself is not', () => {
  expect(isWorkingDay(calendar, day('10-10'))).toBe(true)
  expect(isWorkingDay(calendar, day('10-05'))).toBe(false)
})

test('a count that runs past the calendar has no date, only the earliest day it can be', () => {
  expect(addWorkingDays(calendar, day('12-14'), 20)).toEqual({
    kind: 'calendarNotCovered',
    year: 2027,
    earliest: '2027-01-07',
  })
})

test('a year without a calendar never counts as known', () => {
  expect(isWorkingDay(calendar, '2027-01-04' as CivilDate)).toBeUndefined()
  expect(isWorkingDay([], day('03-03'))).toBeUndefined()
})
