import { describe, expect, test } from 'vitest'
import type { CaseEvent, CaseGround } from '#domain/case.ts'
import { progressOf } from '#domain/case-progress.ts'
import { progressSchema } from '#domain/progress.ts'
import { parse } from '#domain/schema.ts'
import { calendarOf2026, in2026 } from './sample-calendar.ts'
import { groundOf } from './sample-cases.ts'

const tell = (ground: CaseGround, events: readonly CaseEvent[] = []) => {
  const log = events.map(event => ({ event, sealedReply: event.kind === 'replied' ? sealedReply : null }))
  const progress = progressOf(calendarOf2026, ground, log)
  expect(parse(progressSchema, JSON.parse(JSON.stringify(progress)))).toEqual({ ok: true, value: progress })
  return progress
}
const sealedReply = { nonce: 'AAAA', ciphertext: 'BBBB' }
const on = (monthDay: string) => ({ on: in2026(monthDay) })
const handedIn = groundOf({ receiptBasis: 'inPerson' })

describe('the holder of a code', () => {
  test('gets the recorded day alone, and no legal date, until both sides have confirmed', () => {
    expect(tell(groundOf())).toEqual({ state: 'recorded', kind: 'disclosureRequest', recordedOn: '2026-02-10' })
  })

  test('gets the deadline and how it was counted once the request is received', () => {
    expect(tell(handedIn)).toEqual({
      state: 'received',
      kind: 'disclosureRequest',
      on: '2026-02-10',
      correctedOn: null,
      extendedOn: null,
      deadline: {
        kind: 'date',
        date: '2026-03-16',
        from: '2026-02-10',
        workingDays: 20,
        holidays: ['春节'],
        isPromise: false,
      },
    })
  })

  test('hears what was asked, and until when', () => {
    const asked: CaseEvent = { kind: 'correctionAsked', ...on('02-11'), until: in2026('03-10') }
    expect(tell(handedIn, [asked])).toEqual({
      state: 'correctionAsked',
      kind: 'disclosureRequest',
      receivedOn: '2026-02-10',
      on: '2026-02-11',
      until: '2026-03-10',
      reply: null,
    })
    expect(tell(handedIn, [asked, { kind: 'corrected', ...on('02-13') }])).toMatchObject({
      state: 'received',
      correctedOn: '2026-02-13',
      deadline: { from: '2026-02-13', date: '2026-03-19' },
    })
  })

  test('hears that more time was taken, and that a third party is asked', () => {
    const events: readonly CaseEvent[] = [
      { kind: 'extended', ...on('02-12'), approvedBy: '周主任' },
      { kind: 'thirdPartyAsked', ...on('03-02') },
    ]
    const told = tell(handedIn, events)
    expect(told).toMatchObject({ state: 'thirdPartyAsked', on: '2026-03-02', extendedOn: '2026-02-12' })
    expect(told).toMatchObject({ deadline: { kind: 'date', workingDays: 40, date: '2026-05-08' } })
    expect(JSON.stringify(told)).not.toContain('周主任')
  })

  test('hears the outcome', () => {
    expect(tell(handedIn, [{ kind: 'answered', ...on('03-10'), outcome: 'refused' }])).toEqual({
      state: 'answered',
      kind: 'disclosureRequest',
      receivedOn: '2026-02-10',
      on: '2026-03-10',
      outcome: 'refused',
      reply: null,
    })
  })

  test('hears plainly that next year’s calendar is not there, and no date', () => {
    const ground = groundOf({ receiptBasis: 'inPerson', submittedAt: '2026-12-14T01:00:00.000Z' }, '2026-12-14')
    expect(tell(ground)).toMatchObject({ deadline: { kind: 'calendarNotCovered', year: 2027, isPromise: false } })
    expect(JSON.stringify(tell(ground))).not.toContain('2027-')
  })

  test('of a question gets the promised day as a promise, and its end', () => {
    const question = groundOf({ kind: 'question', promisedWorkingDays: 5 })
    expect(tell(question)).toMatchObject({
      state: 'open',
      recordedOn: '2026-02-10',
      deadline: { date: '2026-02-24', isPromise: true },
    })
    expect(tell(question, [{ kind: 'replied', ...on('02-12') }])).toMatchObject({
      state: 'replied',
      on: '2026-02-12',
      reply: sealedReply,
    })
    expect(tell(question, [{ kind: 'closed', ...on('02-12'), reason: 'noContact' }])).toMatchObject({
      state: 'closed',
      reason: 'noContact',
    })
  })

  test('of what nobody promised gets no deadline', () => {
    expect(tell(groundOf({ kind: 'rating' }))).toMatchObject({ state: 'open', deadline: null })
  })
})
