import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '#domain/case.ts'
import { type CaseClock, caseClock, isOver, latestDayFor } from '#domain/case-clock.ts'
import { caseStateAfter } from '#domain/case-life.ts'
import { addDays, type CivilDate, weekday } from '#domain/civil-date.ts'
import type { WorkingCalendar } from '#domain/working-day.ts'
import { calendarOf2026 as calendar, day, in2026 } from './sample-calendar.ts'
import { groundOf } from './sample-cases.ts'

const handedIn = groundOf({ receiptBasis: 'inPerson' })
const clockAfter = (events: readonly CaseEvent[], ground = handedIn): CaseClock =>
  caseClock(calendar, ground, caseStateAfter(ground, events))
const dateAfter = (events: readonly CaseEvent[], ground = handedIn) => {
  const clock = clockAfter(events, ground)
  return clock.kind === 'running' && clock.deadline.end.kind === 'date' ? clock.deadline.end.date : clock.kind
}
const on = (monthDay: string) => ({ on: in2026(monthDay) })

describe('the clock of a disclosure request', () => {
  test('runs twenty working days from the receipt', () => {
    expect(clockAfter([])).toMatchObject({
      kind: 'running',
      basis: 'law',
      isConfirmed: true,
      deadline: { from: '2026-02-10', workingDays: 20, end: { kind: 'date', date: '2026-03-16' } },
      interim: [{ what: 'correctionNotice', count: { end: { kind: 'date', date: '2026-02-26' } } }],
      sortBy: '2026-03-16',
    })
  })

  test('runs unconfirmed from the recording until staff confirm, and then from their day', () => {
    const ground = groundOf({}, '2026-02-10')
    expect(clockAfter([], ground)).toMatchObject({ isConfirmed: false, sortBy: '2026-03-16' })
    const received: CaseEvent = { kind: 'received', ...on('02-13'), isReasoned: true }
    expect(clockAfter([received], ground)).toMatchObject({ isConfirmed: true, sortBy: '2026-03-19' })
  })

  test('runs from the day of submitting in person, even if delivered weeks later', () => {
    expect(dateAfter([], groundOf({ receiptBasis: 'inPerson' }, '2026-03-02'))).toBe('2026-03-16')
  })

  test('stands still while the citizen corrects the request, and sorts by that period’s end', () => {
    const asked: CaseEvent = { kind: 'correctionAsked', ...on('02-11'), until: in2026('03-10') }
    expect(clockAfter([asked])).toEqual({ kind: 'waiting', until: '2026-03-10', sortBy: '2026-03-10' })
  })

  test('begins anew and whole with the corrected request, on a holiday too', () => {
    const asked: CaseEvent = { kind: 'correctionAsked', ...on('02-11'), until: in2026('03-10') }
    expect(dateAfter([asked, { kind: 'corrected', ...on('02-13') }])).toBe('2026-03-19')
    expect(dateAfter([asked, { kind: 'corrected', ...on('02-16') }])).toBe('2026-03-20')
  })

  test('asks for no second correction once there was one', () => {
    const asked: CaseEvent = { kind: 'correctionAsked', ...on('02-11'), until: in2026('03-10') }
    expect(clockAfter([asked, { kind: 'corrected', ...on('02-13') }])).toMatchObject({ interim: [] })
  })

  test('runs forty working days once extended', () => {
    expect(dateAfter([{ kind: 'extended', ...on('03-10'), approvedBy: '周主任' }])).toBe('2026-04-14')
  })

  test('leaves out the days after a third party was asked up to its answer', () => {
    const events: readonly CaseEvent[] = [
      { kind: 'thirdPartyAsked', ...on('03-02') },
      { kind: 'thirdPartyAnswered', ...on('03-05') },
    ]
    expect(dateAfter(events)).toBe('2026-03-19')
  })

  test('is not moved by a third party that answers the day it is asked', () => {
    const events: readonly CaseEvent[] = [
      { kind: 'thirdPartyAsked', ...on('03-02') },
      { kind: 'thirdPartyAnswered', ...on('03-02') },
    ]
    expect(dateAfter(events)).toBe('2026-03-16')
  })

  test('is not moved by holidays inside of a consultation: they did not count anyway', () => {
    const events: readonly CaseEvent[] = [
      { kind: 'thirdPartyAsked', ...on('02-14') },
      { kind: 'thirdPartyAnswered', ...on('02-23') },
    ]
    expect(dateAfter(events)).toBe('2026-03-16')
  })

  test('runs on after fifteen working days of silence, whether or not an answer comes later', () => {
    const asked: CaseEvent = { kind: 'thirdPartyAsked', ...on('03-02') }
    expect(clockAfter([asked])).toMatchObject({
      deadline: { excluded: [{ first: '2026-03-03', last: '2026-03-23' }], end: { date: '2026-04-07' } },
      interim: [{ what: 'thirdParty', count: { end: { kind: 'date', date: '2026-03-23' } } }],
    })
    expect(dateAfter([asked, { kind: 'thirdPartyAnswered', ...on('04-03') }])).toBe('2026-04-07')
  })

  test('forgets a consultation from before the correction', () => {
    const events: readonly CaseEvent[] = [
      { kind: 'thirdPartyAsked', ...on('02-10') },
      { kind: 'thirdPartyAnswered', ...on('02-11') },
      { kind: 'correctionAsked', ...on('02-12'), until: in2026('03-10') },
      { kind: 'corrected', ...on('02-13') },
    ]
    expect(clockAfter(events)).toMatchObject({ deadline: { excluded: [], end: { date: '2026-03-19' } } })
  })

  test('stops with the answer and keeps the deadline that held', () => {
    const clock = clockAfter([{ kind: 'answered', ...on('03-17'), outcome: 'disclosed' }])
    expect(clock).toMatchObject({ kind: 'stopped', deadline: { end: { date: '2026-03-16' } }, sortBy: '2026-03-17' })
  })

  test('gives no date in 2027, which no calendar covers yet, but still a day to sort by', () => {
    const ground = groundOf({ receiptBasis: 'inPerson', submittedAt: '2026-12-14T01:00:00.000Z' }, '2026-12-14')
    expect(clockAfter([], ground)).toMatchObject({
      deadline: { end: { kind: 'calendarNotCovered', year: 2027, earliest: '2027-01-07' } },
      sortBy: '2027-01-07',
    })
  })
})

