import * as v from 'valibot'
import { addDays, type CivilDate, civilDate, weekday, yearOf } from './civil-date.ts'
import { text } from './schema.ts'

/**
 * One year of the working-day calendar (工作日历), as the State Council's office publishes it each November for the
 * next year only. `off` are days off, public holidays (法定节假日) and days swapped with weekends; `work` are weekend
 * days that are worked (调休上班).
 */
export const calendarYearSchema = v.object({
  year: v.pipe(v.number('年份须是数字'), v.integer()),
  source: text('来源'),
  off: v.array(civilDate),
  work: v.array(civilDate),
})
export type CalendarYear = v.InferOutput<typeof calendarYearSchema>

/** The years a place has a calendar for. */
export type WorkingCalendar = readonly CalendarYear[]

/** Where a count of working days ends: on a day, or beyond what the calendar covers (日历未覆盖). */
export type Counted =
  | { readonly kind: 'date'; readonly date: CivilDate }
  | { readonly kind: 'calendarNotCovered'; readonly year: number; readonly earliest: CivilDate }

/** `undefined` where the calendar of that year is not there. */
export const isWorkingDay = (calendar: WorkingCalendar, date: CivilDate): boolean | undefined => {
  const year = calendar.find(each => each.year === yearOf(date))
  if (!year) return undefined
  if (year.work.includes(date)) return true
  if (year.off.includes(date)) return false
  return weekday(date) !== 0 && weekday(date) !== 6
}

/**
 * The `count`-th working day after `start`, the day of the event itself not counted (次日起算).
 * 政府信息公开条例 is silent on the first day; 民法典第二百零一条: 开始的当日不计入.
 *
 * Beyond the calendar there is no date, only `earliest`: a lower bound, found by taking every uncovered day as a
 * working day, since any weekend may yet be swapped.
 */
export const addWorkingDays = (calendar: WorkingCalendar, start: CivilDate, count: number): Counted => {
  let date = start
  let uncovered: number | undefined
  for (let left = count; left > 0; ) {
    date = addDays(date, 1)
    const works = isWorkingDay(calendar, date)
    if (works === undefined) uncovered ??= yearOf(date)
    if (works !== false) left -= 1
  }
  return uncovered === undefined
    ? { kind: 'date', date }
    : { kind: 'calendarNotCovered', year: uncovered, earliest: date }
}
