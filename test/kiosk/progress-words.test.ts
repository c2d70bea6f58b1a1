import { describe, expect, test } from 'vitest'
import type { Progress, ToldDeadline } from '#domain/progress.ts'
import { type OutcomeCode, outcomeCodes } from '#domain/request-outcome.ts'
import { progressWords } from '#kiosk/progress/progress-words.ts'
import { day } from '../domain/sample-calendar.ts'

const kind = 'disclosureRequest'
const receivedOn = day('2026-11-20')
const on = day('2026-11-25')
const byLaw: Extract<ToldDeadline, { kind: 'date' }> = {
  kind: 'date',
  date: day('2026-12-18'),
  from: receivedOn,
  workingDays: 20,
  holidays: [],
  swapped: [],
  excluded: [],
  isPromise: false,
}
const promised: ToldDeadline = { ...byLaw, date: day('2026-11-27'), workingDays: 5, isPromise: true }
const received = (deadline: ToldDeadline, change: Partial<Extract<Progress, { state: 'received' }>> = {}) =>
  progressWords({
    state: 'received',
    kind,
    on: receivedOn,
    correctedOn: null,
    extendedOn: null,
    deadline,
    reply: null,
    ...change,
  })
const answered = (outcome: OutcomeCode) =>
  progressWords({ state: 'answered', kind, receivedOn, on, outcome, reply: null }).lines.join('\n')
const open = (deadline: ToldDeadline | null) =>
  progressWords({ state: 'open', kind: 'question', recordedOn: receivedOn, deadline })

const states: readonly (readonly [Progress, string])[] = [
  [{ state: 'unknown' }, '没有查到'],
  [{ state: 'recorded', kind, recordedOn: receivedOn }, '已送达,等待机关确认'],
  [
    { state: 'received', kind, on: receivedOn, correctedOn: null, extendedOn: null, deadline: byLaw, reply: null },
    '机关已收到(2026年11月20日)',
  ],
  [
    { state: 'correctionAsked', kind, receivedOn, on, until: day('2026-12-09'), reply: null },
    '机关请您补正(2026年11月25日)',
  ],
  [
    { state: 'thirdPartyAsked', kind, receivedOn, on, extendedOn: null, deadline: byLaw, reply: null },
    '机关正在征求第三方意见(2026年11月25日 起)',
  ],
  [{ state: 'answered', kind, receivedOn, on, outcome: 'disclosed', reply: null }, '机关已答复(2026年11月25日)'],
  [{ state: 'open', kind: 'question', recordedOn: receivedOn, deadline: null }, '已送达,办理中'],
  [{ state: 'replied', kind: 'question', recordedOn: receivedOn, on, reply: null }, '已有答复(2026年11月25日)'],
  [
    { state: 'closed', kind: 'letter', recordedOn: receivedOn, on, reason: 'passedOn', reply: null },
    '已办结(2026年11月25日)',
  ],
]

describe('every state', () => {
  test('says first, in plain words, what it is', () => {
    for (const [progress, title] of states) expect(progressWords(progress).title).toBe(title)
  })

  test('says what it means, and never the same twice', () => {
    for (const [progress] of states) {
      const { lines } = progressWords(progress)
      expect(lines.length).toBeGreaterThan(0)
      expect(new Set(lines).size).toBe(lines.length)
      expect(lines).not.toContain('')
    }
  })

  test('is marked where it waits for the citizen, and nowhere else', () => {
    const waiting = states.filter(([progress]) => progressWords(progress).isWaiting).map(([progress]) => progress.state)
    expect(waiting).toEqual(['unknown', 'correctionAsked'])
  })
})

describe('a request that the organ has received', () => {
  test('says its last day, how it was counted, and that the organ decides', () => {
    expect(received({ ...byLaw, holidays: ['元旦'] }).lines.slice(0, 4)).toEqual([
      '应在 2026年12月18日 前(含当天)答复。',
      '怎么算的:从 2026年11月20日 的次日起,数到第 20 个工作日,周末不计。',
      '其间元旦放假,不计。',
      '测算日期,以行政机关确认为准。',
    ])
  })

  test('says why the date is later than twenty days would make it', () => {
    const excluded = [{ first: day('2026-11-24'), last: day('2026-11-30') }]
    const { lines } = received({ ...byLaw, swapped: [day('2026-12-05')], excluded })
    expect(lines.join()).toContain('2026年12月5日调休上班,计入')
    expect(lines.join()).toContain('征求第三方或其他机关意见的时间不计')
  })

  test('says when it was corrected or extended before it says the new last day', () => {
    const [corrected, extended, due] = received(byLaw, { correctedOn: on, extendedOn: day('2026-12-01') }).lines
    expect(corrected).toContain('2026年11月25日 收到您的补正')
    expect(extended).toContain('2026年12月1日 决定延长')
    expect(due).toContain('应在')
  })

  test('says no date beyond the calendar', () => {
    const { lines } = received({ kind: 'calendarNotCovered', year: 2027, isPromise: false })
    expect(lines[0]).toMatch(/^日历未覆盖:2027 年/)
    expect(lines.join()).not.toContain('应在')
  })

  test('has no date at all before the organ has confirmed it', () => {
    const { lines } = progressWords({ state: 'recorded', kind, recordedOn: receivedOn })
    expect(lines.join()).not.toMatch(/应在|前\(含当天\)/)
  })
})

describe('a citizen who disagrees', () => {
  test('goes to reconsideration first, and to court after it, where something was withheld', () => {
    for (const outcome of ['refused', 'partlyDisclosed'] as const) {
      expect(answered(outcome)).toMatch(/60 日内先申请行政复议.*再向法院起诉/)
      expect(answered(outcome)).toContain('第二十三条')
    }
  })

  test('is told of reconsideration before any court, whatever the outcome', () => {
    for (const outcome of outcomeCodes) {
      const words = answered(outcome)
      const [reconsideration, court] = [words.indexOf('行政复议'), words.search(/起诉/)]
      expect(reconsideration).toBeGreaterThan(0)
      expect(court).toBeGreaterThan(reconsideration)
    }
  })

  test('is told that reconsideration is the safe way where courts differ', () => {
    for (const outcome of ['notHeld', 'needsProcessing', 'repeated'] as const)
      expect(answered(outcome)).toContain('先复议最稳妥')
  })

  test('reads first what was decided', () => {
    expect(answered('refused')).toMatch(/^机关决定不予公开,并说明了理由。/)
  })
})

describe('what no law sets a limit for', () => {
  test('calls a promise a promise, and nothing a legal limit', () => {
    const words = open(promised).lines.join('\n')
    expect(words).toContain('机关承诺在 2026年11月27日 前(含当天)答复。')
    expect(words).toContain('这是机关的承诺,不是法律规定的期限。')
    expect(words).not.toMatch(/应在|行政复议/)
  })

  test('names no day where nothing was promised', () => {
    expect(open(null).lines).toEqual(['2026年11月20日 送达服务器。'])
  })
})
