import { type CivilDate, dayInChina } from '#domain/civil-date.ts'
import { firstDeadline } from '#domain/deadline.ts'
import { receiptRule } from '#domain/receipt-rule.ts'
import type { SubmissionHeader } from '#domain/submission.ts'
import type { WorkingCalendar } from '#domain/working-day.ts'

/** What a receipt says beside its code: nothing personal. */
export type Slip = Pick<
  SubmissionHeader,
  'kind' | 'organ' | 'submittedAt' | 'clock' | 'receiptBasis' | 'promisedWorkingDays' | 'writtenBy'
> & {
  readonly title: string
  /** Null where the window decides, or nobody is addressed. */
  readonly organName: string | null
}

/** The day from which a request's limit is counted, as far as the terminal can know it; null where it cannot. */
export const receivedDayOf = (slip: Slip, recordedAt: string | null): CivilDate | null => {
  switch (receiptRule(slip)) {
    case 'submissionDay':
      return dayInChina(Date.parse(slip.submittedAt))
    case 'bothConfirm':
      return recordedAt === null ? null : dayInChina(Date.parse(recordedAt))
    case 'clockUnsure':
    case 'intakeDay':
      return null
  }
}

/** The last day for the reply, with how it was counted; null where no legal date may be said. */
export const deadlineOf = (slip: Slip, recordedAt: string | null, calendar: WorkingCalendar) => {
  const from = receivedDayOf(slip, recordedAt)
  return from === null || slip.clock === 'unsure' ? null : { from, counted: firstDeadline(calendar, from) }
}
