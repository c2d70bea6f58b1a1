import type { IdleLoop } from './idle-loop.ts'
import { isScheduled, type Moment, type Schedule, weekdayNumber } from './schedule.ts'
import { findDay, type WorkingCalendar } from './working-day.ts'

/** What it is the time for. */
export const scheduled = <Item extends { readonly when: Schedule }>(
  items: readonly Item[],
  now: Moment,
): readonly Item[] => items.filter(item => isScheduled(item.when, now))

/**
 * Which of the pages stands now. The clock alone decides, so that a page that comes or goes by its schedule needs no
 * memory of what stood before.
 * @param second seconds since any fixed instant
 */
export const pageAt = <Page extends { readonly seconds: number }>(pages: readonly Page[], second: number): number => {
  const round = pages.reduce((sum, page) => sum + page.seconds, 0)
  let left = round > 0 ? second % round : 0
  for (const [index, page] of pages.entries()) {
    if (left < page.seconds) return index
    left -= page.seconds
  }
  return 0
}

/** Whether the picture is dimmed now. */
export const isNight = (loop: IdleLoop, now: Moment): boolean =>
  loop.night !== undefined && isScheduled({ hours: loop.night }, now)

/** When the hall opens on a day: its hours in order, none where it stays closed, and the holiday that closes it. */
export type HallDay = {
  readonly hours: readonly { readonly from: number; readonly to: number }[]
  readonly holiday: string | null
}

/** Worked weekends (调休上班) have Monday's hours. `undefined` where nobody has written when the hall is open. */
export const hallHoursOn = (loop: IdleLoop, calendar: WorkingCalendar, day: Moment['day']): HallDay | undefined => {
  if (loop.hallHours.length === 0) return undefined
  const known = findDay(calendar, day)
  if (known?.kind === 'holiday') return { hours: [], holiday: known.name }
  const number = known?.kind === 'working' && known.isSwapped ? 1 : weekdayNumber(day)
  const hours = loop.hallHours.filter(each => each.weekdays.includes(number)).map(({ from, to }) => ({ from, to }))
  return { hours: hours.sort((left, right) => left.from - right.from), holiday: null }
}

/** Whether the hall was open on a day and has closed since. */
export const hasClosed = ({ hours }: HallDay, { minute }: Pick<Moment, 'minute'>): boolean =>
  hours.length > 0 && hours.every(({ to }) => to <= minute)
