import type { OutboxStore, RestingSubmission } from '#kiosk/outbox/outbox-store.ts'

/** An outbox for tests of what lies above it. */
export const openMemoryOutbox = (): OutboxStore => {
  const kept = new Map<string, RestingSubmission>()
  return {
    save: async submission => void kept.set(submission.id, { ...submission }),
    load: async () => [...kept.values()].sort((left, right) => left.savedAt - right.savedAt),
    remove: async id => void kept.delete(id),
  }
}
