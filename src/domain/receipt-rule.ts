import { type CivilDate, dayInChina } from './civil-date.ts'
import type { SubmissionHeader } from './submission.ts'

/** What of a submission's header decides its receipt and its limits. */
export type CaseHeader = Pick<
  SubmissionHeader,
  'kind' | 'writtenBy' | 'receiptBasis' | 'clock' | 'submittedAt' | 'promisedWorkingDays'
>

/**
 * Which day counts as the receipt, as the terminal says it before and after submitting:
 * - `submissionDay`: the day of submitting, even if delivered later (政府信息公开条例第三十一条第一项 当面提交之日).
 * - `clockUnsure`: the same rule, but this terminal's clock cannot be trusted, so the intake's day until staff confirm.
 * - `bothConfirm`: the day that both sides confirm (第三十一条第三项 双方确认之日), at the latest the intake's day.
 * - `intakeDay`: no law speaks of a receipt; a promised limit runs from the intake's day.
 */
export type ReceiptRule = 'submissionDay' | 'clockUnsure' | 'bothConfirm' | 'intakeDay'

/**
 * What the disclosure office itself takes down for a citizen (代填, 第二十九条第一款) is handed over in person, whatever
 * the organ's rule for terminals says.
 */
export const receiptRule = (header: Pick<CaseHeader, 'kind' | 'writtenBy' | 'receiptBasis' | 'clock'>): ReceiptRule => {
  if (header.kind !== 'disclosureRequest') return 'intakeDay'
  if (header.receiptBasis === 'bothConfirm' && header.writtenBy !== 'disclosureOffice') return 'bothConfirm'
  return header.clock === 'sure' ? 'submissionDay' : 'clockUnsure'
}

/** A day of receipt and what it rests on; unconfirmed, it only serves to sort and to warn. */
export type ReceiptDay = {
  readonly on: CivilDate
  readonly basis: 'inPerson' | 'confirmed' | 'intakeReceipt'
  readonly isConfirmed: boolean
}

/** The receipt that stands without anybody's doing; a submission from after its own recording proves a wrong clock. */
export const receiptAtRecording = (header: CaseHeader, recordedOn: CivilDate): ReceiptDay => {
  const rule = receiptRule(header)
  const submittedOn = submissionDay(header)
  if (rule === 'submissionDay' && submittedOn !== null && submittedOn <= recordedOn)
    return { on: submittedOn, basis: 'inPerson', isConfirmed: true }
  return { on: recordedOn, basis: 'intakeReceipt', isConfirmed: rule === 'intakeDay' }
}

/** The day of submitting by the terminal's clock; null where that clock was not sure. */
export const submissionDay = (header: Pick<CaseHeader, 'clock' | 'submittedAt'>): CivilDate | null =>
  header.clock === 'sure' ? dayInChina(Date.parse(header.submittedAt)) : null
