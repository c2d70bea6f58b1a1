import type { SubmissionId } from '#domain/submission.ts'
import type { OutboxStore, RestingSubmission } from './outbox-store.ts'
import type { SealedSubmission } from './seal-submission.ts'

/** Keeps the disk and what citizens have been told the same. */
export type Promises = {
  /** Resolves with what is on the disk when the promise to send stands there, and throws when it does not. */
  readonly make: (sealed: Pick<SealedSubmission, 'id' | 'wire'>) => Promise<RestingSubmission>
  /** Leaves out what its citizen was told is not saved, and puts the disk right about it where it can. */
  readonly withoutDenied: (resting: readonly RestingSubmission[]) => readonly RestingSubmission[]
}

/**
 * Saves in two steps, each durable and read back: first the bytes, which nobody sends as they are, then the promise to
 * send them. A step can succeed though its answer is lost; so after a failure the bytes are taken back, and if the
 * promise turns out to stand, it stands. A disk that does not answer that either is believed to hold nothing: the
 * citizen is told so, and this page denies the promise, should it be found there later, until it is made anew.
 */
export const keepPromises = (store: OutboxStore): Promises => {
  const denied = new Set<SubmissionId>()
  const inTurn = newTurns()

  const make: Promises['make'] = async ({ id, wire }) => {
    const before = await persist(() => store.find(id))
    if (before && before.state !== 'saving') return before
    const savedAt = Date.now()
    const queued: RestingSubmission = { state: 'queued', id, wire, savedAt, attempts: 0, nextAttemptAt: savedAt }
    denied.add(id)
    try {
      await store.save({ state: 'saving', id, wire, savedAt })
      await store.save(queued)
      return queued
    } catch (error) {
      const instead = await persist(() => store.forget({ id, state: 'saving' }))
      if (instead) return instead
      throw error
    }
  }

  const takeBack = async (queued: Extract<RestingSubmission, { state: 'queued' }>) => {
    if (!denied.has(queued.id)) return
    const { id, wire, savedAt } = queued
    if ((await store.find(id))?.state !== 'queued') return // another tab has sent it meanwhile
    await store.save({ state: 'saving', id, wire, savedAt })
    denied.delete(id)
  }

  return {
    make: sealed =>
      inTurn(async () => {
        const made = await make(sealed)
        denied.delete(sealed.id)
        return made
      }),
    withoutDenied: resting => {
      for (const each of resting)
        if (each.state === 'queued' && denied.has(each.id)) void inTurn(() => takeBack(each)).catch(() => undefined)
      return resting.filter(each => !denied.has(each.id))
    },
  }
}

/** One thing after another, whatever becomes of the one before. */
const newTurns = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = last.then(work, work)
    last = done.catch(() => undefined)
    return done
  }
}

/** Asks a disk that does not answer three times. */
const persist = async <Value>(ask: () => Promise<Value>): Promise<Value | undefined> => {
  for (let tries = 0; tries < 3; tries += 1) {
    const answer = await ask().then(
      value => ({ value }),
      () => undefined,
    )
    if (answer) return answer.value
  }
  return undefined
}
