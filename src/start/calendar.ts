import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { calendarYearSchema, type WorkingCalendar } from '#domain/working-day.ts'

/** The working-day calendar of a place: `calendar/*.json`, one file a year. Throws with the file's name on a bad one. */
export const readCalendar = async (placeFolder: string): Promise<WorkingCalendar> => {
  const folder = join(placeFolder, 'calendar')
  const files = (await readdir(folder)).filter(name => name.endsWith('.json')).sort()
  return Promise.all(
    files.map(async name => {
      const result = v.safeParse(
        v.pipe(v.string(), v.parseJson(), calendarYearSchema),
        await readFile(join(folder, name), 'utf8'),
      )
      if (result.success) return result.output
      throw new Error(
        `${join(folder, name)}:${result.issues.map(issue => `${v.getDotPath(issue) ?? ''} ${issue.message}`).join(';')}`,
      )
    }),
  )
}
