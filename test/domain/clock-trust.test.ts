import { expect, test } from 'vitest'
import { mayTrustClock } from '#domain/clock-trust.ts'

const printedAt = Date.parse('2026-11-20T02:00:00.000Z')
const minutes = (count: number) => count * 60_000

test.each([
  ['agrees with the server', { now: printedAt + 1, serverOffset: 0 }, true],
  ['shows the very instant of printing', { now: printedAt, serverOffset: null }, true],
  ['shows a time before the edition was printed', { now: printedAt - 1, serverOffset: null }, false],
  [
    'shows a time before the edition was printed, whatever the server says',
    { now: printedAt - 1, serverOffset: 0 },
    false,
  ],
  ['is five minutes slow', { now: printedAt, serverOffset: minutes(5) }, true],
  ['is more than five minutes slow', { now: printedAt, serverOffset: minutes(5) + 1 }, false],
  ['is more than five minutes fast', { now: printedAt, serverOffset: -minutes(5) - 1 }, false],
  ['has heard no server and is past the printing', { now: printedAt + minutes(1_000_000), serverOffset: null }, true],
])('a clock that %s', (_, clock, isTrusted) => {
  expect(mayTrustClock({ ...clock, printedAt })).toBe(isTrusted)
})
