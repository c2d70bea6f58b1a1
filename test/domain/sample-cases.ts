import type { CaseGround } from '#domain/case.ts'
import type { CaseHeader } from '#domain/receipt-rule.ts'
import { day } from './sample-calendar.ts'

/** A request handed in on 10 February 2026 in the morning, to an organ that confirms receipts. */
export const header: CaseHeader = {
  kind: 'disclosureRequest',
  writtenBy: 'applicant',
  receiptBasis: 'bothConfirm',
  clock: 'sure',
  submittedAt: '2026-02-10T01:00:00.000Z',
  promisedWorkingDays: null,
}

/** Recorded the same day. */
export const groundOf = (change: Partial<CaseHeader> = {}, recordedOn = '2026-02-10'): CaseGround => ({
  header: { ...header, ...change },
  recordedOn: day(recordedOn),
})
