import * as v from 'valibot'
import { parse } from '#domain/schema.ts'
import { submissionId } from '#domain/submission.ts'
import type { StrictStore } from '../terminal/strict-store.ts'
import type { OutboxStore } from './outbox-store.ts'

const restingSchema = v.variant('state', [
  v.object({
    state: v.literal('queued'),
    id: submissionId,
    wire: v.string(),
    savedAt: v.number(),
    attempts: v.number(),
    nextAttemptAt: v.number(),
  }),
  v.object({
    state: v.literal('refused'),
    id: submissionId,
    wire: v.string(),
    savedAt: v.number(),
    reason: v.picklist(['conflict', 'malformed']),
  }),
])

/** The outbox (待发箱) in IndexedDB, sealed wires only. A record that cannot be read stays where it is and is reported. */
export const openIndexedDbOutbox = (store: StrictStore): OutboxStore => ({
  save: async submission => {
    await store.save(submission.id, submission)
    const read = parse(restingSchema, await store.load(submission.id))
    if (!read.ok || read.value.wire !== submission.wire || read.value.state !== submission.state)
      throw new Error('the submission read back from disk is not the one that was written')
  },
  load: async () => {
    const parsed = (await store.loadAll()).map(([key, value]) => ({ key, result: parse(restingSchema, value) }))
    for (const { key, result } of parsed) if (!result.ok) console.error(`待发箱里的 ${key} 读不出来,已原样保留`)
    return parsed
      .flatMap(({ result }) => (result.ok ? [result.value] : []))
      .sort((left, right) => left.savedAt - right.savedAt)
  },
  remove: id => store.remove(id),
})
