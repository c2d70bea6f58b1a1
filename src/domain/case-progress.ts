import type { CaseEvent, CaseGround } from './case.ts'
import { caseClock, replyDeadlineOf } from './case-clock.ts'
import { caseStateAfter } from './case-life.ts'
import { type Progress, type RepliedState, replyStepOf, type ToldDeadline } from './progress.ts'
import type { AddressedStep, SealedReply } from './sealed-reply.ts'
import type { Count, WorkingCalendar } from './working-day.ts'

/** What the holder of a code is told of a case. */
export const progressOf = (
  calendar: WorkingCalendar,
  ground: CaseGround,
  log: readonly { readonly event: CaseEvent | null; readonly sealedReply: SealedReply | null }[],
): Progress => {
  const events = log.map(entry => entry.event)
  const replyFor = (shown: RepliedState) => letterOf(log, replyStepOf(shown))
  const { recordedOn } = ground
  const { kind } = ground.header
  const state = caseStateAfter(ground, events)
  switch (state.state) {
    case 'recorded':
      return { state: 'recorded', kind, recordedOn }
    case 'received': {
      const { receivedOn, correction, extendedOn } = state
      const correctedOn = correction?.correctedOn ?? null
      const deadline = told(replyDeadlineOf(calendar, state), false)
      const reply = replyFor(state.state)
      return { state: 'received', kind, on: receivedOn, correctedOn, extendedOn, deadline, reply }
    }
    case 'correctionAsked': {
      const { receivedOn, on, until } = state
      return { state: 'correctionAsked', kind, receivedOn, on, until, reply: replyFor(state.state) }
    }
    case 'thirdPartyAsked': {
      const { receivedOn, on, extendedOn } = state
      const deadline = told(replyDeadlineOf(calendar, state), false)
      return { state: 'thirdPartyAsked', kind, receivedOn, on, extendedOn, deadline, reply: replyFor(state.state) }
    }
    case 'answered': {
      const { receivedOn, on, outcome } = state
      return { state: 'answered', kind, receivedOn, on, outcome, reply: replyFor(state.state) }
    }
    case 'open': {
      const clock = caseClock(calendar, ground, state)
      return { state: 'open', kind, recordedOn, deadline: clock.kind === 'running' ? told(clock.deadline, true) : null }
    }
    case 'replied':
      return { state: 'replied', kind, recordedOn, on: state.on, reply: replyFor(state.state) }
    case 'closed':
      return { state: 'closed', kind, recordedOn, on: state.on, reason: state.reason, reply: replyFor(state.state) }
  }
}

/** What was written to the citizen with a step; null where nothing was, or the step was not taken. */
const letterOf = (log: Parameters<typeof progressOf>[2], step: AddressedStep): SealedReply | null =>
  log.filter(entry => entry.event?.kind === step).at(-1)?.sealedReply ?? null

/** The citizen gets a date or plainly none; the earliest possible day is for the desk's order alone. */
const told = ({ end, from, workingDays, skipped, swapped, excluded }: Count, isPromise: boolean): ToldDeadline => {
  if (end.kind === 'calendarNotCovered') return { kind: 'calendarNotCovered', year: end.year, isPromise }
  const how = { holidays: [...skipped.holidays], swapped: [...swapped], excluded: [...excluded] }
  return { kind: 'date', date: end.date, from, workingDays, ...how, isPromise }
}
