import type { Submission } from '#domain/submission.ts'

/** A submission as it rests on the terminal: sealed, and either to be sent or refused. */
export type RestingSubmission = Extract<Submission, { state: 'queued' | 'refused' }>

/** Where submissions rest until a verified receipt is there. Passes `test/kiosk/outbox-store-contract.ts`. */
export type OutboxStore = {
  /** Resolves when the submission is durably on disk and has been read back the same. Throws otherwise. */
  readonly save: (submission: RestingSubmission) => Promise<void>
  /** All submissions, oldest first. */
  readonly load: () => Promise<readonly RestingSubmission[]>
  readonly remove: (id: RestingSubmission['id']) => Promise<void>
}
