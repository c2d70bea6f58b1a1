import * as v from 'valibot'

/** A day of the civil calendar in China, `YYYY-MM-DD`, without a clock or a time zone. */
export type CivilDate = string & { readonly __brand: 'CivilDate' }

const dayMilliseconds = 86_400_000
const beijingOffset = 8 * 3_600_000

/** Whether the text is a day that exists. */
export const isCivilDate = (text: string): text is CivilDate =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && fromDayNumber(dayNumber(text)) === text

export const civilDate: v.GenericSchema<unknown, CivilDate> = v.pipe(
  v.string('日期须写成 2026-11-21 的样子'),
  v.custom<CivilDate>(
    input => typeof input === 'string' && isCivilDate(input),
    '日期须是存在的一天,写成 2026-11-21 的样子',
  ),
)

/** The day after (or before, with a negative count) so many calendar days. */
export const addDays = (date: CivilDate, count: number): CivilDate => fromDayNumber(dayNumber(date) + count)

/** 0 is Sunday. */
export const weekday = (date: CivilDate): number => (((dayNumber(date) + 4) % 7) + 7) % 7

export const yearOf = (date: CivilDate): number => Number(date.slice(0, 4))

/** The day in China at an instant in milliseconds since 1970. */
export const dayInChina = (instant: number): CivilDate =>
  fromDayNumber(Math.floor((instant + beijingOffset) / dayMilliseconds))

const dayNumber = (date: string): number => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return Date.UTC(year, month - 1, day) / dayMilliseconds
}

const fromDayNumber = (count: number): CivilDate => {
  const date = new Date(count * dayMilliseconds)
  return (Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)) as CivilDate
}
