import type { CivilDate } from '#domain/civil-date.ts'
import { text } from './text/text.ts'

const zone = 'Asia/Shanghai'

/** A civil date in full, in the session's language. */
export const dateInWords = (date: CivilDate): string =>
  new Date(`${date}T12:00:00+08:00`).toLocaleDateString(text().code, { dateStyle: 'long', timeZone: zone })

/** A civil date without its year, where that is this year's. */
export const shortDate = (date: CivilDate, today: CivilDate): string =>
  date.slice(0, 4) === today.slice(0, 4)
    ? new Date(`${date}T12:00:00+08:00`).toLocaleDateString(text().code, {
        month: 'long',
        day: 'numeric',
        timeZone: zone,
      })
    : dateInWords(date)

/** An instant as day and time in China. @param instant ISO text or milliseconds */
export const instantInWords = (instant: string | number): string =>
  new Date(instant).toLocaleString(text().code, {
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })

/** The same with its year, for paper. */
export const fullInstantInWords = (instant: string): string =>
  new Date(instant).toLocaleString(text().code, {
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: zone,
  })

/** Day and weekday in China. @param now milliseconds since 1970 */
export const dayInWords = (now: number): string =>
  new Date(now).toLocaleDateString(text().code, { month: 'long', day: 'numeric', weekday: 'long', timeZone: zone })

/** The time of day in China. @param now milliseconds since 1970 */
export const clockTime = (now: number): string =>
  new Date(now).toLocaleTimeString(text().code, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })
