import type { CaseEvent, CaseEventKind, CaseGround, CaseProblem, CaseState, ReceivedState } from './case.ts'
import { isReceived, step } from './case-life.ts'
import type { CivilDate } from './civil-date.ts'
import {
  correctionNoticeLimit,
  firstDeadline,
  type LimitBasis,
  promisedDeadline,
  replyDeadline,
  thirdPartyLimit,
} from './deadline.ts'
import { failure, type Outcome } from './outcome.ts'
import { type Count, type Counted, sortingDay, type WorkingCalendar } from './working-day.ts'

/** A limit that runs beside the reply's: for asking for a correction (第三十条), for the third party (第三十二条). */
export type InterimLimit = { readonly what: 'correctionNotice' | 'thirdParty'; readonly count: Count }

/**
 * The clock of a case. Before the receipt is confirmed it runs from the intake's day, unconfirmed: that serves the
 * desk's order and no one else. While the citizen corrects the request there is no deadline. What has no limit in law
 * has at most a promised one.
 */
export type CaseClock =
  | {
      readonly kind: 'running'
      readonly basis: LimitBasis
      readonly deadline: Count
      readonly isConfirmed: boolean
      readonly interim: readonly InterimLimit[]
      readonly sortBy: CivilDate
    }
  | { readonly kind: 'waiting'; readonly until: CivilDate; readonly sortBy: CivilDate }
  | { readonly kind: 'unlimited'; readonly sortBy: CivilDate }
  | { readonly kind: 'stopped'; readonly deadline: Count | null; readonly sortBy: CivilDate }

export const caseClock = (calendar: WorkingCalendar, ground: CaseGround, state: CaseState): CaseClock => {
  switch (state.state) {
    case 'recorded': {
      const deadline = firstDeadline(calendar, ground.recordedOn)
      const interim = [{ what: 'correctionNotice', count: correctionNoticeLimit(calendar, ground.recordedOn) }] as const
      return { kind: 'running', basis: 'law', isConfirmed: false, deadline, interim, sortBy: sortingDay(deadline.end) }
    }
    case 'received':
    case 'thirdPartyAsked': {
      const deadline = replyDeadlineOf(calendar, state)
      const sortBy = sortingDay(deadline.end)
      return { kind: 'running', basis: 'law', isConfirmed: true, deadline, interim: interimOf(calendar, state), sortBy }
    }
    case 'correctionAsked':
      return { kind: 'waiting', until: state.until, sortBy: state.until }
    case 'open':
      return promiseClock(calendar, ground)
    case 'answered':
      return { kind: 'stopped', deadline: stoppedDeadline(calendar, state), sortBy: state.on }
    case 'replied':
    case 'closed': {
      const promise = promiseClock(calendar, ground)
      return { kind: 'stopped', deadline: promise.kind === 'running' ? promise.deadline : null, sortBy: state.on }
    }
  }
}

/** Whether the calendar does not reach the last day of a case that is still open (日历未覆盖). */
export const isBeyondCalendar = (clock: CaseClock): boolean =>
  clock.kind === 'running' && clock.deadline.end.kind === 'calendarNotCovered'

/** Whether a limit is over; of one beyond the calendar nobody can say so. */
export const isOver = (end: Counted, today: CivilDate): boolean => end.kind === 'date' && end.date < today

/** The next state, or why staff may not do that now. */
export const applyCaseEvent = (
  ground: CaseGround,
  state: CaseState,
  event: CaseEvent,
  at: { readonly calendar: WorkingCalendar; readonly today: CivilDate },
): Outcome<CaseState, CaseProblem> => {
  if (event.on > at.today) return failure('日期在今天之后')
  const next = step(ground, state, event)
  const latest = latestDayFor(at.calendar, state, event.kind)
  if (!next.ok || latest === null || event.on <= latest) return next
  return failure(
    event.kind === 'extended' ? '答复期限已过,不能再延期(第三十三条第二款)' : '已过7个工作日,不能再告知补正(第三十条)',
  )
}

/**
 * Until when the law allows a step: the seventh working day for asking for a correction (第三十条), the reply deadline
 * for an extension (第三十三条第二款); null where there is no limit.
 */
export const limitOf = (calendar: WorkingCalendar, state: CaseState, kind: CaseEventKind): Counted | null => {
  if (!isReceived(state)) return null
  if (kind === 'correctionAsked') return correctionNoticeLimit(calendar, state.receivedOn).end
  return kind === 'extended' ? replyDeadlineOf(calendar, state).end : null
}

/** The last day on which the law allows a step; null where there is none, or the calendar does not reach. */
export const latestDayFor = (calendar: WorkingCalendar, state: CaseState, kind: CaseEventKind): CivilDate | null => {
  const limit = limitOf(calendar, state, kind)
  return limit?.kind === 'date' ? limit.date : null
}

/**
 * The reply deadline of a request that the organ has received. After a correction the limit runs anew and whole
 * (第三十条: 答复期限自行政机关收到补正的申请之日起计算); a third party still being asked is taken to use all its days.
 */
export const replyDeadlineOf = (calendar: WorkingCalendar, state: ReceivedState): Count =>
  replyDeadline(calendar, {
    from: state.correction?.correctedOn ?? state.receivedOn,
    isExtended: state.extendedOn !== null,
    consultations:
      state.state === 'thirdPartyAsked'
        ? [...state.consultations, { askedOn: state.on, answeredOn: null }]
        : state.consultations,
  })

const interimOf = (calendar: WorkingCalendar, state: ReceivedState): readonly InterimLimit[] => {
  if (state.state === 'thirdPartyAsked') return [{ what: 'thirdParty', count: thirdPartyLimit(calendar, state.on) }]
  return state.correction === null && state.extendedOn === null
    ? [{ what: 'correctionNotice', count: correctionNoticeLimit(calendar, state.receivedOn) }]
    : []
}

const promiseClock = (
  calendar: WorkingCalendar,
  { header, recordedOn }: CaseGround,
): Extract<CaseClock, { kind: 'running' | 'unlimited' }> => {
  if (header.promisedWorkingDays === null) return { kind: 'unlimited', sortBy: recordedOn }
  const deadline = promisedDeadline(calendar, recordedOn, header.promisedWorkingDays)
  const sortBy = sortingDay(deadline.end)
  return { kind: 'running', basis: 'promise', isConfirmed: true, deadline, interim: [], sortBy }
}

/** A request that was given up or withdrawn had no deadline any more. */
const stoppedDeadline = (calendar: WorkingCalendar, state: Extract<CaseState, { state: 'answered' }>): Count | null =>
  state.outcome === 'abandoned' || state.outcome === 'withdrawn' ? null : replyDeadlineOf(calendar, state)
