import { readFileSync } from 'node:fs'
import type { CivilDate } from '#domain/civil-date.ts'
import { parse } from '#domain/schema.ts'
import { type CalendarYear, calendarYearSchema, type WorkingCalendar } from '#domain/working-day.ts'

/** A year of the demo county, as its file says. */
export const yearOfDemoCounty = (year: number): CalendarYear => {
  const file = new URL(`../../kiosk-config/demo-county/calendar/${year}.json`, import.meta.url)
  const read = parse(calendarYearSchema, JSON.parse(readFileSync(file, 'utf8')))
  if (!read.ok) throw new Error(read.problems.map(problem => problem.message).join())
  return read.value
}

/** 2026 alone, as the State Council's office has published it. */
export const calendarOf2026: WorkingCalendar = { years: [yearOfDemoCounty(2026)], overlays: [] }

export const day = (text: string) => text as CivilDate
export const in2026 = (monthDay: string) => day(`2026-${monthDay}`)
