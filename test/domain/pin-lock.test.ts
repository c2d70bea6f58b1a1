import { expect, test } from 'vitest'
import { lockBeforeTry, type PinLock, unlocked, waitOf } from '#domain/pin-lock.ts'

const following = (tries: number, at = 0): PinLock =>
  Array.from({ length: tries }).reduce<PinLock>(lock => lockBeforeTry(lock, at), unlocked)
const minutes = (count: number) => count * 60_000

test('five tries are free, then each waits longer, an hour at most', () => {
  expect([0, 4, 5, 6, 7, 8, 20].map(tries => waitOf(following(tries), 0) / 60_000)).toEqual([0, 0, 1, 5, 15, 60, 60])
})

test('the wait goes by', () => {
  expect(waitOf(following(5), minutes(0.5))).toBe(minutes(0.5))
  expect(waitOf(following(5), minutes(1))).toBe(0)
})

test('a clock that was set back does not shorten the wait', () => {
  expect(waitOf(following(5, minutes(100)), minutes(10))).toBe(minutes(1))
})
