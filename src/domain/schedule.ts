import * as v from 'valibot'
import { addDays, type CivilDate, civilDate, dayInChina, weekday } from './civil-date.ts'

/** A minute of the civil day in China, from 0 to 1439. China has no daylight saving time, so that every day has 1440. */
export type Moment = { readonly day: CivilDate; readonly minute: number }

const beijingOffset = 8 * 60
const minutesADay = 1_440

/** @param instant milliseconds since 1970 */
export const momentInChina = (instant: number): Moment => ({
  day: dayInChina(instant),
  minute: (((Math.floor(instant / 60_000) + beijingOffset) % minutesADay) + minutesADay) % minutesADay,
})

/** A time of day as minutes since midnight; 24:00 is the end of the day. */
const timeOfDay = v.pipe(
  v.string('时刻须写成 09:00 的样子'),
  v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, '时刻须写成 09:00 的样子'),
  v.transform(written => Number(written.slice(0, 2)) * 60 + Number(written.slice(3))),
)
const parsedTimeOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(minutesADay))

const hoursOf = v.pipe(
  v.object({ from: v.union([parsedTimeOfDay, timeOfDay]), to: v.union([parsedTimeOfDay, timeOfDay]) }),
  v.check(({ from, to }) => from !== to, '开始和结束不能是同一时刻;全天就不写'),
)
/** From a time of day to another, minutes; where the end comes before the beginning, it is that of the next day. */
export type Hours = v.InferOutput<typeof hoursOf>
export const hoursSchema = hoursOf

/** Days of the week as people count them: 1 is Monday, 7 is Sunday. */
export const weekdaysSchema = v.pipe(
  v.array(v.pipe(v.number('星期须是1到7'), v.integer(), v.minValue(1, '星期一写1'), v.maxValue(7, '星期日写7'))),
  v.minLength(1, '至少写一个星期几'),
)

export const scheduleSchema = v.pipe(
  v.object({
    /** First and last day. */
    from: v.optional(civilDate),
    until: v.optional(civilDate),
    weekdays: v.optional(weekdaysSchema),
    hours: v.optional(hoursSchema),
  }),
  v.check(({ from, until }) => !from || !until || from <= until, '最后一天在第一天之前'),
)
/**
 * When something is shown (排期). Days are those on which the hours begin: from 22:00 to 06:00 on Fridays lasts until
 * Saturday morning, and the last day's night ends on the day after.
 */
export type Schedule = v.InferOutput<typeof scheduleSchema>

/** Whether it is the time for something. */
export const isScheduled = (schedule: Schedule, { day, minute }: Moment): boolean => {
  const { hours } = schedule
  if (!hours) return isDayOf(schedule, day)
  if (hours.from < hours.to) return minute >= hours.from && minute < hours.to && isDayOf(schedule, day)
  return (minute >= hours.from && isDayOf(schedule, day)) || (minute < hours.to && isDayOf(schedule, addDays(day, -1)))
}

/** 1 is Monday, 7 is Sunday. */
export const weekdayNumber = (day: CivilDate): number => weekday(day) || 7

const isDayOf = ({ from, until, weekdays }: Schedule, day: CivilDate): boolean =>
  (!from || day >= from) && (!until || day <= until) && (!weekdays || weekdays.includes(weekdayNumber(day)))
