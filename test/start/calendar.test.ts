import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { isWorkingDay } from '#domain/working-day.ts'
import { tellProblem } from '#press/problem.ts'
import { readCalendar as readFolder } from '#press/read-calendar.ts'
import { makeCalendar, parseYears } from '#start/make-calendar.ts'
import { day } from '../domain/sample-calendar.ts'

const demoCounty = fileURLToPath(new URL('../../kiosk-config/demo-county', import.meta.url))

const readCalendar = async (folder: string) => {
  const read = await readFolder(folder)
  if (!read.ok) throw new Error(read.problems.map(tellProblem).join('\n'))
  return read.value
}

let temporary = ''
let place = ''
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'mingtang-calendar-'))
})
afterAll(() => rm(temporary, { recursive: true, force: true }))
beforeEach(async () => {
  place = await mkdtemp(join(temporary, 'place-'))
})

const calendarFile = (name: string) => join(place, 'calendar', name)
const change = async (name: string, from: string, to: string) => {
  const text = await readFile(calendarFile(name), 'utf8')
  expect(text).toContain(from)
  await writeFile(calendarFile(name), text.replace(from, to))
}

describe('the calendar of a place', () => {
  beforeEach(() => cp(join(demoCounty, 'calendar'), join(place, 'calendar'), { recursive: true }))

  test('is every year of the folder, and local holidays beside them', async () => {
    await writeFile(
      calendarFile('local.json'),
      JSON.stringify({
        name: '清溪自治县',
        years: [2025, 2026],
        version: 1,
        source: '县政府通知',
        off: [{ name: '火把节', days: ['2026-08-06'] }],
        work: [],
      }),
    )
    const calendar = await readCalendar(place)
    expect(calendar.years.map(year => year.year)).toEqual([2025, 2026])
    expect(isWorkingDay(calendar, day('2026-08-06'))).toBe(false)
  })

  test.each([
    ['a worked day that is no weekend', '"2026-01-04"', '"2026-01-05"', '2026-01-05 不是周末'],
    ['a day of another year', '"2026-01-04"', '"2025-01-04"', '2025-01-04 不属于 2026 年'],
    ['another year than its name', '"year": 2026', '"year": 2027', ''],
    ['text that is no JSON', '{', '', ''],
  ])('is not read with %s, and the file is named', async (_, from, to, why) => {
    await change('2026.json', from, to)
    const reading = readCalendar(place)
    await expect(reading).rejects.toThrow('2026.json')
    await expect(reading).rejects.toThrow(why)
  })

  test('is not read with a year under the name of another', async () => {
    await cp(calendarFile('2026.json'), calendarFile('2028.json'))
    await expect(readCalendar(place)).rejects.toThrow('文件名与里面的年份 2026 不一致')
  })
})

describe('a made calendar', () => {
  test('is the demo county’s own', async () => {
    await makeCalendar(place, [2025, 2026])
    expect(await readCalendar(place)).toEqual(await readCalendar(demoCounty))
  })

  test('reaches from 2019 to 2026, and gets the days right that packages have got wrong', async () => {
    expect(await makeCalendar(place, parseYears('2019-2026'))).toHaveLength(8)
    const calendar = await readCalendar(place)
    expect(isWorkingDay(calendar, day('2020-01-31'))).toBe(false)
    expect(isWorkingDay(calendar, day('2020-02-01'))).toBe(false)
    expect(isWorkingDay(calendar, day('2023-01-03'))).toBe(true)
  })

  test('is refused for a year that the State Council has not arranged, and nothing is written', async () => {
    await expect(makeCalendar(place, [2026, 2027])).rejects.toThrow('没有 2027 年的放假安排')
    expect((await readCalendar(place)).years).toEqual([])
  })

  test('leaves alone what says the same, and raises the version of what does not', async () => {
    await makeCalendar(place, [2026])
    expect(await makeCalendar(place, [2026])).toEqual([])
    await change('2026.json', '"2026-10-10"', '"2026-10-11"')
    expect(await makeCalendar(place, [2026])).toEqual([calendarFile('2026.json')])
    expect((await readCalendar(place)).years[0]).toMatchObject({
      version: 2,
      work: expect.arrayContaining(['2026-10-10']),
    })
  })

  test('is asked for by years, one or many', () => {
    expect(parseYears('2024-2026')).toEqual([2024, 2025, 2026])
    expect(parseYears('2024,2026')).toEqual([2024, 2026])
    for (const wrong of ['', '26', '2026-2024', '今年'])
      expect(() => parseYears(wrong)).toThrow('请写成 2026、2025,2026 或 2019-2026 的样子')
  })
})
