import type { CaseEvent } from '#domain/case.ts'
import type { CivilDate } from '#domain/civil-date.ts'
import type { Receipt } from '#domain/receipt.ts'
import type { SealedReply } from '#domain/sealed-reply.ts'
import type { SubmissionHeader, SubmissionId } from '#domain/submission.ts'

/** A submission as the intake records it: its header, the sealed bytes as they came, and the receipt given for them. */
export type RecordedSubmission = {
  readonly id: SubmissionId
  readonly header: SubmissionHeader
  readonly wire: string
  readonly receipt: Receipt
}

/** What recording came to. `again` means the very same bytes were there already, with their first receipt. */
export type Recording =
  | { readonly kind: 'recorded' | 'again'; readonly receipt: Receipt }
  | { readonly kind: 'conflict' }

/** One entry of a case's log: what was done, when and by whom; its words are sealed. */
export type LogEntry = {
  readonly at: string
  readonly by: string
  readonly event: CaseEvent | null
  readonly sealedNote: { readonly keyId: string; readonly encapsulated: string; readonly ciphertext: string } | null
  /** The words once more for the citizen, who opens them by the receipt code. */
  readonly sealedReply: SealedReply | null
}

/** A case (办件): a recorded submission with its number and its log, oldest entry first. */
export type CaseFile = RecordedSubmission & { readonly caseNumber: string; readonly log: readonly LogEntry[] }

/** What terminals count without knowing who it was. `found`: somebody found what they wanted already public. */
export const tallyKinds = ['found'] as const
export type Tally = {
  readonly terminal: string
  readonly day: CivilDate
  readonly kind: (typeof tallyKinds)[number]
  readonly count: number
}

/** Other bytes that came under the id of a case (编号冲突): kept aside, and no case of their own. */
export type Conflict = {
  readonly id: SubmissionId
  /** Null where the first has been erased. */
  readonly caseNumber: string | null
  /** When the other bytes came: an ISO instant. */
  readonly at: string
}

/** What came of erasing. What is not overwritten is out of reach, but its bytes may still lie on the disk. */
export type Erasure = { readonly isErased: boolean; readonly isOverwritten: boolean }

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
  /** How many cases there are. */
  count(): Promise<number>
  /** Every other writing of a known id, in the order in which they came. */
  conflicts(): Promise<readonly Conflict[]>
  /**
   * Adds to a case's log if nobody else has meanwhile.
   * @param position how many entries the writer has seen
   * @returns whether it was added
   */
  append(id: SubmissionId, position: number, entry: LogEntry): Promise<boolean>
  /**
   * Forgets a case (个人信息保护法第四十七条). A tombstone keeps id, digest and receipt, so that a terminal that sends the
   * submission again gets its first receipt and opens no case. The number is not given again. What was erased before is
   * overwritten with it, even where there is no such case any more.
   */
  erase(id: SubmissionId): Promise<Erasure>
  /** Leaves out so many case numbers of a year, which may have been given out after a backup. @returns the next one */
  skipNumbers(year: number, count: number): Promise<string>
  /** Takes a terminal's running total of a day; the greater one stays, so that it may come as often as it likes. */
  tally(tally: Tally): Promise<void>
  /** By day, then terminal. */
  tallies(): Promise<readonly Tally[]>
  /** Answers once the store can be asked; throws while it cannot. */
  ping(): Promise<void>
  /** Writes everything, as it stands at one moment, into a new file; recording goes on meanwhile. */
  backup(file: string): Promise<void>
  close(): Promise<void>
}
