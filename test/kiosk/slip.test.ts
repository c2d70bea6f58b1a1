import { describe, expect, test } from 'vitest'
import type { SubmissionKind } from '#domain/submission-kind.ts'
import { deadlineOf, receivedDayOf, type Slip } from '#kiosk/receipt/slip.ts'
import { nextWords, stateWords } from '#kiosk/receipt/slip-words.ts'
import { calendarOf2026 } from '../domain/sample-calendar.ts'

/** One in the morning in China: in Greenwich it is still the day before. */
const submittedAt = '2026-09-17T17:00:00.000Z'
const deliveredAt = '2026-09-20T17:00:00.000Z'
const slip: Slip = {
  kind: 'disclosureRequest',
  title: '政府信息公开申请表',
  organ: 'civil-affairs',
  organName: '清溪县民政局',
  submittedAt,
  clock: 'sure',
  receiptBasis: 'bothConfirm',
  promisedWorkingDays: null,
  writtenBy: 'applicant',
}
const inPerson: Slip = { ...slip, receiptBasis: 'inPerson' }
const wordsOf = (given: Slip, recordedAt: string | null) => nextWords(given, recordedAt, calendarOf2026).join('\n')
const aDate = /应在 .*前/

describe('a request under the rule that both sides confirm', () => {
  test('has no day of receipt before it is delivered, and no date is said', () => {
    expect(receivedDayOf(slip, null)).toBeNull()
    expect(deadlineOf(slip, null, calendarOf2026)).toBeNull()
    expect(wordsOf(slip, null)).not.toMatch(aDate)
  })

  test('is reckoned from the day of its delivery in China, and the words call that a reckoning', () => {
    expect(receivedDayOf(slip, deliveredAt)).toBe('2026-09-21')
    expect(deadlineOf(slip, deliveredAt, calendarOf2026)?.counted.end).toEqual({ kind: 'date', date: '2026-10-26' })
    expect(wordsOf(slip, deliveredAt)).toMatch(/按送达之日推算.*应在 2026年10月26日 前.*以行政机关确认为准/)
  })

  test('gets no date where the clock is unsure, delivered or not', () => {
    const unsure: Slip = { ...slip, clock: 'unsure' }
    expect(deadlineOf(unsure, deliveredAt, calendarOf2026)).toBeNull()
    expect(wordsOf(unsure, deliveredAt)).not.toMatch(aDate)
    expect(wordsOf(unsure, deliveredAt)).toContain('时钟可能不准')
  })
})

describe('a request under the rule of handing in in person', () => {
  test('is received on the day of submitting, however late it is delivered', () => {
    expect(receivedDayOf(inPerson, null)).toBe('2026-09-18')
    expect(receivedDayOf(inPerson, deliveredAt)).toBe('2026-09-18')
    expect(deadlineOf(inPerson, null, calendarOf2026)?.counted.end).toEqual({ kind: 'date', date: '2026-10-22' })
  })

  test('says how the days were counted: the holidays left out, the worked weekends in', () => {
    expect(wordsOf(inPerson, null)).toMatch(/从 2026年9月18日 的次日起,数到第 20 个工作日/)
    expect(wordsOf(inPerson, null)).toMatch(/国庆节.*放假,不计/)
    expect(wordsOf(inPerson, null)).toMatch(/2026年9月20日、2026年10月10日调休上班,计入/)
  })

  test('has no day of receipt while the clock is unsure', () => {
    expect(receivedDayOf({ ...inPerson, clock: 'unsure' }, deliveredAt)).toBeNull()
    expect(wordsOf({ ...inPerson, clock: 'unsure' }, deliveredAt)).not.toMatch(aDate)
  })
})

test('what the disclosure office fills in at its own counter is received that day', () => {
  expect(receivedDayOf({ ...slip, writtenBy: 'disclosureOffice' }, null)).toBe('2026-09-18')
  expect(receivedDayOf({ ...slip, writtenBy: 'staff' }, null)).toBeNull()
})

describe('what was submitted', () => {
  const titleOf = (given: Slip, state: 'queued' | 'sending' | 'delivered' | 'refused') =>
    stateWords(given, state, deliveredAt).title

  test('is saved here and not delivered, whatever the rule, until the intake has signed for it', () => {
    for (const each of [slip, inPerson, { ...slip, kind: 'question' as const }]) {
      expect(titleOf(each, 'queued')).toBe('已存本机,尚未送达')
      expect(titleOf(each, 'sending')).toBe('已存本机,正在送达 …')
      expect(titleOf(each, 'refused')).toBe('未被接收,请告诉工作人员')
    }
  })

  test('waits for the organ once delivered, unless the organ took it as handed in', () => {
    expect(titleOf(slip, 'delivered')).toBe('已送达,等待机关确认')
    expect(titleOf({ ...inPerson, clock: 'unsure' }, 'delivered')).toBe('已送达,等待机关确认')
    expect(titleOf(inPerson, 'delivered')).toBe('已送达,机关已收到')
  })

  test('waits for no confirmation where no law speaks of one', () => {
    expect(titleOf({ ...slip, kind: 'question' }, 'delivered')).toBe('已送达')
  })
})

test('beyond the calendar there is no date, only the number of days', () => {
  const late: Slip = { ...inPerson, submittedAt: '2026-12-10T01:00:00.000Z' }
  expect(deadlineOf(late, null, calendarOf2026)?.counted.end).toMatchObject({ kind: 'calendarNotCovered', year: 2027 })
  expect(wordsOf(late, null)).toMatch(/日历未覆盖.*从 2026年12月10日 的次日起 20 个工作日/)
  expect(wordsOf(late, null)).not.toMatch(aDate)
})

test('every request says what a call for correction and an extension do to the limit', () => {
  for (const each of [slip, inPerson]) {
    expect(wordsOf(each, deliveredAt)).toMatch(/7 个工作日.*第三十条/)
    expect(wordsOf(each, deliveredAt)).toMatch(/最多再加 20 个工作日.*第三十三条/)
  }
})

describe('what is no request', () => {
  const kinds: readonly SubmissionKind[] = ['recordCorrection', 'question', 'opinion', 'pageError', 'letter', 'rating']

  test('has no limit in law, whatever the rule of receipt', () => {
    for (const kind of kinds) {
      expect(receivedDayOf({ ...inPerson, kind }, deliveredAt)).toBeNull()
      expect(deadlineOf({ ...inPerson, kind }, deliveredAt, calendarOf2026)).toBeNull()
      expect(wordsOf({ ...inPerson, kind, promisedWorkingDays: 5 }, deliveredAt)).not.toMatch(aDate)
    }
  })

  test('has what was promised, called a promise', () => {
    const promised: Slip = { ...slip, kind: 'question', promisedWorkingDays: 5 }
    expect(wordsOf(promised, null)).toMatch(/承诺在送达后 5 个工作日内.*这是承诺,不是法律规定的期限/)
    expect(wordsOf({ ...promised, promisedWorkingDays: null }, null)).not.toContain('承诺')
  })

  test('gets no answer where it is a rating', () => {
    expect(nextWords({ ...slip, kind: 'rating' }, deliveredAt, calendarOf2026)).toEqual([
      '谢谢您。评价不用答复,只用来改进服务。',
    ])
  })
})