describe('the clock of everything else', () => {
  test('runs by the promise, and says that it is one', () => {
    const ground = groundOf({ kind: 'question', promisedWorkingDays: 5 })
    expect(clockAfter([], ground)).toMatchObject({
      kind: 'running',
      basis: 'promise',
      isConfirmed: true,
      deadline: { workingDays: 5, end: { date: '2026-02-24' } },
      interim: [],
    })
  })

  test('has no limit where nothing is promised: a correction of one’s record has none in law (第四十一条)', () => {
    const ground = groundOf({ kind: 'recordCorrection' })
    expect(clockAfter([], ground)).toEqual({ kind: 'unlimited', sortBy: '2026-02-10' })
    expect(clockAfter([{ kind: 'replied', ...on('02-12') }], ground)).toMatchObject({ kind: 'stopped', deadline: null })
  })
})

test('a limit is over the day after its last, and never where the calendar does not reach', () => {
  expect(isOver({ kind: 'date', date: in2026('03-16') }, in2026('03-16'))).toBe(false)
  expect(isOver({ kind: 'date', date: in2026('03-16') }, in2026('03-17'))).toBe(true)
  expect(isOver({ kind: 'calendarNotCovered', year: 2027, earliest: day('2027-01-07') }, day('2027-03-01'))).toBe(false)
})

test('the last day for a step is known only where the law sets one and the calendar reaches', () => {
  const state = caseStateAfter(handedIn, [])
  expect(latestDayFor(calendar, state, 'correctionAsked')).toBe('2026-02-26')
  expect(latestDayFor(calendar, state, 'extended')).toBe('2026-03-16')
  expect(latestDayFor(calendar, state, 'answered')).toBeNull()
  expect(latestDayFor({ years: [], overlays: [] }, state, 'extended')).toBeNull()
})

/** A random story: a calendar, a day of receipt, and what happened since, in days after the step before. */
type Story = {
  readonly off: readonly number[]
  readonly worked: readonly number[]
  readonly start: number
  readonly correction: { readonly asked: number; readonly corrected: number } | null
  readonly consultations: readonly { readonly asked: number; readonly answered: number | null }[]
  readonly isExtended: boolean
}
const firstDay = day('2025-01-01')
const dayCount = 730
const nthDay = (count: number) => addDays(firstDay, count)

