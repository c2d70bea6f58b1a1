import {
  allowedEvents,
  allowedOutcomes,
  type CaseEvent,
  type CaseGround,
  type CaseProblem,
  type CaseState,
  type Course,
  type ReceivedState,
} from './case.ts'
import type { CivilDate } from './civil-date.ts'
import { failure, type Outcome, success } from './outcome.ts'
import { type ReceiptDay, receiptAtRecording, submissionDay } from './receipt-rule.ts'

type Next = Outcome<CaseState, CaseProblem>
type Answered = Extract<CaseEvent, { kind: 'answered' }>
type At<Name extends CaseState['state']> = Extract<CaseState, { state: Name }>

/** How a case begins: where the rule of receipt settles the day by itself, nobody need confirm it. */
export const firstState = (ground: CaseGround): CaseState => {
  if (ground.header.kind !== 'disclosureRequest') return { state: 'open' }
  const receipt = receiptAtRecording(ground.header, ground.recordedOn)
  return receipt.isConfirmed ? receivedOn(receipt.on) : { state: 'recorded' }
}

/** The state after a whole log, in which mere notes are null. Events that do not fit were never written. */
export const caseStateAfter = (ground: CaseGround, events: readonly (CaseEvent | null)[]): CaseState =>
  events.reduce<CaseState>((state, event) => {
    if (!event) return state
    const next = step(ground, state, event)
    return next.ok ? next.value : state
  }, firstState(ground))

/**
 * The day of receipt (政府信息公开条例第三十一条): what staff confirmed or corrected last, else what stands without their
 * doing. Until both sides have confirmed, the intake's day serves to sort and to warn.
 */
export const receiptOf = (ground: CaseGround, events: readonly (CaseEvent | null)[]): ReceiptDay => {
  const state = caseStateAfter(ground, events)
  const isSaid = events.some(event => event?.kind === 'received' || event?.kind === 'receiptCorrected')
  return isSaid && isReceived(state)
    ? { on: state.receivedOn, basis: 'confirmed', isConfirmed: true }
    : receiptAtRecording(ground.header, ground.recordedOn)
}

export const isReceived = (state: CaseState): state is ReceivedState => 'receivedOn' in state

/** The next state by the order of things alone; what depends on the calendar is judged by `applyCaseEvent`. */
export const step = (ground: CaseGround, state: CaseState, event: CaseEvent): Next => {
  if (!allowedEvents(ground, state).includes(event.kind)) return failure(whyNotNow(state, event))
  if (isReceived(state) && event.kind === 'receiptCorrected') return correctReceipt(state, event.on)
  if (isReceived(state) && event.on < lastDay(state)) return failure('日期早于上一步')
  switch (state.state) {
    case 'recorded':
      return event.kind === 'answered' ? withdrawUnconfirmed(ground, event) : confirmReceipt(ground, event)
    case 'received':
      return afterReceipt(state, event)
    case 'correctionAsked':
      return afterCorrectionAsked(state, event)
    case 'thirdPartyAsked':
      return afterThirdPartyAsked(state, event)
    case 'open':
      return event.on < ground.recordedOn ? failure('日期早于上一步') : finishOther(event)
    case 'answered':
    case 'replied':
    case 'closed':
      return failure('已经答复或办结')
  }
}

const confirmReceipt = (ground: CaseGround, event: CaseEvent): Next => {
  if (event.kind !== 'received') return failure(notNow)
  const submittedOn = submissionDay(ground.header)
  if (submittedOn !== null && submittedOn <= ground.recordedOn && event.on < submittedOn)
    return failure('收到日期早于提交日期')
  if (event.on > ground.recordedOn && !event.isReasoned) return failure('收到之日晚于送达之日,请写明原因')
  return success(receivedOn(event.on))
}

/** Whoever withdraws before both sides have confirmed leaves the intake's day standing as the receipt. */
const withdrawUnconfirmed = ({ recordedOn }: CaseGround, { on, outcome }: Answered): Next => {
  if (outcome !== 'withdrawn') return failure('尚未确认收到,请先确认收到之日')
  return on < recordedOn
    ? failure('日期早于上一步')
    : success({ ...courseFrom(recordedOn), state: 'answered', on, outcome })
}

/** The new day may be earlier or later than the one before, but not later than what has been done since the receipt. */
const correctReceipt = (state: ReceivedState, on: CivilDate): Next =>
  stepsSince(state).some(day => day < on)
    ? failure('更正的收到之日晚于后面的步骤')
    : success({ ...state, receivedOn: on })

