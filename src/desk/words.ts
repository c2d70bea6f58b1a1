import type { CaseEvent, CaseState } from '#domain/case.ts'
import type { CloseReason } from '#domain/close-reason.ts'
import { type CaseHeader, type ReceiptDay, type ReceiptRule, receiptRule } from '#domain/receipt-rule.ts'
import { outcomeNames } from '#domain/request-outcome.ts'
import type { SubmissionKind } from '#domain/submission-kind.ts'

export const kindNames: Readonly<Record<SubmissionKind, string>> = {
  disclosureRequest: '政府信息公开申请',
  recordCorrection: '更正本人信息',
  question: '政策咨询',
  opinion: '意见征集',
  pageError: '我要纠错',
  letter: '信箱来信',
  rating: '满意度评价',
}

export const closeReasonNames: Readonly<Record<CloseReason, string>> = {
  noted: '已阅,不需要回复',
  passedOn: '已转有关机关办理',
  repeated: '重复提交',
  outOfScope: '不属于受理范围',
  noContact: '没有留联系方式,无法回复',
}

export const stateWords = (state: CaseState): string => {
  switch (state.state) {
    case 'recorded':
      return '已送达,待确认收到'
    case 'received':
      return `已收到(${state.receivedOn}),办理中`
    case 'correctionAsked':
      return `已告知补正(${state.on}),等待补正`
    case 'thirdPartyAsked':
      return `正在征求第三方意见(${state.on}起)`
    case 'answered':
      return `已答复(${state.on}):${outcomeNames[state.outcome]}`
    case 'open':
      return '待办理'
    case 'replied':
      return `已回复(${state.on})`
    case 'closed':
      return `已办结(${state.on}):${closeReasonNames[state.reason]}`
  }
}

export const eventWords = (event: CaseEvent): string => {
  const { on } = event
  switch (event.kind) {
    case 'received':
      return `确认收到,收到之日 ${on}${event.isReasoned ? '(晚于送达之日,原因如下)' : ''}`
    case 'receiptCorrected':
      return `更正收到之日为 ${on}(原因如下)`
    case 'correctionAsked':
      return `告知补正,${on},期限至 ${event.until}`
    case 'corrected':
      return `收到补正,${on}`
    case 'extended':
      return `延期答复,${on},${event.approvedBy}同意`
    case 'thirdPartyAsked':
      return `征求意见书送达第三方,${on}`
    case 'thirdPartyAnswered':
      return `收到第三方意见,${on}`
    case 'answered':
      return `答复,${on}:${outcomeNames[event.outcome]}`
    case 'replied':
      return `回复,${on}`
    case 'closed':
      return `办结,${on}:${closeReasonNames[event.reason]}`
  }
}

export const writerNames: Readonly<Record<CaseHeader['writtenBy'], string>> = {
  applicant: '申请人本人',
  staff: '工作人员协助填写',
  disclosureOffice: '政府信息公开工作机构代填(第二十九条第一款)',
}

export const clockNames: Readonly<Record<CaseHeader['clock'], string>> = {
  sure: '终端时钟可信',
  unsure: '终端时钟当时不可信,提交时间仅供参考',
}

const ruleNames: Readonly<Record<ReceiptRule, string>> = {
  submissionDay: '当面提交:在终端提交之日即为收到之日,送达晚也不变(第三十一条第一项)',
  clockUnsure: '按当面提交办理,但终端时钟当时不可信:确认之前以送达之日计',
  bothConfirm: '双方确认之日(第三十一条第三项),一般不晚于送达之日;确认之前暂以送达之日计',
  intakeDay: '法律没有规定收到之日;承诺的期限从送达次日起算',
}

/** The rule of receipt that the citizen was shown, in words. */
export const ruleWords = (header: CaseHeader): string => {
  const rule = receiptRule(header)
  const isTakenDown = rule === 'submissionDay' && header.writtenBy === 'disclosureOffice'
  return isTakenDown ? `代填视同${ruleNames[rule]}` : ruleNames[rule]
}

export const receiptWords = (receipt: ReceiptDay): string => {
  switch (receipt.basis) {
    case 'inPerson':
      return `${receipt.on}(当面提交之日)`
    case 'confirmed':
      return `${receipt.on}(工作人员确认)`
    case 'intakeReceipt':
      return `${receipt.on}(送达之日,${receipt.isConfirmed ? '不需要确认' : '待确认'})`
  }
}
