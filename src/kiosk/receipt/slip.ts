import { type CivilDate, dayInChina } from '#domain/civil-date.ts'
import { firstDeadline } from '#domain/deadline.ts'
import type { SubmissionHeader } from '#domain/submission.ts'
import type { WorkingCalendar } from '#domain/working-day.ts'

/** What a receipt says beside its code: nothing personal. */
export type Slip = Pick<
  SubmissionHeader,
  'kind' | 'submittedAt' | 'clock' | 'receiptBasis' | 'promisedWorkingDays' | 'writtenBy'
> & {
  readonly title: string
  /** The organ's name; null where the window decides, or nobody is addressed. */
  readonly organ: string | null
}

/** The day from which a request's limit is counted, as far as the terminal can know it; null where it cannot. */
export const receivedDayOf = (slip: Slip, recordedAt: string | null): CivilDate | null => {
  if (slip.kind !== 'disclosureRequest') return null
  const isSubmissionDay = slip.receiptBasis === 'inPerson' || slip.writtenBy === 'disclosureOffice'
  if (isSubmissionDay) return slip.clock === 'sure' ? dayInChina(Date.parse(slip.submittedAt)) : null
  return recordedAt === null ? null : dayInChina(Date.parse(recordedAt))
}

/** The last day for the reply, with how it was counted; null where no legal date may be said. */
export const deadlineOf = (slip: Slip, recordedAt: string | null, calendar: WorkingCalendar) => {
  const from = receivedDayOf(slip, recordedAt)
  return from === null || slip.clock === 'unsure' ? null : { from, counted: firstDeadline(calendar, from) }
}
