import type { Submission } from '#domain/submission.ts'
import type { RestingSubmission } from './outbox-store.ts'

/** A submission as it is now, in place of what was known of it. */
export const see = (known: readonly Submission[], submission: Submission): readonly Submission[] => [
  ...known.filter(each => each.id !== submission.id),
  submission,
]

/**
 * What the screens see of the disk. Tombstones of former days are not shown; one that is just being sent, or has been
 * delivered, is what this page knows it to be.
 */
export const seeDisk = (known: readonly Submission[], resting: readonly RestingSubmission[]): readonly Submission[] => {
  const before = new Map(known.map(each => [each.id, each.state]))
  const news = resting.filter(each => {
    const state = before.get(each.id)
    if (each.state === 'saving' || state === 'delivered') return false
    return each.state === 'delivered' ? state !== undefined : state !== 'sending'
  })
  return news.reduce<readonly Submission[]>((seen, each) => (each.state === 'saving' ? seen : see(seen, each)), known)
}

/** When the submission that has waited longest was saved; null where nothing waits. */
export const oldestWaiting = (submissions: readonly Submission[]): number | null => {
  const waiting = submissions.flatMap(each =>
    each.state === 'queued' || each.state === 'sending' ? [each.savedAt] : [],
  )
  return waiting.length > 0 ? Math.min(...waiting) : null
}
