import * as v from 'valibot'
import { type CivilDate, civilDate } from './civil-date.ts'
import { replyDeadline, sortingDay } from './deadline.ts'
import { failure, type Outcome, success } from './outcome.ts'
import { outcomeCodes } from './request-outcome.ts'
import type { Counted, WorkingCalendar } from './working-day.ts'

/** What staff did to a case, as the log keeps it. */
export const caseEventSchema = v.variant('kind', [
  v.object({ kind: v.literal('received'), on: civilDate }),
  v.object({ kind: v.literal('answered'), on: civilDate, outcome: v.picklist(outcomeCodes, '请选一个答复决定') }),
])
export type CaseEvent = v.InferOutput<typeof caseEventSchema>

/** The life of a case (办件). Recorded on a server is not yet received by the organ. */
export type CaseState =
  | { readonly state: 'recorded' }
  | { readonly state: 'received'; readonly on: CivilDate }
  | {
      readonly state: 'answered'
      readonly receivedOn: CivilDate
      readonly on: CivilDate
      readonly outcome: (typeof outcomeCodes)[number]
    }

/** Why an event does not fit, in words for the desk. */
export type CaseProblem =
  | '已经确认收到'
  | '尚未确认收到,不能答复'
  | '已经答复'
  | '答复日期早于收到日期'
  | '日期在今天之后'

/** The next state, or why staff may not do that now. */
export const applyCaseEvent = (
  state: CaseState,
  event: CaseEvent,
  today: CivilDate,
): Outcome<CaseState, CaseProblem> => {
  if (event.on > today) return failure('日期在今天之后')
  switch (event.kind) {
    case 'received':
      return state.state === 'recorded' ? success({ state: 'received', on: event.on }) : failure('已经确认收到')
    case 'answered':
      return answer(state, event)
  }
}

/** The state after a whole log, in which mere notes are null. Events that do not fit were never written. */
export const caseStateAfter = (events: readonly (CaseEvent | null)[]): CaseState =>
  events.reduce<CaseState>(
    (state, event) => {
      if (!event) return state
      const next = applyCaseEvent(state, event, event.on)
      return next.ok ? next.value : state
    },
    { state: 'recorded' },
  )

/**
 * The reply deadline of a case (政府信息公开条例第三十三条), counted from the confirmed receipt (第三十一条);
 * before that, from the day the intake recorded it, which only serves to sort.
 */
export const caseClock = (
  calendar: WorkingCalendar,
  state: CaseState,
  recordedOn: CivilDate,
): { readonly deadline: Counted; readonly isConfirmed: boolean; readonly sortBy: CivilDate } => {
  const receivedOn = state.state === 'recorded' ? recordedOn : state.state === 'received' ? state.on : state.receivedOn
  const deadline = replyDeadline(calendar, receivedOn)
  return { deadline, isConfirmed: state.state !== 'recorded', sortBy: sortingDay(deadline) }
}

const answer = (state: CaseState, event: Extract<CaseEvent, { kind: 'answered' }>): Outcome<CaseState, CaseProblem> => {
  switch (state.state) {
    case 'recorded':
      return failure('尚未确认收到,不能答复')
    case 'answered':
      return failure('已经答复')
    case 'received':
      if (event.on < state.on) return failure('答复日期早于收到日期')
      return success({ state: 'answered', receivedOn: state.on, on: event.on, outcome: event.outcome })
  }
}
