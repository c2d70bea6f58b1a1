import * as v from 'valibot'
import { type CivilDate, civilDate } from './civil-date.ts'
import { type CloseReason, closeReasons } from './close-reason.ts'
import type { Consultation } from './deadline.ts'
import type { CaseHeader } from './receipt-rule.ts'
import { type OutcomeCode, outcomeCodes } from './request-outcome.ts'
import { text } from './schema.ts'

/** What staff did to a case, as the log keeps it. Words beside it are sealed; nothing of the citizen stands here. */
export const caseEventSchema = v.variant('kind', [
  /** `isReasoned`: the sealed words of the same log entry say why the day is later than the intake's. */
  v.object({ kind: v.literal('received'), on: civilDate, isReasoned: v.optional(v.boolean()) }),
  /**
   * The day of receipt set anew: the terminal's clock was wrong, the header was forged, or the day had been confirmed in
   * error. The sealed words of the same log entry say why; the deadline is counted from the new day.
   */
  v.object({ kind: v.literal('receiptCorrected'), on: civilDate, isReasoned: v.literal(true, '请写明更正的原因') }),
  /** 补正告知 with its reasonable period (第三十条). */
  v.object({ kind: v.literal('correctionAsked'), on: civilDate, until: civilDate }),
  v.object({ kind: v.literal('corrected'), on: civilDate }),
  /** 第三十三条第二款: 经政府信息公开工作机构负责人同意并告知申请人. */
  v.object({ kind: v.literal('extended'), on: civilDate, approvedBy: text('同意延期的负责人') }),
  /** The day that the letter reached the third party (第三十二条) or the organ that made the information too (第三十四条). */
  v.object({ kind: v.literal('thirdPartyAsked'), on: civilDate }),
  v.object({ kind: v.literal('thirdPartyAnswered'), on: civilDate }),
  v.object({ kind: v.literal('answered'), on: civilDate, outcome: v.picklist(outcomeCodes, '请选一个答复决定') }),
  /** A reply where the law knows no decision: every kind but a disclosure request. */
  v.object({ kind: v.literal('replied'), on: civilDate }),
  v.object({ kind: v.literal('closed'), on: civilDate, reason: v.picklist(closeReasons, '请选办结的原因') }),
])
export type CaseEvent = v.InferOutput<typeof caseEventSchema>
export type CaseEventKind = CaseEvent['kind']

/** What happened to a disclosure request since its receipt. */
export type Course = {
  readonly receivedOn: CivilDate
  /** Asked once only (一次性告知, 第三十条). */
  readonly correction: { readonly askedOn: CivilDate; readonly correctedOn: CivilDate } | null
  readonly extendedOn: CivilDate | null
  readonly consultations: readonly Consultation[]
}

/**
 * The life of a case (办件). A disclosure request recorded on a server is not yet received by the organ; everything
 * else is open from its recording.
 */
export type CaseState =
  | { readonly state: 'recorded' }
  | ({ readonly state: 'received' } & Course)
  | ({ readonly state: 'correctionAsked'; readonly on: CivilDate; readonly until: CivilDate } & Course)
  | ({ readonly state: 'thirdPartyAsked'; readonly on: CivilDate } & Course)
  | ({ readonly state: 'answered'; readonly on: CivilDate; readonly outcome: OutcomeCode } & Course)
  | { readonly state: 'open' }
  | { readonly state: 'replied'; readonly on: CivilDate }
  | { readonly state: 'closed'; readonly on: CivilDate; readonly reason: CloseReason }

/** A state of a disclosure request that the organ has received. */
export type ReceivedState = Extract<CaseState, Course>

/** What a case rests on: its header, and the day that the intake recorded it. */
export type CaseGround = { readonly header: CaseHeader; readonly recordedOn: CivilDate }

/** Why an event does not fit, in words for the desk. */
export type CaseProblem =
  | '日期在今天之后'
  | '日期早于上一步'
  | '收到日期早于提交日期'
  | '收到之日晚于送达之日,请写明原因'
  | '已经确认收到'
  | '更正的收到之日晚于后面的步骤'
  | '尚未确认收到,请先确认收到之日'
  | '已经答复或办结'
  | '现在不能做这一步,请看办件目前的状态'
  | '告知补正只有一次(第三十条)'
  | '已经延期,不能再延期或告知补正'
  | '没有补正过,不能按补正后仍不明确处理'
  | '补正期限须在告知之日以后'
  | '补正期限还没有过,不能按放弃申请处理(第三十条)'
  | '没有告知补正,不能按放弃申请处理(第三十条)'
  | '等待补正期间,只能收到补正、按放弃申请处理或记申请人撤回'
  | '已过7个工作日,不能再告知补正(第三十条)'
  | '答复期限已过,不能再延期(第三十三条第二款)'

/** What the law allows to be done with a case as it stands. */
export const allowedEvents = (ground: CaseGround, state: CaseState): readonly CaseEventKind[] => {
  switch (state.state) {
    case 'recorded':
      return ['received', 'answered']
    case 'received':
      return [
        'answered',
        ...correctionIfAllowed(state),
        ...extensionIfAllowed(state),
        'thirdPartyAsked',
        'receiptCorrected',
      ]
    case 'correctionAsked':
      return ['corrected', 'answered', 'receiptCorrected']
    case 'thirdPartyAsked':
      return ['thirdPartyAnswered', 'answered', ...extensionIfAllowed(state), 'receiptCorrected']
    case 'open':
      return ground.header.kind === 'rating' ? ['closed'] : ['replied', 'closed']
    case 'answered':
    case 'replied':
    case 'closed':
      return []
  }
}

/**
 * How a disclosure request may end from here. It may be withdrawn at any time; only one whose correction never came
 * counts as given up (第三十条), and only one that was corrected can still be unclear after it.
 */
export const allowedOutcomes = (state: CaseState): readonly OutcomeCode[] => {
  switch (state.state) {
    case 'recorded':
      return ['withdrawn']
    case 'correctionAsked':
      return ['abandoned', 'withdrawn']
    case 'received':
    case 'thirdPartyAsked':
      return outcomeCodes.filter(code => code !== 'abandoned' && (code !== 'stillUnclear' || state.correction !== null))
    case 'answered':
    case 'open':
    case 'replied':
    case 'closed':
      return []
  }
}

const correctionIfAllowed = (course: Course): readonly CaseEventKind[] =>
  course.correction === null && course.extendedOn === null ? ['correctionAsked'] : []

const extensionIfAllowed = (course: Course): readonly CaseEventKind[] =>
  course.extendedOn === null ? ['extended'] : []
