import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowedEvents, allowedOutcomes, type CaseEvent, caseEventSchema } from '#domain/case.ts'
import { applyCaseEvent } from '#domain/case-clock.ts'
import { caseStateAfter, firstState, step } from '#domain/case-life.ts'
import { closeReasons } from '#domain/close-reason.ts'
import { outcomeCodes } from '#domain/request-outcome.ts'
import { parse } from '#domain/schema.ts'
import { submissionKinds } from '#domain/submission-kind.ts'
import { calendarOf2026 as calendar, in2026 } from './sample-calendar.ts'
import { groundOf } from './sample-cases.ts'

const at = { calendar, today: in2026('11-21') }
const confirmed = groundOf()
const handedIn = groundOf({ receiptBasis: 'inPerson' })

const received = (on: string, isReasoned?: boolean): CaseEvent => ({
  kind: 'received',
  on: in2026(on),
  ...(isReasoned === undefined ? {} : { isReasoned }),
})
const asked = (on: string, until: string): CaseEvent => ({
  kind: 'correctionAsked',
  on: in2026(on),
  until: in2026(until),
})
const receiptCorrected = (on: string): CaseEvent => ({
  kind: 'receiptCorrected',
  on: in2026(on),
  isReasoned: true,
})
const corrected = (on: string): CaseEvent => ({ kind: 'corrected', on: in2026(on) })
const extended = (on: string): CaseEvent => ({ kind: 'extended', on: in2026(on), approvedBy: '周主任' })
const thirdAsked = (on: string): CaseEvent => ({ kind: 'thirdPartyAsked', on: in2026(on) })
const thirdAnswered = (on: string): CaseEvent => ({ kind: 'thirdPartyAnswered', on: in2026(on) })
const answered = (on: string, outcome: (typeof outcomeCodes)[number] = 'disclosed'): CaseEvent => ({
  kind: 'answered',
  on: in2026(on),
  outcome,
})
const replied = (on: string): CaseEvent => ({ kind: 'replied', on: in2026(on) })
const closed = (on: string): CaseEvent => ({ kind: 'closed', on: in2026(on), reason: 'noted' })

const tryIt = (ground: typeof confirmed, before: readonly CaseEvent[], event: CaseEvent) =>
  applyCaseEvent(ground, caseStateAfter(ground, before), event, at)

