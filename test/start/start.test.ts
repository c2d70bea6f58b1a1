import { describe, expect, test } from 'vitest'
import type { EditionPlace } from '#domain/edition.ts'
import { placeOfEdition } from '#intake/calendar-of-edition.ts'
import { calendarReminder } from '#start/calendar-reminder.ts'
import { whyEditionDoesNotFit } from '#start/edition-fits.ts'
import { calendarOf2026, day, yearOfDemoCounty } from '../domain/sample-calendar.ts'

const in2026And2027 = {
  years: [...calendarOf2026.years, { ...yearOfDemoCounty(2026), year: 2027, off: [], work: [] }],
  overlays: [],
}

describe('whoever starts the terminal', () => {
  test('is reminded from the middle of November that next year has no calendar, and what to run', () => {
    expect(calendarReminder(calendarOf2026, day('2026-11-14'))).toBeNull()
    const reminder = calendarReminder(calendarOf2026, day('2026-11-15'))
    expect(reminder).toContain('没有 2027 年的日历')
    expect(reminder).toContain('npm run build -- calendar --years 2027')
    expect(calendarReminder(calendarOf2026, day('2026-12-31'))).toBe(reminder)
    expect(calendarReminder(in2026And2027, day('2026-12-31'))).toBeNull()
  })

  test('is reminded at any time that this year has none', () => {
    expect(calendarReminder(calendarOf2026, day('2027-01-04'))).toContain('没有 2027 年的日历')
    expect(calendarReminder({ years: [], overlays: [] }, day('2026-11-20'))).toContain('没有 2026、2027 年的日历')
  })

  test('is reminded of a year that the local holidays do not reach', () => {
    const local = { name: '自治州', years: [2026], version: 1, source: '通知', off: [], work: [] }
    expect(calendarReminder({ ...in2026And2027, overlays: [local] }, day('2026-11-20'))).toContain('没有 2027 年')
  })
})

describe('an edition', () => {
  const placeOf = (id: string, name: string) => ({ id, name }) as EditionPlace['place']
  const editionOf = (id: string, name: string) => ({ place: placeOf(id, name) }) as EditionPlace

  test('of another place than the folder’s is not served', () => {
    const edition = editionOf('yunxi-county', '云溪县')
    expect(whyEditionDoesNotFit(edition, placeOf('yunxi-county', '云溪县'))).toBeNull()
    expect(whyEditionDoesNotFit(edition, placeOf('demo-county', '清溪县'))).toContain(
      '--edition 是 云溪县(yunxi-county)的版次,--place 是 清溪县(demo-county)',
    )
  })

  test('that is not there is said to be missing, with what to run', async () => {
    await expect(placeOfEdition('/nowhere')).rejects.toThrow('/nowhere 里没有版次,请先用 npm run press 印到这里')
  })
})
