import { expect, test } from 'vitest'
import { driftAt, farthestDrift } from '#kiosk/idle/drift.ts'

test('the picture moves by at most 24 pixels in all, three a minute, and stands nowhere for long', () => {
  const minutes = Array.from({ length: 3_000 }, (_, minute) => driftAt(minute * 60_000))
  const steps = minutes.slice(1).map((place, at) => ({ ...place, before: minutes[at] ?? place }))
  for (const { x, y } of minutes) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(farthestDrift)
  for (const { x, y, before } of steps)
    expect(Math.max(Math.abs(x - before.x), Math.abs(y - before.y))).toBeLessThanOrEqual(3)
  expect(new Set(minutes.map(({ x, y }) => `${x} ${y}`)).size).toBeGreaterThan(200)
})