describe('a disclosure request', () => {
  test('whose organ confirms receipts waits for it', () => {
    expect(firstState(confirmed)).toEqual({ state: 'recorded' })
    expect(caseStateAfter(confirmed, [received('02-10')])).toMatchObject({
      state: 'received',
      receivedOn: '2026-02-10',
    })
  })

  test('that was handed in in person is received without anybody confirming it', () => {
    expect(firstState(handedIn)).toMatchObject({ state: 'received', receivedOn: '2026-02-10' })
  })

  test('is answered, and keeps the day of receipt', () => {
    expect(caseStateAfter(confirmed, [received('02-10'), answered('03-16')])).toMatchObject({
      state: 'answered',
      receivedOn: '2026-02-10',
      on: '2026-03-16',
      outcome: 'disclosed',
    })
  })

  test('may be answered on the spot (当场答复), the day it came', () => {
    expect(tryIt(handedIn, [], answered('02-10')).ok).toBe(true)
  })

  test('goes through correction, extension and a third party to its answer', () => {
    const log = [
      asked('02-11', '03-10'),
      corrected('03-02'),
      thirdAsked('03-04'),
      extended('03-06'),
      thirdAnswered('03-20'),
    ]
    expect(caseStateAfter(handedIn, log)).toEqual({
      state: 'received',
      receivedOn: '2026-02-10',
      correction: { askedOn: '2026-02-11', correctedOn: '2026-03-02' },
      extendedOn: '2026-03-06',
      consultations: [{ askedOn: '2026-03-04', answeredOn: '2026-03-20' }],
    })
  })

  test('that is answered while a third party is silent ends the asking that day', () => {
    expect(caseStateAfter(handedIn, [thirdAsked('02-12'), answered('03-20')])).toMatchObject({
      state: 'answered',
      consultations: [{ askedOn: '2026-02-12', answeredOn: '2026-03-20' }],
    })
  })

  test('whose correction never came is given up once its period is over', () => {
    expect(tryIt(handedIn, [asked('02-11', '03-10')], answered('03-11', 'abandoned')).ok).toBe(true)
  })

  test.each([
    ['answer before the receipt is confirmed', confirmed, [], answered('03-16'), '尚未确认收到,请先确认收到之日'],
    ['confirm twice', confirmed, [received('02-10')], received('02-10'), '已经确认收到'],
    ['confirm what was handed in in person', handedIn, [], received('02-10'), '已经确认收到'],
    ['confirm for a day before it was submitted', confirmed, [], received('02-09'), '收到日期早于提交日期'],
    [
      'confirm a later day than the intake’s without a reason',
      confirmed,
      [],
      received('02-11'),
      '收到之日晚于送达之日,请写明原因',
    ],
    ['answer twice', handedIn, [answered('03-16')], answered('03-17'), '已经答复或办结'],
    ['answer before the day of receipt', handedIn, [], answered('02-09'), '日期早于上一步'],
    ['answer for tomorrow', handedIn, [], answered('11-22'), '日期在今天之后'],
    [
      'ask for a correction after seven working days',
      handedIn,
      [],
      asked('02-27', '03-20'),
      '已过7个工作日,不能再告知补正(第三十条)',
    ],
    [
      'ask for a second correction',
      handedIn,
      [asked('02-11', '03-10'), corrected('02-12')],
      asked('02-13', '03-20'),
      '告知补正只有一次(第三十条)',
    ],
    [
      'ask for a correction once they took more time',
      handedIn,
      [extended('02-11')],
      asked('02-12', '03-20'),
      '已经延期,不能再延期或告知补正',
    ],
    ['give no time for a correction', handedIn, [], asked('02-11', '02-11'), '补正期限须在告知之日以后'],
    ['extend twice', handedIn, [extended('02-11')], extended('02-12'), '已经延期,不能再延期或告知补正'],
    ['extend after the deadline', handedIn, [], extended('03-17'), '答复期限已过,不能再延期(第三十三条第二款)'],
    [
      'extend while they wait for a correction',
      handedIn,
      [asked('02-11', '03-10')],
      extended('02-12'),
      '现在不能做这一步,请看办件目前的状态',
    ],
    [
      'refuse while they wait for a correction',
      handedIn,
      [asked('02-11', '03-10')],
      answered('02-12'),
      '等待补正期间,只能收到补正、按放弃申请处理或记申请人撤回',
    ],
    [
      'call a request given up before its period is over',
      handedIn,
      [asked('02-11', '03-10')],
      answered('03-10', 'abandoned'),
      '补正期限还没有过,不能按放弃申请处理(第三十条)',
    ],
    [
      'call a request given up without a call for correction',
      handedIn,
      [],
      answered('03-10', 'abandoned'),
      '没有告知补正,不能按放弃申请处理(第三十条)',
    ],
    [
      'hear a third party that nobody asked',
      handedIn,
      [],
      thirdAnswered('02-12'),
      '现在不能做这一步,请看办件目前的状态',
    ],
    [
      'go back behind an earlier step',
      handedIn,
      [thirdAsked('02-12'), thirdAnswered('03-02')],
      answered('03-01'),
      '日期早于上一步',
    ],
    ['reply without a decision', handedIn, [], replied('02-12'), '现在不能做这一步,请看办件目前的状态'],
  ] as const)('does not let staff %s', (_, ground, before, event, why) => {
    expect(tryIt(ground, before, event)).toEqual({ ok: false, problems: [why] })
  })

  test('lets staff take the last day: the seventh for a correction, the twentieth for more time', () => {
    expect(tryIt(handedIn, [], asked('02-26', '03-20')).ok).toBe(true)
    expect(tryIt(handedIn, [], extended('03-16')).ok).toBe(true)
  })

  test('is confirmed for a later day when a reason stands beside it', () => {
    expect(tryIt(confirmed, [], received('02-11', true))).toMatchObject({
      ok: true,
      value: { receivedOn: '2026-02-11' },
    })
  })

  test('is confirmed for any day up to the intake’s when the terminal did not know the time', () => {
    const unsure = groundOf({ receiptBasis: 'inPerson', clock: 'unsure' })
    expect(firstState(unsure)).toEqual({ state: 'recorded' })
    expect(tryIt(unsure, [], received('02-06'))).toMatchObject({ ok: true, value: { receivedOn: '2026-02-06' } })
  })
})

