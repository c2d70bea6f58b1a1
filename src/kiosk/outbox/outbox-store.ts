import type { Submission } from '#domain/submission.ts'

/**
 * A submission as it rests on the terminal. `saving` is on the disk and not yet promised to anybody: it is never sent,
 * so that the disk itself knows what the citizen has been told. `delivered` is a tombstone, without its bytes.
 */
export type RestingSubmission =
  | Extract<Submission, { state: 'queued' | 'refused' | 'delivered' }>
  | {
      readonly state: 'saving'
      readonly id: Submission['id']
      readonly wire: string
      readonly savedAt: number
    }

/** Everything that rests on the terminal, and the keys of records that cannot be read. */
export type Resting = {
  readonly submissions: readonly RestingSubmission[]
  readonly unreadable: readonly string[]
}

/** Where submissions rest until a verified receipt is there. Passes `test/kiosk/outbox-store-contract.ts`. */
export type OutboxStore = {
  /** Resolves when the submission is durably on disk and has been read back the same. Throws otherwise. */
  readonly save: (submission: RestingSubmission) => Promise<void>
  /** `undefined` where there is none that can be read. */
  readonly find: (id: RestingSubmission['id']) => Promise<RestingSubmission | undefined>
  readonly load: () => Promise<Resting>
  /**
   * Removes what promises nothing, looking and removing at one stroke: what has become something else meanwhile stays.
   * @returns what is there instead
   */
  readonly forget: (submission: Spent) => Promise<RestingSubmission | undefined>
}

/** The states that may be forgotten. What is queued or refused never leaves the terminal, whatever its age. */
export type Spent = { readonly id: RestingSubmission['id']; readonly state: 'saving' | 'delivered' }
