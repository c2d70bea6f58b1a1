import { describe, expect, test } from 'vitest'
import type { CaseEvent, CaseGround } from '#domain/case.ts'
import { progressOf } from '#domain/case-progress.ts'
import { progressSchema, replyStepOf } from '#domain/progress.ts'
import { parse } from '#domain/schema.ts'
import { isAddressedToCitizen, replyContext } from '#domain/sealed-reply.ts'
import { calendarOf2026, in2026 } from './sample-calendar.ts'
import { groundOf } from './sample-cases.ts'

const tell = (ground: CaseGround, events: readonly CaseEvent[] = []) => {
  const log = events.map(event => ({ event, sealedReply: letterWith(event.kind) }))
  const progress = progressOf(calendarOf2026, ground, log)
  expect(parse(progressSchema, JSON.parse(JSON.stringify(progress)))).toEqual({ ok: true, value: progress })
  return progress
}
const letterWith = (kind: CaseEvent['kind']) =>
  isAddressedToCitizen(kind) ? { nonce: 'AAAA', ciphertext: kind } : null
const sealedReply = { nonce: 'AAAA', ciphertext: 'replied' }
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
        swapped: ['2026-02-14', '2026-02-28'],
        excluded: [],
        isPromise: false,
      },
      reply: null,
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
      reply: { nonce: 'AAAA', ciphertext: 'correctionAsked' },
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
      reply: { nonce: 'AAAA', ciphertext: 'answered' },
    })
  })

  test('reads why it was extended as long as it is being handled, whatever else is done', () => {
    const extended: CaseEvent = { kind: 'extended', ...on('02-12'), approvedBy: '周主任' }
    const letter = { reply: { nonce: 'AAAA', ciphertext: 'extended' } }
    const asked: CaseEvent = { kind: 'thirdPartyAsked', ...on('03-02') }
    const heard: CaseEvent = { kind: 'thirdPartyAnswered', ...on('03-05') }
    expect(tell(handedIn, [extended])).toMatchObject({ state: 'received', ...letter })
    expect(tell(handedIn, [extended, asked])).toMatchObject({ state: 'thirdPartyAsked', ...letter })
    expect(tell(handedIn, [extended, asked, heard])).toMatchObject({ state: 'received', ...letter })
  })

  test('reads no earlier letter as that of a later step', () => {
    const asked: CaseEvent = { kind: 'correctionAsked', ...on('02-11'), until: in2026('03-10') }
    expect(tell(handedIn, [asked, { kind: 'corrected', ...on('02-13') }])).toMatchObject({ reply: null })
  })

  test('gets with the date every day that explains it: worked weekends, and the time of a third party', () => {
    const events: readonly CaseEvent[] = [
      { kind: 'thirdPartyAsked', ...on('03-02') },
      { kind: 'thirdPartyAnswered', ...on('03-09') },
    ]
    expect(tell(handedIn, events)).toMatchObject({
      deadline: {
        date: '2026-03-23',
        swapped: ['2026-02-14', '2026-02-28'],
        excluded: [{ first: '2026-03-03', last: '2026-03-09' }],
      },
    })
  })

  test('gets no span of a third party that answered the same day', () => {
    const events: readonly CaseEvent[] = [
      { kind: 'thirdPartyAsked', ...on('03-02') },
      { kind: 'thirdPartyAnswered', ...on('03-02') },
    ]
    expect(tell(handedIn, events)).toMatchObject({ deadline: { date: '2026-03-16', excluded: [] } })
  })

  test('gets the deadline from the corrected day of receipt', () => {
    const log: readonly CaseEvent[] = [{ kind: 'receiptCorrected', ...on('02-13'), isReasoned: true }]
    expect(tell(handedIn, log)).toMatchObject({
      on: '2026-02-13',
      deadline: { from: '2026-02-13', date: '2026-03-19' },
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

describe('a reply', () => {
  test('is bound to its case and its step, so that no earlier letter passes for the answer', () => {
    const contexts = [
      replyContext('lookup', 'correctionAsked'),
      replyContext('lookup', 'answered'),
      replyContext('other', 'answered'),
    ]
    expect(new Set(contexts).size).toBe(3)
  })

  test('is named by the state that the citizen is told', () => {
    expect(replyStepOf('received')).toBe('extended')
    expect(replyStepOf('thirdPartyAsked')).toBe('extended')
    expect(replyStepOf('answered')).toBe('answered')
  })
})