describe('everything else', () => {
  const question = groundOf({ kind: 'question' })

  test('is open from its recording, and is replied to or closed', () => {
    expect(firstState(question)).toEqual({ state: 'open' })
    expect(tryIt(question, [], replied('02-12'))).toEqual({ ok: true, value: { state: 'replied', on: '2026-02-12' } })
    expect(tryIt(question, [], closed('02-12'))).toMatchObject({
      ok: true,
      value: { state: 'closed', reason: 'noted' },
    })
    expect(tryIt(question, [replied('02-12')], closed('02-13'))).toEqual({ ok: false, problems: ['已经答复或办结'] })
  })

  test('is not answered by a decision, not confirmed and not answered before it came', () => {
    for (const event of [answered('02-12'), received('02-12'), extended('02-12')])
      expect(tryIt(question, [], event).ok).toBe(false)
    expect(tryIt(question, [], replied('02-09'))).toEqual({ ok: false, problems: ['日期早于上一步'] })
  })

  test('is only closed where it is a rating', () => {
    const rating = groundOf({ kind: 'rating' })
    expect(allowedEvents(rating, firstState(rating))).toEqual(['closed'])
    expect(tryIt(rating, [], replied('02-12')).ok).toBe(false)
  })
})

describe('a day of receipt', () => {
  test('can be corrected, to an earlier or a later day, while nothing has been answered', () => {
    for (const on of ['02-05', '02-12'])
      expect(tryIt(handedIn, [], receiptCorrected(on))).toMatchObject({
        ok: true,
        value: { state: 'received', receivedOn: `2026-${on}` },
      })
    expect(tryIt(confirmed, [received('02-10')], receiptCorrected('02-09')).ok).toBe(true)
    expect(tryIt(handedIn, [receiptCorrected('02-05')], receiptCorrected('02-10')).ok).toBe(true)
  })

  test('can be corrected below the steps that came after it, which stay as they are', () => {
    const log = [asked('02-13', '03-10')]
    expect(tryIt(handedIn, log, receiptCorrected('02-11'))).toMatchObject({
      ok: true,
      value: { state: 'correctionAsked', receivedOn: '2026-02-11', on: '2026-02-13', until: '2026-03-10' },
    })
    expect(tryIt(handedIn, [thirdAsked('02-13')], receiptCorrected('02-11')).ok).toBe(true)
  })

  test.each([
    ['later than a step after it', handedIn, [asked('02-13', '03-10')], '02-14', '更正的收到之日晚于后面的步骤'],
    ['later than today', handedIn, [], '11-22', '日期在今天之后'],
    ['before it is confirmed', confirmed, [], '02-10', '尚未确认收到,请先确认收到之日'],
    ['once it is answered', handedIn, [answered('03-02')], '02-05', '已经答复或办结'],
    ['of what is no request', groundOf({ kind: 'letter' }), [], '02-10', '现在不能做这一步,请看办件目前的状态'],
  ])('is not corrected %s', (_, ground, before, on, problem) => {
    expect(tryIt(ground, before, receiptCorrected(on))).toEqual({ ok: false, problems: [problem] })
  })

  test('is corrected only with a reason', () => {
    const read = parse(caseEventSchema, { kind: 'receiptCorrected', on: '2026-02-10', isReasoned: false })
    expect(read).toMatchObject({ ok: false, problems: [{ message: '请写明更正的原因' }] })
  })
})

describe('a request that the applicant withdraws', () => {
  const withdrawn = (on: string) => answered(on, 'withdrawn')

  test.each([
    ['is not confirmed', confirmed, []],
    ['is received', handedIn, []],
    ['waits for its correction', handedIn, [asked('02-11', '03-10')]],
    ['waits for a third party', handedIn, [thirdAsked('02-11')]],
  ])('ends there while it %s', (_, ground, before) => {
    expect(tryIt(ground, before, withdrawn('02-12'))).toMatchObject({
      ok: true,
      value: { state: 'answered', outcome: 'withdrawn', receivedOn: '2026-02-10' },
    })
  })

  test('was not withdrawn before it came', () => {
    expect(tryIt(confirmed, [], withdrawn('02-09'))).toEqual({ ok: false, problems: ['日期早于上一步'] })
  })
})

