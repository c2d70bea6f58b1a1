import * as v from 'valibot'
import { parse } from '#domain/schema.ts'
import { submissionId } from '#domain/submission.ts'
import type { StrictStore } from '../terminal/strict-store.ts'
import type { OutboxStore, RestingSubmission } from './outbox-store.ts'

const restingSchema = v.variant('state', [
  v.object({ state: v.literal('saving'), id: submissionId, wire: v.string(), savedAt: v.number() }),
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
  v.object({ state: v.literal('delivered'), id: submissionId, recordedAt: v.string() }),
])

/**
 * The outbox (待发箱) in IndexedDB, sealed wires only, a record a submission: one strict put takes it from one state to
 * the next, so that a power cut leaves the one or the other. A record that cannot be read stays where it is and is
 * reported.
 */
export const openIndexedDbOutbox = (store: StrictStore): OutboxStore => {
  const reported = new Set<string>()
  const report = (key: string) => {
    if (!reported.has(key)) console.error(`待发箱里的 ${key} 读不出来,已原样保留,请联系维护人员`)
    reported.add(key)
  }
  const find: OutboxStore['find'] = async id => restingOf(await store.load(id))
  return {
    find,
    save: async submission => {
      await store.save(submission.id, submission)
      if (!isSame(await find(submission.id), submission))
        throw new Error('the submission read back from disk is not the one that was written')
    },
    load: async () => {
      const parsed = (await store.loadAll()).map(([key, value]) => ({ key, read: parse(restingSchema, value) }))
      const unreadable = parsed.filter(({ read }) => !read.ok).map(({ key }) => key)
      unreadable.forEach(report)
      return { submissions: parsed.flatMap(({ read }) => (read.ok ? [read.value] : [])), unreadable }
    },
    forget: async ({ id, state }) => restingOf(await store.removeIf(id, value => restingOf(value)?.state === state)),
  }
}

const restingOf = (value: unknown): RestingSubmission | undefined => {
  const read = parse(restingSchema, value)
  return read.ok ? read.value : undefined
}

const isSame = (found: RestingSubmission | undefined, written: RestingSubmission): boolean => {
  const fields = new Map<string, unknown>(Object.entries(found ?? {}))
  return Object.entries(written).every(([name, value]) => fields.get(name) === value)
}
