import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { civilDate } from '#domain/civil-date.ts'
import { type IdleLoop, idleLoopSchema } from '#domain/idle-loop.ts'
import { hallHoursOn, hasClosed, isNight, pageAt, scheduled } from '#domain/idle-pages.ts'
import { loopOf } from '#domain/loop-of.ts'
import { calendarOf2026 } from './sample-calendar.ts'

const loop = (written: object): IdleLoop => v.parse(idleLoopSchema, { slides: [{ kind: 'latest' }], ...written })
const day = (written: string) => v.parse(civilDate, written)

describe('the pages of the idle display', () => {
  const pages = [{ seconds: 10 }, { seconds: 20 }, { seconds: 5 }]

  test('stand as long as is written, one after another, and begin anew', () => {
    expect([0, 9, 10, 29, 30, 34, 35, 45].map(second => pageAt(pages, second))).toEqual([0, 0, 1, 1, 2, 2, 0, 1])
  })

  test('are those whose time it is: around midnight another than before', () => {
    const { slides } = loop({
      slides: [
        { kind: 'latest', when: { hours: { from: '06:00', to: '24:00' } } },
        { kind: 'statistics', when: { hours: { from: '00:00', to: '06:00' } } },
      ],
    })
    const kindsAt = (minute: number) => scheduled(slides, { day: day('2026-11-24'), minute }).map(({ kind }) => kind)
    expect(kindsAt(23 * 60 + 50)).toEqual(['latest'])
    expect(kindsAt(10)).toEqual(['statistics'])
  })
})

test('a terminal has the loop that names it, others the one for all', () => {
  const own = loop({ terminals: ['hall-2'] })
  const all = loop({})
  expect(loopOf([all, own], 'hall-2')).toBe(own)
  expect(loopOf([own, all], 'hall-1')).toBe(all)
  expect(loopOf([own], 'hall-1')).toBeUndefined()
})

test('the night dims the picture over midnight', () => {
  const dimmed = loop({ night: { from: '19:30', to: '06:30' } })
  const at = (minute: number) => isNight(dimmed, { day: day('2026-11-24'), minute })
  expect([19 * 60 + 29, 19 * 60 + 30, 0, 389, 390].map(at)).toEqual([false, true, true, true, false])
})

describe('the hours of the hall', () => {
  const hall = loop({
    hallHours: [
      { weekdays: [1, 2, 3, 4, 5], from: '13:00', to: '17:00' },
      { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' },
    ],
  })
  const on = (written: string) => hallHoursOn(hall, calendarOf2026, day(written))
  const workday = [
    { from: 540, to: 720 },
    { from: 780, to: 1020 },
  ]

  test('are those of the weekday, in order', () => {
    expect(on('2026-11-24')).toEqual({ hours: workday, holiday: null })
    expect(on('2026-11-28')).toEqual({ hours: [], holiday: null })
  })

  test('are none on a holiday, by its name, and Monday’s on a weekend that is worked', () => {
    expect(on('2026-10-01')).toEqual({ hours: [], holiday: '国庆节' })
    expect(on('2026-10-10')).toEqual({ hours: workday, holiday: null })
  })

  test('are over once the last of them is, and never on a day without any', () => {
    const openDay = { hours: workday, holiday: null }
    expect([719, 750, 1019, 1020, 1439].map(minute => hasClosed(openDay, { minute }))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ])
    expect(hasClosed({ hours: [], holiday: null }, { minute: 1439 })).toBe(false)
  })

  test('are not said where nobody has written them', () => {
    expect(hallHoursOn(loop({}), calendarOf2026, day('2026-11-24'))).toBeUndefined()
  })
})

test('the demo county’s loop is one that an editor may copy', () => {
  const file = new URL('../../kiosk-config/demo-county/idle/hall.json', import.meta.url)
  expect(v.safeParse(idleLoopSchema, JSON.parse(readFileSync(file, 'utf8'))).issues).toBeUndefined()
})
