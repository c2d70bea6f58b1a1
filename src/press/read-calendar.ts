import { basename, join } from 'node:path'
import { failure, type Outcome, success } from '#domain/outcome.ts'
import {
  type CalendarYear,
  calendarOverlaySchema,
  calendarYearSchema,
  type WorkingCalendar,
} from '#domain/working-day.ts'
import { parseJson, problem } from './place-file.ts'
import type { PressProblem } from './problem.ts'
import { readFolderIfThere } from './read.ts'

/**
 * The working-day calendar of a place, `calendar/*.json`: a file a year named after it, any other name for local
 * holidays. Without the folder no year is covered, and no date is ever said.
 */
export const readCalendar = async (placeFolder: string): Promise<Outcome<WorkingCalendar, PressProblem>> => {
  const files = await readFolderIfThere(join(placeFolder, 'calendar'), '.json')
  const years = files.filter(({ file }) => isYear(file)).map(readYear)
  const overlays = files
    .filter(({ file }) => !isYear(file))
    .map(({ file, content }) => parseJson(file, content, calendarOverlaySchema))
  const problems = [...years, ...overlays].flatMap(each => (each.ok ? [] : each.problems))
  if (problems.length > 0) return failure(...problems)
  return success({
    years: years.flatMap(each => (each.ok ? [each.value] : [])),
    overlays: overlays.flatMap(each => (each.ok ? [each.value] : [])),
  })
}

const isYear = (file: string): boolean => /^\d{4}\.json$/.test(basename(file))

const readYear = (read: { readonly file: string; readonly content: string }): Outcome<CalendarYear, PressProblem> => {
  const year = parseJson(read.file, read.content, calendarYearSchema)
  if (!year.ok || basename(read.file) === `${year.value.year}.json`) return year
  return failure(problem(read.file, 'year', `文件名与里面的年份 ${year.value.year} 不一致`, '改成一致'))
}
