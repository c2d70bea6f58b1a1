import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { CivilDate } from '#domain/civil-date.ts'
import { parse } from '#domain/schema.ts'
import { type CalendarYear, calendarYearSchema } from '#domain/working-day.ts'
import { readIfThere } from './read-if-there.ts'

/** The package's own table: a day, and after the first comma the Chinese name of its holiday. */
const tableSchema = v.object({
  default: v.object({
    holidays: v.record(v.string(), v.string()),
    workdays: v.record(v.string(), v.string()),
  }),
})
type Table = v.InferOutput<typeof tableSchema>['default']

/** The State Council's notices for the years of the demo county; other years name the package and ask to be checked. */
const notices: Readonly<Record<number, { readonly publishedOn: string; readonly source: string }>> = {
  2025: {
    publishedOn: '2024-11-12',
    source: '国务院办公厅关于2025年部分节假日安排的通知(国办发明电〔2024〕12号,2024年11月12日)',
  },
  2026: { publishedOn: '2025-11-04', source: '国务院办公厅关于2026年部分节假日安排的通知(2025年11月4日)' },
}
const unchecked = '取自 chinese-days 的放假表,请与国务院办公厅的通知核对后改写来源'

/**
 * Writes `calendar/<year>.json` for a place from the table of chinese-days. The package answers for years beyond its
 * table too, as if nothing were ever off; so only its table is read, and a
 * year that does not reach 国庆节 in it is refused.
 * @returns the files written; a file that says the same already is left alone
 */
export const makeCalendar = async (placeFolder: string, years: readonly number[]): Promise<readonly string[]> => {
  const table = await readTable()
  const made = years.map(year => calendarYearOf(table, year))
  const folder = join(placeFolder, 'calendar')
  await mkdir(folder, { recursive: true })
  const written = await Promise.all(made.map(year => writeYear(join(folder, `${year.year}.json`), year)))
  return written.filter(file => file !== null)
}

/** `2019-2026`, `2026`, or `2025,2026`. Throws with an example where it cannot be read. */
export const parseYears = (typed: string): readonly number[] =>
  typed.split(',').flatMap(part => {
    const [, first, last = first] = /^\s*(\d{4})(?:-(\d{4}))?\s*$/.exec(part) ?? []
    const count = Number(last) - Number(first) + 1
    if (!(count >= 1)) throw new Error(`看不懂年份“${typed}”,请写成 2026、2025,2026 或 2019-2026 的样子。`)
    return Array.from({ length: count }, (_, index) => Number(first) + index)
  })

const readTable = async (): Promise<Table> =>
  v.parse(tableSchema, await import('chinese-days/dist/chinese-days.json', { with: { type: 'json' } })).default

const calendarYearOf = (table: Table, year: number): CalendarYear => {
  const inYear = (days: Readonly<Record<string, string>>) =>
    Object.entries(days)
      .filter(([day]) => day.startsWith(`${year}-`))
      .sort(([left], [right]) => left.localeCompare(right))
  const off = inYear(table.holidays)
  if (!off.some(([day]) => day >= `${year}-10-01`)) throw new Error(refusal(table, year))
  const notice = notices[year]
  const made = parse(calendarYearSchema, {
    year,
    version: 1,
    publishedOn: notice?.publishedOn ?? null,
    source: notice?.source ?? unchecked,
    off: byName(off),
    work: inYear(table.workdays).map(([day]) => day),
  })
  if (made.ok) return made.value
  throw new Error(`chinese-days 的 ${year} 年数据有误:${made.problems.map(problem => problem.message).join(';')}`)
}

const byName = (days: readonly (readonly [string, string])[]) => {
  const names = new Map<string, string[]>()
  for (const [day, words] of days) {
    const name = words.split(',')[1] ?? words
    names.set(name, [...(names.get(name) ?? []), day])
  }
  return [...names].map(([name, each]) => ({ name: fullNames[name] ?? name, days: each }))
}

/** The package's short names, as 全国年节及纪念日放假办法第二条 writes them. */
const fullNames: Readonly<Record<string, string>> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' }

const refusal = (table: Table, year: number): string => {
  const known = Object.keys(table.holidays)
    .map(day => day.slice(0, 4))
    .sort()
  return `chinese-days 没有 ${year} 年的放假安排(只有 ${known[0]}—${known.at(-1)} 年)。国务院办公厅公布 ${year} 年的通知以后,请更新 chinese-days 再做,或按通知手写 calendar/${year}.json。`
}

/** Keeps an editor's file of the same days, whose version and source may have been corrected by hand. */
const writeYear = async (file: string, year: CalendarYear): Promise<string | null> => {
  const before = parse(v.pipe(v.string(), v.parseJson(), calendarYearSchema), await readIfThere(file))
  if (before.ok && daysOf(before.value) === daysOf(year)) return null
  const version = before.ok ? before.value.version + 1 : year.version
  await writeFile(file, `${JSON.stringify({ ...year, version }, null, 2)}\n`)
  return file
}

const daysOf = ({ off, work }: CalendarYear): string => {
  const sorted = (days: readonly CivilDate[]) => [...days].sort().join()
  return `${sorted(off.flatMap(each => each.days))}/${sorted(work)}`
}
