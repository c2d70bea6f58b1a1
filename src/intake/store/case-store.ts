import type { CaseEvent } from '#domain/case.ts'
import type { Receipt } from '#domain/receipt.ts'
import type { SubmissionId } from '#domain/submission.ts'

/** A submission as the intake records it: the sealed bytes as they came, and the receipt given for them. */
export type RecordedSubmission = {
  readonly id: SubmissionId
  readonly lookup: string
  readonly wire: string
  readonly receipt: Receipt
}

/** What recording came to. `again` means the very same bytes were there already, with their first receipt. */
export type Recording =
  | { readonly kind: 'recorded' | 'again'; readonly receipt: Receipt }
  | { readonly kind: 'conflict' }

/** One entry of a case's log: what was done, when and by whom; its words are sealed to the desk. */
export type LogEntry = {
  readonly at: string
  readonly by: string
  readonly event: CaseEvent | null
  readonly sealedNote: { readonly keyId: string; readonly encapsulated: string; readonly ciphertext: string } | null
}

/** A case (办件): a recorded submission with its number and its log, oldest entry first. */
export type CaseFile = RecordedSubmission & { readonly caseNumber: string; readonly log: readonly LogEntry[] }

/**
 * Where cases are kept. Whatever has been answered is durably on disk.
 * Every implementation passes `test/intake/case-store-contract.ts`.
 */
export interface CaseStore {
  /** Decides with one insert: new, the same again, or other bytes under a known id, which are kept aside. */
  record(submission: RecordedSubmission): Promise<Recording>
  findById(id: string): Promise<CaseFile | undefined>
  findByLookup(lookup: string): Promise<CaseFile | undefined>
  list(): Promise<readonly CaseFile[]>
  /**
   * Adds to a case's log if nobody else has meanwhile.
   * @param position how many entries the writer has seen
   * @returns whether it was added
   */
  append(id: SubmissionId, position: number, entry: LogEntry): Promise<boolean>
  close(): Promise<void>
}
