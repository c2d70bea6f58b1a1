import { expect, test } from 'vitest'
import { isReloadDue } from '#kiosk/terminal/nightly-reload.ts'

const at = (time: string) => Date.parse(`2026-11-24T${time}:00+08:00`)
const hours = (count: number) => count * 3_600_000

test('an old page is replaced between 3:00 and 3:30 at night', () => {
  expect(['02:59', '03:00', '03:29', '03:30', '15:00'].map(time => isReloadDue(at(time), hours(20)))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ])
})

test('the page that came instead stays', () => {
  expect(isReloadDue(at('03:10'), hours(0.1))).toBe(false)
})
