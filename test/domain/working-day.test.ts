import { describe, expect, test } from 'vitest'
import { parse } from '#domain/schema.ts'
import {
  addWorkingDays,
  type CalendarOverlay,
  calendarOverlaySchema,
  calendarYearSchema,
  countWorkingDays,
  findDay,
  isWorkingDay,
  workingCalendarSchema,
} from '#domain/working-day.ts'
import { calendarOf2026 as calendar, day, in2026, yearOfDemoCounty } from './sample-calendar.ts'

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
  expect(addWorkingDays(calendar, in2026(start), count)).toEqual({ kind: 'date', date: in2026(end) })
})

test('2026 is what the State Council has arranged, day for day', () => {
  const { off, work } = yearOfDemoCounty(2026)
  const span = (month: string, first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, index) => in2026(`${month}-${String(first + index).padStart(2, '0')}`))
  expect(off).toEqual([
    { name: '元旦', days: span('01', 1, 3) },
    { name: '春节', days: span('02', 15, 23) },
    { name: '清明节', days: span('04', 4, 6) },
    { name: '劳动节', days: span('05', 1, 5) },
    { name: '端午节', days: span('06', 19, 21) },
    { name: '中秋节', days: span('09', 25, 27) },
    { name: '国庆节', days: span('10', 1, 7) },
  ])
  expect(work).toEqual(['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'].map(in2026))
})

describe('a day', () => {
  test('is a working day when a Saturday was swapped for a holiday, and the holiday is none', () => {
    expect(isWorkingDay(calendar, in2026('10-10'))).toBe(true)
    expect(isWorkingDay(calendar, in2026('10-05'))).toBe(false)
    expect(findDay(calendar, in2026('10-05'))).toEqual({ kind: 'holiday', name: '国庆节' })
    expect(findDay(calendar, in2026('11-22'))).toEqual({ kind: 'weekend' })
  })

  test('is nothing known in a year without a calendar', () => {
    expect(isWorkingDay(calendar, day('2027-01-04'))).toBeUndefined()
    expect(isWorkingDay({ years: [], overlays: [] }, in2026('03-03'))).toBeUndefined()
  })
})

describe('a count', () => {
  test('that runs past the calendar has no date, only the earliest day it can be', () => {
    expect(addWorkingDays(calendar, in2026('12-14'), 20)).toEqual({
      kind: 'calendarNotCovered',
      year: 2027,
      earliest: '2027-01-07',
    })
  })

  test('that ends with the last working day of the year has a date', () => {
    expect(addWorkingDays(calendar, in2026('12-03'), 20)).toEqual({ kind: 'date', date: '2026-12-31' })
    expect(addWorkingDays(calendar, in2026('12-04'), 20)).toMatchObject({ kind: 'calendarNotCovered' })
  })

  test('goes on over New Year where both years are there', () => {
    const both = { years: [yearOfDemoCounty(2025), yearOfDemoCounty(2026)], overlays: [] }
    expect(addWorkingDays(both, day('2025-12-15'), 20)).toEqual({ kind: 'date', date: '2026-01-13' })
  })

  test('says which holidays it passed over, which worked weekends it took, and how many weekend days it left out', () => {
    expect(countWorkingDays(calendar, { from: in2026('09-18'), workingDays: 20 })).toEqual({
      from: '2026-09-18',
      workingDays: 20,
      excluded: [],
      skipped: { weekendDays: 4, holidays: ['中秋节', '国庆节'] },
      swapped: ['2026-09-20', '2026-10-10'],
      end: { kind: 'date', date: '2026-10-22' },
    })
  })

  test('leaves out a span of days, working days and weekends alike', () => {
    const excluded = [{ first: in2026('11-04'), last: in2026('11-10') }]
    const count = countWorkingDays(calendar, { from: in2026('11-02'), workingDays: 3, excluded })
    expect(count.end).toEqual({ kind: 'date', date: '2026-11-12' })
    expect(count.skipped).toEqual({ weekendDays: 0, holidays: [] })
  })

  test('is not lengthened by a span whose end lies before its beginning', () => {
    const excluded = [{ first: in2026('11-04'), last: in2026('11-03') }]
    expect(countWorkingDays(calendar, { from: in2026('11-02'), workingDays: 3, excluded }).end).toEqual({
      kind: 'date',
      date: '2026-11-05',
    })
  })
})

