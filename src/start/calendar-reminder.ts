import { type CivilDate, yearOf } from '#domain/civil-date.ts'
import type { WorkingCalendar } from '#domain/working-day.ts'

/** The State Council's office publishes the next year's holidays early in November; from here on it is late. */
const remindedFrom = '-11-15'

/** What to do where a calendar is missing: this year's at any time, the next year's from the middle of November. */
export const calendarReminder = (calendar: WorkingCalendar, today: CivilDate): string | null => {
  const year = yearOf(today)
  const wanted = today.slice(4) >= remindedFrom ? [year, year + 1] : [year]
  const missing = wanted.filter(each => !isKnown(calendar, each))
  return missing.length === 0
    ? null
    : `没有 ${missing.join('、')} 年的日历,跨到那时的答复期限算不出来。国务院办公厅公布放假安排以后,请运行 npm run build -- calendar --years ${missing.join(',')}(别的地方另写 --place),再重新启动。`
}

const isKnown = ({ years, overlays }: WorkingCalendar, year: number): boolean =>
  years.some(each => each.year === year) && overlays.every(each => each.years.includes(year))
