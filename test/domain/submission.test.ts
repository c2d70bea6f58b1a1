import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from '#domain/schema.ts'
import {
  afterDelivery,
  beginSending,
  isDue,
  isForgettable,
  pauseAfter,
  type Submission,
  type SubmissionHeader,
  type SubmissionId,
  sealedHeader,
  submissionId,
} from '#domain/submission.ts'

type Queued = Extract<Submission, { state: 'queued' }>
type Sending = Extract<Submission, { state: 'sending' }>

const id = '3f2b8c1e-0000-4000-8000-00000000abcd' as SubmissionId
const queued: Queued = { state: 'queued', id, wire: '{"format":2}', savedAt: 1_000, attempts: 0, nextAttemptAt: 1_000 }
const sending: Sending = { state: 'sending', id, wire: '{"format":2}', savedAt: 1_000, attempts: 1 }
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
      wire: '{"format":2}',
      savedAt: 1_000,
      reason,
    })
  })

  test('goes back into the queue unchanged where nobody answers, and waits', () => {
    expect(afterDelivery(sending, { kind: 'unreachable', retryAfter: 0 }, at)).toEqual({
      ...queued,
      attempts: 1,
      nextAttemptAt: 50_000 + pauseAfter(1, 0.5),
    })
  })

  test.each([
    [90_000, 90_000],
    [1, pauseAfter(1, 0.5)],
    [86_400_000, 600_000],
  ])(
    'waits as long as it is asked to, %i ms, if that is longer than its own pause and no longer than ten minutes',
    (retryAfter, wait) => {
      expect(afterDelivery(sending, { kind: 'unreachable', retryAfter }, at)).toMatchObject({
        nextAttemptAt: 50_000 + wait,
      })
    },
  )

  test('loses nothing over a hundred failed attempts, and waits no shorter each time', () => {
    let now = 0
    let submission: Submission = queued
    const pauses: number[] = []
    for (let attempt = 1; attempt <= 100 && submission.state === 'queued'; attempt += 1) {
      const sent = beginSending(submission)
      if (sent.state !== 'sending') throw new Error(sent.state)
      const next = afterDelivery(sent, { kind: 'unreachable', retryAfter: 0 }, { now, jitter: 1 })
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

describe('a submission is due', () => {
  const waiting = { ...queued, nextAttemptAt: 1_000_000 }

  test('from the moment that was set', () => {
    expect(isDue(waiting, 999_999)).toBe(false)
    expect(isDue(waiting, 1_000_000)).toBe(true)
  })

  test('where that moment is further off than any pause, since the clock has been set back', () => {
    expect(isDue(waiting, 1_000_000 - 600_000)).toBe(false)
    expect(isDue(waiting, 1_000_000 - 600_001)).toBe(true)
  })
})

test('a delivered submission is remembered for 400 days', () => {
  const delivered = { state: 'delivered', id, recordedAt: '2026-11-21T02:00:00.000Z' } as const
  const recorded = Date.parse(delivered.recordedAt)
  expect(isForgettable(delivered, recorded + 400 * 86_400_000)).toBe(false)
  expect(isForgettable(delivered, recorded + 400 * 86_400_000 + 1)).toBe(true)
})

const header: SubmissionHeader = {
  format: 2,
  suite: 'HPKE-P256-SHA256-AES256GCM',
  id,
  lookup: 'a'.repeat(43),
  keyId: 'desk-1',
  kind: 'disclosureRequest',
  organ: 'civil-affairs',
  terminal: 'hall-1',
  submittedAt: '2026-11-21T00:59:00.000Z',
  clock: 'sure',
  writtenBy: 'applicant',
  receiptBasis: 'bothConfirm',
  promisedWorkingDays: null,
}

describe('what the seal binds', () => {
  const changes: readonly Partial<SubmissionHeader>[] = [
    { suite: 'SM2-SM4GCM' },
    { id: id.replace('3', '4') as SubmissionId },
    { lookup: 'b'.repeat(43) },
    { keyId: 'desk-2' },
    { kind: 'letter' },
    { organ: 'education' },
    { organ: null },
    { terminal: 'hall-2' },
    { submittedAt: '2026-11-20T00:59:00.000Z' },
    { clock: 'unsure' },
    { writtenBy: 'staff' },
    { receiptBasis: 'inPerson' },
    { promisedWorkingDays: 5 },
  ]

  test.each(changes)('changes with %j', change => {
    expect(sealedHeader({ ...header, ...change })).not.toBe(sealedHeader(header))
  })

  test('does not change with the order in which the header is written, nor with the sealed bytes beside it', () => {
    const reversed = Object.fromEntries(Object.entries(header).reverse()) as SubmissionHeader
    expect(sealedHeader(reversed)).toBe(sealedHeader(header))
    expect(sealedHeader({ ...header, encapsulated: 'A', ciphertext: 'B' } as SubmissionHeader)).toBe(
      sealedHeader(header),
    )
  })
})