const gap = fc.integer({ min: 0, max: 12 })
const story: fc.Arbitrary<Story> = fc.record({
  off: fc.uniqueArray(fc.nat(dayCount - 1), { maxLength: 70 }),
  worked: fc.uniqueArray(fc.nat(dayCount - 1), { maxLength: 20 }),
  start: fc.integer({ min: 0, max: dayCount - 20 }),
  correction: fc.option(fc.record({ asked: gap, corrected: fc.integer({ min: 0, max: 40 }) })),
  consultations: fc.array(fc.record({ asked: gap, answered: fc.option(fc.integer({ min: 0, max: 45 })) }), {
    maxLength: 3,
  }),
  isExtended: fc.boolean(),
})

const isWeekend = (date: CivilDate) => [0, 6].includes(weekday(date))
const calendarOf = ({ off, worked }: Story): WorkingCalendar => {
  const daysOff = off.map(nthDay)
  const work = worked.map(nthDay).filter(date => isWeekend(date) && !daysOff.includes(date))
  const ofYear = (year: number) => ({
    year,
    version: 1,
    publishedOn: null,
    source: '随机',
    off: [{ name: '假日', days: daysOff.filter(date => date.startsWith(String(year))) }],
    work: work.filter(date => date.startsWith(String(year))),
  })
  return { years: [ofYear(2025), ofYear(2026)], overlays: [] }
}

/** The story as a log; a third party that never answers is the last thing that happens. */
const logOf = ({ start, correction, consultations, isExtended }: Story): readonly CaseEvent[] => {
  const log: CaseEvent[] = []
  let now = start
  const later = (days: number) => {
    now += days
    return nthDay(now)
  }
  if (correction) {
    const askedOn = later(correction.asked)
    log.push({ kind: 'correctionAsked', on: askedOn, until: addDays(askedOn, 60) })
    log.push({ kind: 'corrected', on: later(correction.corrected) })
  }
  for (const { asked, answered } of consultations) {
    log.push({ kind: 'thirdPartyAsked', on: later(asked) })
    if (answered === null) break
    log.push({ kind: 'thirdPartyAnswered', on: later(answered) })
  }
  if (isExtended) log.push({ kind: 'extended', on: nthDay(now), approvedBy: '周主任' })
  return log
}

/**
 * The law told another way: every day from the receipt is lived through, morning to evening. By day a working day is
 * used up, by us or by the third party; in the evening arrive the letters of that day.
 */
const livedThrough = (told: Story, log: readonly CaseEvent[]): CivilDate | 'beyond the calendar' => {
  const off = new Set(told.off)
  const worked = new Set(told.worked)
  const isAtWork = (count: number) => {
    const isAtWeekend = (count + 3) % 7 === 0 || (count + 3) % 7 === 6 // 1 January 2025 is a Wednesday
    return isAtWeekend ? worked.has(count) && !off.has(count) : !off.has(count)
  }
  const whole = log.some(event => event.kind === 'extended') ? 40 : 20
  let ours = whole
  let theirs = 0
  let isWaiting = false
  let isRunning = false
  for (let count = told.start; count < dayCount; count += 1) {
    if (isAtWork(count) && theirs > 0) {
      theirs -= 1
    } else if (isAtWork(count) && isRunning && !isWaiting) {
      ours -= 1
      if (ours === 0) return nthDay(count)
    }
    isRunning = true
    for (const event of log.filter(each => each.on === nthDay(count))) {
      if (event.kind === 'correctionAsked') isWaiting = true
      if (event.kind === 'corrected') [isWaiting, ours] = [false, whole]
      if (event.kind === 'thirdPartyAsked') theirs = 15
      if (event.kind === 'thirdPartyAnswered') theirs = 0
    }
  }
  return 'beyond the calendar'
}

test('in ten thousand random cases the deadline is the one that living through every day comes to', () => {
  let dated = 0
  fc.assert(
    fc.property(story, told => {
      const log = logOf(told)
      const start = nthDay(told.start)
      const ground = groundOf({ receiptBasis: 'inPerson', submittedAt: `${start}T01:00:00.000Z` }, start)
      const clock = caseClock(calendarOf(told), ground, caseStateAfter(ground, log))
      if (clock.kind !== 'running') throw new Error(`the clock is ${clock.kind}`)
      const { end } = clock.deadline
      const expected = livedThrough(told, log)
      if (end.kind === 'date') dated += 1
      expect(end.kind === 'date' ? end.date : 'beyond the calendar').toBe(expected)
    }),
    { numRuns: 10_000 },
  )
  expect(dated).toBeGreaterThan(8_000)
})
