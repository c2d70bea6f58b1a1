import * as v from 'valibot'
import { addDays, type CivilDate, civilDate, weekday, yearOf } from './civil-date.ts'
import { text } from './schema.ts'

const version = v.pipe(v.number('版本须是数字'), v.integer(), v.minValue(1, '版本从1开始,每改一次加1'))
const yearNumber = v.pipe(v.number('年份须是数字'), v.integer())
const entries = {
  /** Raised whenever the file is corrected. */
  version,
  source: text('来源'),
  /** Days off, by the holiday they belong to; weekends among them may be named or not. */
  off: v.array(v.object({ name: text('节日名称'), days: v.array(civilDate) })),
  /** Weekend days that are worked (调休上班). */
  work: v.array(civilDate),
}
type DayList = { readonly off: readonly { readonly days: readonly CivilDate[] }[]; readonly work: readonly CivilDate[] }

const daysOff = (list: DayList): readonly CivilDate[] => list.off.flatMap(each => each.days)

const dayProblems = (list: DayList, years: readonly number[]): readonly string[] => {
  const all = [...daysOff(list), ...list.work]
  return [
    ...all.filter(day => !years.includes(yearOf(day))).map(day => `${day} 不属于 ${years.join('、')} 年`),
    ...all.filter((day, index) => all.indexOf(day) < index).map(day => `${day} 写了两次`),
    ...list.work.filter(day => !isWeekend(day)).map(day => `${day} 不是周末,不用写进调休上班`),
  ]
}

/**
 * One year of the working-day calendar (工作日历), as the State Council's office publishes it each November for the next
 * year only. A notice may also change the last days of the year before: then that year's file gets a new version.
 */
export const calendarYearSchema = v.pipe(
  v.object({ year: yearNumber, publishedOn: v.nullable(civilDate), ...entries }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const message of dayProblems(dataset.value, [dataset.value.year])) addIssue({ message })
  }),
)
export type CalendarYear = v.InferOutput<typeof calendarYearSchema>

/**
 * Local holidays of a region (全国年节及纪念日放假办法第四条: 少数民族习惯的节日由地方人民政府规定). It goes before the
 * national calendar, and says for which years it is known: in others the place has no calendar.
 */
export const calendarOverlaySchema = v.pipe(
  v.object({ name: text('地方名称'), years: v.pipe(v.array(yearNumber), v.minLength(1, '写明管哪几年')), ...entries }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const message of dayProblems(dataset.value, dataset.value.years)) addIssue({ message })
  }),
)
export type CalendarOverlay = v.InferOutput<typeof calendarOverlaySchema>

export const workingCalendarSchema = v.object({
  years: v.pipe(
    v.array(calendarYearSchema),
    v.check(years => new Set(years.map(each => each.year)).size === years.length, '同一年有两份日历'),
  ),
  overlays: v.array(calendarOverlaySchema),
})
/** What a place knows of working days: national years and its own local holidays. */
export type WorkingCalendar = v.InferOutput<typeof workingCalendarSchema>

/** What a day is; `isSwapped` is a weekend day that is worked. */
export type Day =
  | { readonly kind: 'working'; readonly isSwapped: boolean }
  | { readonly kind: 'weekend' }
  | { readonly kind: 'holiday'; readonly name: string }

/** `undefined` where the place has no calendar of that year. */
export const findDay = (calendar: WorkingCalendar, date: CivilDate): Day | undefined => {
  const year = calendar.years.find(each => each.year === yearOf(date))
  if (!year || !calendar.overlays.every(each => each.years.includes(year.year))) return undefined
  for (const list of [...calendar.overlays, year]) {
    if (list.work.includes(date)) return { kind: 'working', isSwapped: true }
    const holiday = list.off.find(each => each.days.includes(date))
    if (holiday) return { kind: 'holiday', name: holiday.name }
  }
  return isWeekend(date) ? { kind: 'weekend' } : { kind: 'working', isSwapped: false }
}

/** `undefined` where the place has no calendar of that year. */
export const isWorkingDay = (calendar: WorkingCalendar, date: CivilDate): boolean | undefined => {
  const day = findDay(calendar, date)
  return day && day.kind === 'working'
}

/** Where a count of working days ends: on a day, or beyond what the calendar covers (日历未覆盖). */
export type Counted =
  | { readonly kind: 'date'; readonly date: CivilDate }
  | { readonly kind: 'calendarNotCovered'; readonly year: number; readonly earliest: CivilDate }

/** Days that do not count, both ends included. */
export type Span = { readonly first: CivilDate; readonly last: CivilDate }

/** A count of working days with how it was counted. */
export type Count = {
  /** The day of the event, itself not counted. */
  readonly from: CivilDate
  readonly workingDays: number
  /** Time that the law leaves out of the count. */
  readonly excluded: readonly Span[]
  /** Days passed over because nobody works then: weekends, and holidays by name in their order. */
  readonly skipped: { readonly weekendDays: number; readonly holidays: readonly string[] }
  /** Weekend days that did count, being worked. */
  readonly swapped: readonly CivilDate[]
  readonly end: Counted
}

/**
 * Counts working days after an event, whose own day does not count (次日起算); the last one is the end.
 * 政府信息公开条例 is silent on the first day; 民法典第二百零一条: 开始的当日不计入. The end is always a working day, so that
 * 第二百零三条 (末日为法定休假日的顺延) has nothing left to move.
 *
 * Beyond the calendar there is no date, only `earliest`: a lower bound, found by taking every uncovered day as a
 * working day, since any weekend may yet be swapped. So too for a count that does not end within `longestCount` days,
 * whatever number it was asked for: no calendar reaches so far ahead.
 */
export const countWorkingDays = (
  calendar: WorkingCalendar,
  asked: { readonly from: CivilDate; readonly workingDays: number; readonly excluded?: readonly Span[] },
): Count => {
  const { from, workingDays, excluded = [] } = asked
  const holidays = new Set<string>()
  const swapped: CivilDate[] = []
  let [date, left, weekendDays] = [from, workingDays, 0]
  let uncovered: number | undefined
  for (let days = 0; left > 0 && days < longestCount; days += 1) {
    date = addDays(date, 1)
    if (isWithin(excluded, date)) continue
    const day = findDay(calendar, date)
    if (!day) uncovered ??= yearOf(date)
    if (day?.kind === 'weekend') weekendDays += 1
    else if (day?.kind === 'holiday') holidays.add(day.name)
    else left -= 1
    if (day?.kind === 'working' && day.isSwapped) swapped.push(date)
  }
  if (left > 0) uncovered ??= yearOf(date)
  const end: Counted =
    uncovered === undefined ? { kind: 'date', date } : { kind: 'calendarNotCovered', year: uncovered, earliest: date }
  return { from, workingDays, excluded, skipped: { weekendDays, holidays: [...holidays] }, swapped, end }
}

/** Calendar days after which a count is given up: a year of working days, or forty with many consultations, ends before. */
const longestCount = 1000

/** The `count`-th working day after `start`. */
export const addWorkingDays = (calendar: WorkingCalendar, start: CivilDate, count: number): Counted =>
  countWorkingDays(calendar, { from: start, workingDays: count }).end

/** The day to sort by: the end, or the earliest day it can be where the calendar stops. */
export const sortingDay = (end: Counted): CivilDate => (end.kind === 'date' ? end.date : end.earliest)

const isWithin = (spans: readonly Span[], date: CivilDate): boolean =>
  spans.some(span => span.first <= date && date <= span.last)

const isWeekend = (date: CivilDate): boolean => weekday(date) === 0 || weekday(date) === 6
