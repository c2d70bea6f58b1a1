import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from '#domain/schema.ts'
import {
  afterDelivery,
  beginSending,
  pauseAfter,
  type Submission,
  type SubmissionId,
  sealedHeader,
  submissionId,
} from '#domain/submission.ts'

type Queued = Extract<Submission, { state: 'queued' }>
type Sending = Extract<Submission, { state: 'sending' }>

const id = '3f2b8c1e-0000-4000-8000-00000000abcd' as SubmissionId
const queued: Queued = { state: 'queued', id, wire: '{"format":1}', savedAt: 1_000, attempts: 0, nextAttemptAt: 1_000 }
const sending: Sending = { state: 'sending', id, wire: '{"format":1}', savedAt: 1_000, attempts: 1 }
const at = { now: 50_000, jitter: 0.5 }

describe('a submission', () => {
  test('counts the attempt when it is sent, and keeps its name, bytes and day', () => {
    expect(beginSending(queued)).toEqual(sending)
  })

  test('is delivered with the receipt’s time, and its content is gone from the terminal', () => {
    const recordedAt = '2026-11-21T02:00:00.000Z'
    expect(afterDelivery(sending, { kind: 'recorded', recordedAt }, at)).toEqual({ state: 'delivered', id, recordedAt })
  })

  test.each(['conflict', 'malformed'] as const)('refused as %s is kept whole, with the reason', reason => {
    expect(afterDelivery(sending, { kind: 'refused', reason }, at)).toEqual({
      state: 'refused',
      id,
      wire: '{"format":1}',
      savedAt: 1_000,
      reason,
    })
  })

  test('goes back into the queue unchanged where nobody answers, and waits', () => {
    expect(afterDelivery(sending, { kind: 'unreachable' }, at)).toEqual({
      ...queued,
      attempts: 1,
      nextAttemptAt: 50_000 + pauseAfter(1, 0.5),
    })
  })

  test('loses nothing over a hundred failed attempts, and waits no shorter each time', () => {
    let now = 0
    let submission: Submission = queued
    const pauses: number[] = []
    for (let attempt = 1; attempt <= 100 && submission.state === 'queued'; attempt += 1) {
      const sent = beginSending(submission)
      if (sent.state !== 'sending') throw new Error(sent.state)
      const next = afterDelivery(sent, { kind: 'unreachable' }, { now, jitter: 1 })
      if (next.state !== 'queued') throw new Error(next.state)
      pauses.push(next.nextAttemptAt - now)
      now = next.nextAttemptAt
      submission = next
    }
    expect(submission).toMatchObject({ state: 'queued', id, wire: queued.wire, savedAt: 1_000, attempts: 100 })
    expect(pauses).toEqual(pauses.toSorted((left, right) => left - right))
  })
})

describe('the pause before the next attempt', () => {
  test('doubles from ten seconds after the first failed attempt up to ten minutes', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map(attempts => pauseAfter(attempts, 1) / 1_000)).toEqual([
      5, 10, 20, 40, 80, 160, 320, 600, 600,
    ])
  })

  test('is never longer than ten minutes and never shorter than two and a half seconds', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, jitter) => {
        expect(pauseAfter(attempts, jitter)).toBeLessThanOrEqual(600_000)
        expect(pauseAfter(attempts, jitter)).toBeGreaterThanOrEqual(2_500)
      }),
    )
  })

  test('spreads the terminals of a county over its second half', () => {
    expect(pauseAfter(3, 0)).toBe(20_000)
    expect(pauseAfter(3, 0.25)).toBe(25_000)
    expect(pauseAfter(3, 1)).toBe(40_000)
  })

  test('is a whole number of milliseconds', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, jitter) =>
        Number.isInteger(pauseAfter(attempts, jitter)),
      ),
    )
  })
})

test('only a UUID in small letters names a submission', () => {
  expect(parse(submissionId, id)).toEqual({ ok: true, value: id })
  for (const wrong of ['', id.toUpperCase(), id.slice(1), `${id}0`, id.replaceAll('-', ''), 7, null])
    expect(parse(submissionId, wrong).ok).toBe(false)
})

test('what the seal binds changes with the name, the lookup and the key', () => {
  const header = { id, lookup: 'a'.repeat(43), keyId: 'desk-1' }
  const others = [
    { ...header, id: id.replace('3', '4') as SubmissionId },
    { ...header, lookup: 'b'.repeat(43) },
    { ...header, keyId: 'desk-2' },
  ]
  expect(new Set([header, ...others].map(sealedHeader)).size).toBe(4)
})