const afterReceipt = (state: At<'received'>, event: CaseEvent): Next => {
  const { on } = event
  switch (event.kind) {
    case 'correctionAsked':
      if (event.until <= on) return failure('补正期限须在告知之日以后')
      return success({ ...courseOf(state), state: 'correctionAsked', on, until: event.until })
    case 'extended':
      return success({ ...state, extendedOn: on })
    case 'thirdPartyAsked':
      return success({ ...courseOf(state), state: 'thirdPartyAsked', on })
    case 'answered':
      return answerWith(courseOf(state), event)
    default:
      return failure(notNow)
  }
}

const afterCorrectionAsked = (state: At<'correctionAsked'>, event: CaseEvent): Next => {
  const { on } = event
  if (event.kind === 'corrected')
    return success({ ...courseOf(state), state: 'received', correction: { askedOn: state.on, correctedOn: on } })
  if (event.kind !== 'answered') return failure(notNow)
  if (!allowedOutcomes(state).includes(event.outcome))
    return failure('等待补正期间,只能收到补正、按放弃申请处理或记申请人撤回')
  if (event.outcome === 'abandoned' && on <= state.until)
    return failure('补正期限还没有过,不能按放弃申请处理(第三十条)')
  return success({ ...courseOf(state), state: 'answered', on, outcome: event.outcome })
}

const afterThirdPartyAsked = (state: At<'thirdPartyAsked'>, event: CaseEvent): Next => {
  const consultations = [...state.consultations, { askedOn: state.on, answeredOn: event.on }]
  const heard = { ...courseOf(state), consultations }
  switch (event.kind) {
    case 'thirdPartyAnswered':
      return success({ ...heard, state: 'received' })
    case 'extended':
      return success({ ...state, extendedOn: event.on })
    case 'answered':
      return answerWith(heard, event)
    default:
      return failure(notNow)
  }
}

const answerWith = (course: Course, { on, outcome }: Answered): Next => {
  if (outcome === 'abandoned') return failure('没有告知补正,不能按放弃申请处理(第三十条)')
  if (outcome === 'stillUnclear' && course.correction === null) return failure('没有补正过,不能按补正后仍不明确处理')
  return success({ ...course, state: 'answered', on, outcome })
}

const finishOther = (event: CaseEvent): Next => {
  if (event.kind === 'replied') return success({ state: 'replied', on: event.on })
  return event.kind === 'closed' ? success({ state: 'closed', on: event.on, reason: event.reason }) : failure(notNow)
}

const notNow = '现在不能做这一步,请看办件目前的状态'

const whyNotNow = (state: CaseState, event: CaseEvent): CaseProblem => {
  switch (state.state) {
    case 'answered':
    case 'replied':
    case 'closed':
      return '已经答复或办结'
    case 'recorded':
      return '尚未确认收到,请先确认收到之日'
    case 'open':
      return notNow
    case 'received':
    case 'correctionAsked':
    case 'thirdPartyAsked':
      return whyNotOnceReceived(state, event)
  }
}

const whyNotOnceReceived = (state: ReceivedState, event: CaseEvent): CaseProblem => {
  if (event.kind === 'received') return '已经确认收到'
  const isRepeated = state.correction !== null || state.state === 'correctionAsked'
  if (event.kind === 'correctionAsked' && isRepeated) return '告知补正只有一次(第三十条)'
  const needsTime = event.kind === 'extended' || event.kind === 'correctionAsked'
  return needsTime && state.extendedOn !== null ? '已经延期,不能再延期或告知补正' : notNow
}

const receivedOn = (on: CivilDate): CaseState => ({ ...courseFrom(on), state: 'received' })

const courseFrom = (receivedOn: CivilDate): Course => ({
  receivedOn,
  correction: null,
  extendedOn: null,
  consultations: [],
})

const courseOf = ({ receivedOn, correction, extendedOn, consultations }: Course): Course => ({
  receivedOn,
  correction,
  extendedOn,
  consultations,
})

/** The days on which something was done since the receipt. */
const stepsSince = (state: ReceivedState): readonly CivilDate[] =>
  [
    state.correction?.askedOn ?? null,
    state.correction?.correctedOn ?? null,
    state.extendedOn,
    ...state.consultations.flatMap(each => [each.askedOn, each.answeredOn]),
    'on' in state ? state.on : null,
  ].filter(day => day !== null)

/** The day before which nothing further can have happened. */
const lastDay = (state: ReceivedState): CivilDate =>
  stepsSince(state).reduce((last, day) => (day > last ? day : last), state.receivedOn)