test('only what has been corrected is still unclear after it', () => {
  const unclear = answered('03-10', 'stillUnclear')
  expect(tryIt(handedIn, [], unclear)).toEqual({ ok: false, problems: ['没有补正过,不能按补正后仍不明确处理'] })
  expect(tryIt(handedIn, [asked('02-11', '03-10'), corrected('03-02')], unclear).ok).toBe(true)
})

describe('the log of a case', () => {
  test('passes over mere notes and what does not fit', () => {
    const log = [answered('02-09'), null, received('02-10'), received('02-12', true), answered('02-09')]
    expect(caseStateAfter(confirmed, log)).toMatchObject({ state: 'received', receivedOn: '2026-02-10' })
  })

  test('holds only outcomes the law knows, reasons from the list and days that exist', () => {
    for (const outcome of outcomeCodes)
      expect(parse(caseEventSchema, { kind: 'answered', on: '2026-03-16', outcome }).ok).toBe(true)
    const wrong = [
      { kind: 'answered', on: '2026-03-16', outcome: 'lost' },
      { kind: 'answered', on: '2026-03-16' },
      { kind: 'received', on: '2026-02-30' },
      { kind: 'correctionAsked', on: '2026-02-11' },
      { kind: 'extended', on: '2026-02-11', approvedBy: ' ' },
      { kind: 'closed', on: '2026-02-11', reason: 'tired' },
      { kind: 'forgotten', on: '2026-02-10' },
    ]
    for (const each of wrong) expect(parse(caseEventSchema, each).ok).toBe(false)
  })

  const days = fc.integer({ min: 1, max: 28 }).map(each => in2026(`02-${String(each).padStart(2, '0')}`))
  const anyEvent: fc.Arbitrary<CaseEvent> = fc.oneof(
    fc.record({ kind: fc.constant('received' as const), on: days, isReasoned: fc.boolean() }),
    fc.record({ kind: fc.constant('correctionAsked' as const), on: days, until: days }),
    fc.record({
      kind: fc.constantFrom(
        'corrected' as const,
        'thirdPartyAsked' as const,
        'thirdPartyAnswered' as const,
        'replied' as const,
      ),
      on: days,
    }),
    fc.record({ kind: fc.constant('receiptCorrected' as const), on: days, isReasoned: fc.constant(true as const) }),
    fc.record({ kind: fc.constant('extended' as const), on: days, approvedBy: fc.constant('周主任') }),
    fc.record({ kind: fc.constant('answered' as const), on: days, outcome: fc.constantFrom(...outcomeCodes) }),
    fc.record({ kind: fc.constant('closed' as const), on: days, reason: fc.constantFrom(...closeReasons) }),
  )
  const anyGround = fc
    .record({
      kind: fc.constantFrom(...submissionKinds),
      receiptBasis: fc.constantFrom('inPerson' as const, 'bothConfirm' as const),
      clock: fc.constantFrom('sure' as const, 'unsure' as const),
    })
    .map(change => groundOf(change))

  test('never takes a step that the list of allowed steps does not name', () => {
    fc.assert(
      fc.property(anyGround, fc.array(anyEvent, { maxLength: 8 }), anyEvent, (ground, before, event) => {
        const state = caseStateAfter(ground, before)
        if (step(ground, state, event).ok) expect(allowedEvents(ground, state)).toContain(event.kind)
      }),
    )
  })

  test('names no step that could not be taken on some day', () => {
    fc.assert(
      fc.property(anyGround, fc.array(anyEvent, { maxLength: 8 }), (ground, before) => {
        const state = caseStateAfter(ground, before)
        const late = in2026('03-31')
        for (const kind of allowedEvents(ground, state)) {
          const tries: readonly CaseEvent[] =
            kind === 'answered'
              ? allowedOutcomes(state).map(outcome => ({ kind, on: late, outcome }))
              : [
                  {
                    kind,
                    on: kind === 'receiptCorrected' ? in2026('01-31') : late,
                    isReasoned: true,
                    until: in2026('04-20'),
                    approvedBy: '周主任',
                    reason: 'noted',
                  } as CaseEvent,
                ]
          for (const event of tries) expect(step(ground, state, event).ok, JSON.stringify({ state, event })).toBe(true)
        }
      }),
    )
  })
})
