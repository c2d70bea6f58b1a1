import { beforeEach, describe, expect, test } from 'vitest'
import type { SubmissionId } from '#domain/submission.ts'
import type { OutboxStore, RestingSubmission } from '#kiosk/outbox/outbox-store.ts'

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as SubmissionId

/** A submission that waits, saved so many seconds after the first. */
export const queued = (number: number, savedAt = number * 1000): Extract<RestingSubmission, { state: 'queued' }> => ({
  state: 'queued',
  id: idOf(number),
  wire: `sealed ${number}`,
  savedAt,
  attempts: 0,
  nextAttemptAt: savedAt,
})

/** A submission that the intake will never take. */
export const refused = (number: number): RestingSubmission => ({
  state: 'refused',
  id: idOf(number),
  wire: `sealed ${number}`,
  savedAt: number * 1000,
  reason: 'conflict',
})

/** What everybody who keeps an outbox owes the citizen. @param newStore opens an outbox with nothing in it */
export const outboxStoreContract = (name: string, newStore: () => Promise<OutboxStore>) => {
  let store: OutboxStore
  beforeEach(async () => {
    store = await newStore()
  })

  describe(name, () => {
    test('begins empty', async () => {
      expect(await store.load()).toEqual([])
    })

    test('keeps a submission exactly as it was saved', async () => {
      await store.save(queued(1))
      expect(await store.load()).toEqual([queued(1)])
    })

    test('gives the oldest submission first, in whatever order they were saved', async () => {
      const ofAge = [queued(7, 3_000), queued(2, 1_000), queued(9, 2_000), queued(1, 4_000)]
      for (const each of ofAge) await store.save(each)
      expect((await store.load()).map(each => each.savedAt)).toEqual([1_000, 2_000, 3_000, 4_000])
    })

    test('keeps one submission an id, as it was saved last', async () => {
      await store.save(queued(1))
      const later = { ...queued(1), attempts: 3, nextAttemptAt: 90_000 }
      await store.save(later)
      expect(await store.load()).toEqual([later])
    })

    test('keeps a refused submission, with its bytes, until someone has seen why', async () => {
      await store.save(queued(1))
      await store.save(refused(1))
      await store.save(queued(2))
      expect(await store.load()).toEqual([refused(1), queued(2)])
    })

    test('forgets what is removed and nothing else', async () => {
      for (const number of [1, 2, 3]) await store.save(queued(number))
      await store.remove(idOf(2))
      expect(await store.load()).toEqual([queued(1), queued(3)])
      await store.remove(idOf(2))
      expect(await store.load()).toHaveLength(2)
    })

    test('keeps submissions that are saved at the same moment', async () => {
      await Promise.all([1, 2, 3, 4, 5].map(number => store.save(queued(number))))
      expect(await store.load()).toHaveLength(5)
    })

    test('gives what does not change when the caller changes what it saved', async () => {
      const mutable = { ...queued(1) }
      await store.save(mutable)
      Object.assign(mutable, { attempts: 99 })
      expect(await store.load()).toEqual([queued(1)])
    })
  })
}
