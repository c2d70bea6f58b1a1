import { beforeEach, describe, expect, test } from 'vitest'
import type { SubmissionId } from '#domain/submission.ts'
import type { OutboxStore, RestingSubmission } from '#kiosk/outbox/outbox-store.ts'

type Resting<State extends RestingSubmission['state']> = Extract<RestingSubmission, { state: State }>

export const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as SubmissionId

/** A submission that waits, saved so many seconds after the first. */
export const queued = (number: number, savedAt = number * 1000): Resting<'queued'> => ({
  state: 'queued',
  id: idOf(number),
  wire: `sealed ${number}`,
  savedAt,
  attempts: 0,
  nextAttemptAt: savedAt,
})

/** Bytes that nobody has been told are saved. */
export const saving = (number: number): Resting<'saving'> => ({
  state: 'saving',
  id: idOf(number),
  wire: `sealed ${number}`,
  savedAt: number * 1000,
})

/** A submission that the intake will never take. */
export const refused = (number: number): Resting<'refused'> => ({
  state: 'refused',
  id: idOf(number),
  wire: `sealed ${number}`,
  savedAt: number * 1000,
  reason: 'conflict',
})

/** The tombstone of a submission. */
export const delivered = (number: number, recordedAt = '2026-11-21T01:00:00.000Z'): Resting<'delivered'> => ({
  state: 'delivered',
  id: idOf(number),
  recordedAt,
})

/** What everybody who keeps an outbox owes the citizen. @param newStore opens an outbox with nothing in it */
export const outboxStoreContract = (name: string, newStore: () => Promise<OutboxStore>) => {
  let store: OutboxStore
  beforeEach(async () => {
    store = await newStore()
  })
  const kept = async () => [...(await store.load()).submissions].sort((left, right) => left.id.localeCompare(right.id))

  describe(name, () => {
    test('begins empty', async () => {
      expect(await store.load()).toEqual({ submissions: [], unreadable: [] })
      expect(await store.find(idOf(1))).toBeUndefined()
    })

    test.each([saving(1), queued(1), refused(1), delivered(1)])(
      'keeps what is $state exactly as it was saved',
      async each => {
        await store.save(each)
        expect(await kept()).toEqual([each])
        expect(await store.find(idOf(1))).toEqual(each)
      },
    )

    test('keeps one submission an id, as it was saved last', async () => {
      await store.save(saving(1))
      await store.save(queued(1))
      const later = { ...queued(1), attempts: 3, nextAttemptAt: 90_000 }
      await store.save(later)
      expect(await kept()).toEqual([later])
    })

    test('puts a tombstone in the place of the bytes', async () => {
      await store.save(queued(1))
      await store.save(delivered(1))
      expect(await kept()).toEqual([delivered(1)])
      expect(JSON.stringify(await store.load())).not.toContain('sealed')
    })

    test('keeps a refused submission, with its bytes, until someone has seen why', async () => {
      await store.save(queued(1))
      await store.save(refused(1))
      await store.save(queued(2))
      expect(await kept()).toEqual([refused(1), queued(2)])
    })

    test('forgets what promises nothing, and nothing else', async () => {
      for (const each of [saving(1), delivered(2), saving(3), delivered(4)]) await store.save(each)
      expect(await store.forget(saving(1))).toBeUndefined()
      expect(await store.forget(delivered(2))).toBeUndefined()
      expect(await store.forget(saving(9))).toBeUndefined()
      expect(await kept()).toEqual([saving(3), delivered(4)])
    })

    test('does not forget what has become something else, and says what', async () => {
      for (const each of [queued(1), refused(2), delivered(3)]) {
        await store.save(each)
        expect(await store.forget({ id: each.id, state: 'saving' })).toEqual(each)
      }
      expect(await store.forget({ id: idOf(1), state: 'delivered' })).toEqual(queued(1))
      expect(await kept()).toEqual([queued(1), refused(2), delivered(3)])
    })

    test('keeps submissions that are saved at the same moment', async () => {
      await Promise.all([1, 2, 3, 4, 5].map(number => store.save(queued(number))))
      expect(await kept()).toHaveLength(5)
    })

    test('gives what does not change when the caller changes what it saved', async () => {
      const mutable = { ...queued(1) }
      await store.save(mutable)
      Object.assign(mutable, { attempts: 99 })
      expect(await kept()).toEqual([queued(1)])
    })
  })
}
