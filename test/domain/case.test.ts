import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  applyCaseEvent,
  type CaseEvent,
  type CaseState,
  caseClock,
  caseEventSchema,
  caseStateAfter,
} from '#domain/case.ts'
import type { CivilDate } from '#domain/civil-date.ts'
import { outcomeCodes } from '#domain/request-outcome.ts'
import { parse } from '#domain/schema.ts'
import { calendarYearSchema } from '#domain/working-day.ts'

const file = new URL('../../kiosk-config/demo-county/calendar/2026.json', import.meta.url)
const year = parse(calendarYearSchema, JSON.parse(readFileSync(file, 'utf8')))
const calendar = year.ok ? [year.value] : []
const day = (monthDay: string) => `2026-${monthDay}` as CivilDate
const today = day('11-21')

const recorded: CaseState = { state: 'recorded' }
const receivedState: CaseState = { state: 'received', on: day('02-10') }
const answeredState: CaseState = {
  state: 'answered',
  receivedOn: day('02-10'),
  on: day('03-16'),
  outcome: 'partlyDisclosed',
}
const received = (monthDay: string): CaseEvent => ({ kind: 'received', on: day(monthDay) })
const answered = (monthDay: string): CaseEvent => ({ kind: 'answered', on: day(monthDay), outcome: 'partlyDisclosed' })

describe('staff', () => {
  test('confirm the receipt of a recorded case', () => {
    expect(applyCaseEvent(recorded, received('02-10'), today)).toEqual({ ok: true, value: receivedState })
  })

  test('answer a case they have confirmed, and both days are kept', () => {
    expect(applyCaseEvent(receivedState, answered('03-16'), today)).toEqual({ ok: true, value: answeredState })
  })

  test('may confirm and answer on the spot (当场答复), today', () => {
    const confirmed = applyCaseEvent(recorded, { kind: 'received', on: today }, today)
    expect(confirmed.ok && applyCaseEvent(confirmed.value, { ...answered('11-21'), on: today }, today).ok).toBe(true)
  })

  test.each([
    ['answer before they confirm the receipt', recorded, answered('03-16'), '尚未确认收到,不能答复'],
    ['confirm twice', receivedState, received('02-11'), '已经确认收到'],
    ['confirm after the answer', answeredState, received('03-17'), '已经确认收到'],
    ['answer twice', answeredState, answered('03-17'), '已经答复'],
    ['answer before the day of receipt', receivedState, answered('02-09'), '答复日期早于收到日期'],
    ['confirm for tomorrow', recorded, received('11-22'), '日期在今天之后'],
    ['answer for tomorrow', receivedState, answered('11-22'), '日期在今天之后'],
  ] as const)('may not %s', (_, state, event, why) => {
    expect(applyCaseEvent(state, event, today)).toEqual({ ok: false, problems: [why] })
  })
})

describe('the log of a case', () => {
  test('says where the case is', () => {
    expect(caseStateAfter([])).toEqual(recorded)
    expect(caseStateAfter([received('02-10')])).toEqual(receivedState)
    expect(caseStateAfter([received('02-10'), answered('03-16')])).toEqual(answeredState)
  })

  test('passes over what does not fit', () => {
    expect(caseStateAfter([answered('02-09'), received('02-10'), received('02-12'), answered('02-09')])).toEqual(
      receivedState,
    )
  })

  test('holds only outcomes the law knows and days that exist', () => {
    for (const outcome of outcomeCodes)
      expect(parse(caseEventSchema, { kind: 'answered', on: '2026-03-16', outcome }).ok).toBe(true)
    const wrong = [
      { kind: 'answered', on: '2026-03-16', outcome: 'lost' },
      { kind: 'answered', on: '2026-03-16' },
      { kind: 'received', on: '2026-02-30' },
      { kind: 'forgotten', on: '2026-02-10' },
    ]
    for (const each of wrong) expect(parse(caseEventSchema, each).ok).toBe(false)
  })
})

describe('the clock of a case', () => {
  const deadline = { kind: 'date', date: '2026-03-16' }

  test('counts twenty working days from the confirmed receipt, not from the recording', () => {
    expect(caseClock(calendar, receivedState, day('01-30'))).toEqual({
      deadline,
      isConfirmed: true,
      sortBy: '2026-03-16',
    })
  })

  test('counts from the recording before the receipt is confirmed, and is labelled unconfirmed', () => {
    expect(caseClock(calendar, recorded, day('02-10'))).toEqual({ deadline, isConfirmed: false, sortBy: '2026-03-16' })
  })

  test('stays the same after the answer', () => {
    expect(caseClock(calendar, answeredState, day('01-30'))).toEqual(caseClock(calendar, receivedState, day('01-30')))
  })

  test('gives no date in 2027, which no calendar covers yet, but still a day to sort by', () => {
    expect(caseClock(calendar, { state: 'received', on: day('12-14') }, day('12-14'))).toEqual({
      deadline: { kind: 'calendarNotCovered', year: 2027, earliest: '2027-01-07' },
      isConfirmed: true,
      sortBy: '2027-01-07',
    })
  })
})
