import type { OutboxStore, RestingSubmission } from '#kiosk/outbox/outbox-store.ts'

/** An outbox for tests of what lies above it. */
export const openMemoryOutbox = (): OutboxStore => {
  const kept = new Map<string, RestingSubmission>()
  return {
    save: async submission => void kept.set(submission.id, { ...submission }),
    find: async id => kept.get(id),
    load: async () => ({ submissions: [...kept.values()], unreadable: [] }),
    forget: async ({ id, state }) => {
      if (kept.get(id)?.state === state) kept.delete(id)
      return kept.get(id)
    },
  }
}
