import type { CaseState } from '#domain/case.ts'
import { type CaseClock, isOver } from '#domain/case-clock.ts'
import type { CivilDate } from '#domain/civil-date.ts'
import type { Count, Counted } from '#domain/working-day.ts'

/** A case's limit in words for the desk, and whether it has passed. */
export type ClockWords = { readonly words: string; readonly isOverdue: boolean }

/** Says the limit, whether the law or a promise sets it, what it rests on, and whether it has passed. */
export const clockWords = (clock: CaseClock, state: CaseState, today: CivilDate): ClockWords => {
  switch (clock.kind) {
    case 'running': {
      const isOverdue = isOver(clock.deadline.end, today)
      const late = clock.basis === 'law' ? ',已逾期' : ',已超过承诺'
      const latest = state.state === 'thirdPartyAsked' ? '最迟 ' : ''
      return {
        words: `${latest}${endWords(clock.deadline.end)}${isOverdue ? late : ''}${basisWords(clock)}`,
        isOverdue,
      }
    }
    case 'waiting':
      return { words: `等待补正至 ${clock.until}${clock.until < today ? ',补正期限已过' : ''}`, isOverdue: false }
    case 'unlimited':
      return { words: '没有期限', isOverdue: false }
    case 'stopped':
      return { words: '—', isOverdue: false }
  }
}

const basisWords = (clock: Extract<CaseClock, { kind: 'running' }>): string => {
  if (clock.basis === 'promise') return '(承诺)'
  return clock.isConfirmed ? '' : '(暂按送达日推算,待确认收到)'
}

/** Never a wrong date: where the calendar does not reach, the earliest possible day, and that it is no more. */
export const endWords = (end: Counted): string =>
  end.kind === 'date' ? end.date : `最早可能 ${end.earliest}(${end.year}年放假安排未载入,日历未覆盖)`

/** How a limit was counted. */
export const countWords = (count: Count): string => {
  const { skipped } = count
  const passed = [...(skipped.weekendDays > 0 ? ['周末'] : []), ...skipped.holidays.map(name => `${name}放假`)]
  return [
    `${count.from} 的次日起算,第 ${count.workingDays} 个工作日为末日`,
    ...(passed.length > 0 ? [`其间不计${listInWords(passed)}`] : []),
    ...(count.swapped.length > 0 ? [`${listInWords(count.swapped)} 调休上班,计入`] : []),
    ...count.excluded.map(span => `${span.first} 至 ${span.last} 征求意见,不计入(第三十三条第三款)`),
  ].join(';')
}

const listInWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join('、')}和${names.at(-1)}`
