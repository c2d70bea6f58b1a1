import { type ReadonlySignal, signal } from '@preact/signals'
import { afterDelivery, beginSending, type Submission, type SubmissionId } from '#domain/submission.ts'
import type { Delivery } from './http-delivery.ts'
import type { OutboxStore, RestingSubmission } from './outbox-store.ts'
import type { SealedRequest } from './seal-request.ts'

/** The outbox (待发箱) as the screens see it. */
export type Outbox = {
  /** Every submission of this terminal that is not yet forgotten, and the last delivered ones of this page's life. */
  readonly submissions: ReadonlySignal<readonly Submission[]>
  /** Resolves when the sealed request is durably saved. Throws when the disk did not take it. */
  readonly submit: (sealed: SealedRequest) => Promise<void>
  /** Tries now, whatever pause is running; for the moment the network comes back. */
  readonly wake: () => void
}

const lockName = 'mingtang-outbox'
const longestSleep = 60_000

/**
 * Runs the outbox: one uploader among all tabs, by Web Lock, oldest submission first; one that fails waits without
 * holding up the others. A submission is removed only after its receipt verified.
 */
export const startOutbox = (store: OutboxStore, deliver: Delivery): Outbox => {
  const submissions = signal<readonly Submission[]>([])
  const show = (submission: Submission) => {
    const others = submissions.value.filter(each => each.id !== submission.id)
    submissions.value = [...others, submission]
  }
  let interrupt = () => {}
  let isImpatient = false

  const sendOne = async (queued: Extract<RestingSubmission, { state: 'queued' }>) => {
    const sending = beginSending(queued)
    show(sending)
    const next = afterDelivery(sending, await deliver(queued), { now: Date.now(), jitter: Math.random() })
    if (next.state === 'delivered') await store.remove(next.id)
    else await store.save(next)
    show(next)
  }

  const round = async (): Promise<number> => {
    const resting = await store.load()
    for (const each of resting) if (!isKnown(submissions.value, each.id)) show(each)
    const due = resting
      .filter(each => each.state === 'queued')
      .filter(each => isImpatient || each.nextAttemptAt <= Date.now())
    isImpatient = false
    for (const each of due) await sendOne(each)
    const waits = (await store.load()).flatMap(each =>
      each.state === 'queued' ? [each.nextAttemptAt - Date.now()] : [],
    )
    return Math.max(250, Math.min(longestSleep, ...waits))
  }

  const sleep = (pause: number) =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, pause)
      interrupt = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const run = async () => {
    for (;;) {
      const pause = await round().catch(error => {
        console.error('待发箱暂时打不开,稍后再试', error)
        return longestSleep
      })
      await sleep(isImpatient ? 0 : pause)
    }
  }
  void navigator.locks.request(lockName, run)

  const wake = () => {
    isImpatient = true
    interrupt()
  }
  return {
    submissions,
    submit: async ({ id, wire }) => {
      const now = Date.now()
      const queued: Submission = { state: 'queued', id, wire, savedAt: now, attempts: 0, nextAttemptAt: now }
      try {
        await store.save(queued)
      } catch (error) {
        await store.remove(id) // it may be there all the same, and the citizen is about to be told that it is not
        throw error
      }
      show(queued)
      wake()
    },
    wake,
  }
}

const isKnown = (known: readonly Submission[], id: SubmissionId): boolean => known.some(each => each.id === id)