describe('a count that nobody can mean', () => {
  const allOff = { years: [{ ...yearOfDemoCounty(2026), off: [], work: [] }], overlays: [] }

  test.each([1000, 1e9, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY])(
    'of %d working days has no date, and takes no time',
    workingDays => {
      const started = performance.now()
      const { end } = countWorkingDays(allOff, { from: in2026('02-10'), workingDays })
      expect(end).toMatchObject({ kind: 'calendarNotCovered', year: 2027 })
      expect(performance.now() - started).toBeLessThan(500)
    },
  )

  test('that is all excluded time ends too', () => {
    const excluded = [{ first: in2026('02-11'), last: day('9999-12-31') }]
    const { end } = countWorkingDays(calendar, { from: in2026('02-10'), workingDays: 20, excluded })
    expect(end.kind).toBe('calendarNotCovered')
  })

  test('leaves room for the longest promise', () => {
    const years = [2024, 2025, 2026].map(year => ({ ...yearOfDemoCounty(2026), year, off: [], work: [] }))
    const { end } = countWorkingDays({ years, overlays: [] }, { from: day('2024-01-01'), workingDays: 400 })
    expect(end).toEqual({ kind: 'date', date: '2025-07-14' })
  })
})

describe('a regional overlay', () => {
  const overlay: CalendarOverlay = {
    name: '民族自治地方',
    years: [2026],
    version: 1,
    source: '自治州人民政府的通知',
    off: [{ name: '开斋节', days: [in2026('03-20')] }],
    work: [in2026('03-21')],
  }
  const local = { years: calendar.years, overlays: [overlay] }

  test('goes before the national calendar', () => {
    expect(findDay(local, in2026('03-20'))).toEqual({ kind: 'holiday', name: '开斋节' })
    expect(findDay(local, in2026('03-21'))).toEqual({ kind: 'working', isSwapped: true })
    expect(addWorkingDays(local, in2026('03-19'), 1)).toEqual({ kind: 'date', date: '2026-03-21' })
    expect(addWorkingDays(calendar, in2026('03-19'), 1)).toEqual({ kind: 'date', date: '2026-03-20' })
  })

  test('that does not know a year leaves the place without a calendar of that year', () => {
    const both = { years: [yearOfDemoCounty(2025), yearOfDemoCounty(2026)], overlays: [overlay] }
    expect(isWorkingDay(both, day('2025-12-31'))).toBeUndefined()
    expect(isWorkingDay(both, in2026('01-05'))).toBe(true)
  })

  test('names the years it is known for', () => {
    expect(parse(calendarOverlaySchema, { ...overlay, years: [] }).ok).toBe(false)
    expect(parse(calendarOverlaySchema, overlay).ok).toBe(true)
  })
})

describe('a calendar file', () => {
  const good = yearOfDemoCounty(2026)

  test.each([
    ['a day of another year', { work: ['2025-12-28'] }, '2025-12-28 不属于 2026 年'],
    ['a worked day that is no weekend', { work: ['2026-03-04'] }, '2026-03-04 不是周末'],
    ['a day that is off and worked', { work: ['2026-10-03'] }, '2026-10-03 写了两次'],
    ['a day that does not exist', { work: ['2026-02-29'] }, '日期须是存在的一天'],
    ['version 0', { version: 0 }, '版本从1开始'],
    ['no source', { source: ' ' }, '来源不能为空'],
  ])('with %s is refused', (_, change, why) => {
    const read = parse(calendarYearSchema, { ...good, ...change })
    expect(read.ok ? '' : read.problems.map(problem => problem.message).join()).toContain(why)
  })

  test('is read again as it was written, in a whole calendar', () => {
    expect(parse(workingCalendarSchema, JSON.parse(JSON.stringify(calendar)))).toEqual({ ok: true, value: calendar })
  })

  test('is refused beside another of the same year', () => {
    const read = parse(workingCalendarSchema, { years: [good, good], overlays: [] })
    expect(read).toMatchObject({ ok: false, problems: [{ message: '同一年有两份日历' }] })
  })
})
