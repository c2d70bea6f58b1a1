import { type CaseState, caseClock } from '#domain/case.ts'
import type { CivilDate } from '#domain/civil-date.ts'
import { outcomeNames } from '#domain/request-outcome.ts'
import type { WorkingCalendar } from '#domain/working-day.ts'

/** A case's deadline in words for the desk, and the day that the list is sorted by. */
export type ClockWords = { readonly sortBy: CivilDate; readonly words: string; readonly isOverdue: boolean }

/** Says the deadline, what it rests on, and whether it has passed. */
export const clockWords = (
  calendar: WorkingCalendar,
  state: CaseState,
  days: { readonly recordedOn: CivilDate; readonly today: CivilDate },
): ClockWords => {
  const { deadline, isConfirmed, sortBy } = caseClock(calendar, state, days.recordedOn)
  const basis = isConfirmed ? '' : '(暂按送达日推算,待确认收到)'
  const isOverdue = deadline.kind === 'date' && state.state !== 'answered' && deadline.date < days.today
  const words =
    deadline.kind === 'date'
      ? `${deadline.date}${isOverdue ? ',已逾期' : ''}${basis}`
      : `最早可能 ${deadline.earliest}(${deadline.year}年放假安排未载入,日历未覆盖)${basis}`
  return { sortBy, words, isOverdue }
}

export const stateWords = (state: CaseState): string => {
  switch (state.state) {
    case 'recorded':
      return '已送达,待确认收到'
    case 'received':
      return `已收到(${state.on}),办理中`
    case 'answered':
      return `已答复(${state.on}):${outcomeNames[state.outcome]}`
  }
}
