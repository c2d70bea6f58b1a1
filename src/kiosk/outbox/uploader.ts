import {
  afterDelivery,
  beginSending,
  type DeliveryResult,
  isDue,
  isForgettable,
  type Submission,
  type SubmissionId,
} from '#domain/submission.ts'
import type { Delivery } from './http-delivery.ts'
import type { OutboxStore, RestingSubmission, Spent } from './outbox-store.ts'

type Queued = Extract<RestingSubmission, { state: 'queued' }>
type Refused = Extract<RestingSubmission, { state: 'refused' }>

/** What wakes the uploader. */
export type Uploader = {
  /** Tries everything once, whatever pause is running; for the moment the network comes back. */
  readonly wake: () => void
  /** Looks at the disk for something new to send. */
  readonly nudge: () => void
}

const lockName = 'mingtang-outbox'
const shortestSleep = 250
const longestSleep = 60_000
const abandonedAfter = 10 * 60_000
/** A refusal is nobody's signed word, and a server that has been put right may take it: it is asked again by the hour. */
const refusedAgainAfter = 60 * 60_000

/**
 * Sends what is queued: one uploader among all tabs, since only the holder of the Web Lock sends. The lock is the
 * lease: the browser takes it back when a tab dies, however it dies, so that no lease is written and none goes stale;
 * what was being sent is still queued on the disk. What has failed less often goes first, then the oldest, so that one
 * that never gets through holds up nobody.
 * @param look reads the disk, and shows the screens what is there
 */
export const startUploader = ({
  store,
  deliver,
  look,
  show,
}: {
  readonly store: OutboxStore
  readonly deliver: Delivery
  readonly look: () => Promise<readonly RestingSubmission[]>
  readonly show: (submission: Submission) => void
}): Uploader => {
  let wakes = 1
  let isNudged = false
  let interrupt = () => {}
  /** By the wake in which each was last tried. */
  const triedIn = new Map<SubmissionId, number>()
  /** Until when one whose outcome the disk did not take is left alone, on the clock that nobody can set. */
  const leftAloneUntil = new Map<SubmissionId, number>()

  /** Until when one that was refused is left alone. */
  const refusedUntil = new Map<SubmissionId, number>()

  const mayTry = (queued: Queued): boolean =>
    (refusedUntil.get(queued.id) ?? 0) <= performance.now() &&
    (leftAloneUntil.get(queued.id) ?? 0) <= performance.now() &&
    (isDue(queued, Date.now()) || triedIn.get(queued.id) !== wakes)

  const send = async (queued: Queued, refused?: Refused) => {
    triedIn.set(queued.id, wakes)
    const sending = beginSending(queued)
    show(sending)
    const after = afterDelivery(sending, await tryTo(deliver, queued), { now: Date.now(), jitter: Math.random() })
    const next = refused && after.state === 'queued' ? refused : after
    if (next.state === 'refused') refusedUntil.set(next.id, performance.now() + refusedAgainAfter)
    show(next)
    await store.save(next).catch(error => {
      leftAloneUntil.set(queued.id, performance.now() + longestSleep)
      console.error(`磁盘没有记下 ${queued.id} 的上传结果,稍后再试`, error)
    })
  }

  const round = async () => {
    isNudged = false
    const resting = await look()
    await sweep(store, resting)
    const queued = resting.flatMap(each => (each.state === 'queued' ? [each] : []))
    const refused = resting.flatMap(each => (each.state === 'refused' ? [each] : []))
    const due = [...queued, ...refused.map(asQueued)].filter(mayTry).sort(byFailuresThenAge)
    for (const each of due) {
      await send(
        each,
        refused.find(({ id }) => id === each.id),
      )
      if (isNudged) return // what is new goes first
    }
    if (due.length === 0) await sleep(untilNext(queued))
  }

  const sleep = (pause: number) =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, isNudged ? 0 : pause)
      interrupt = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const run = async () => {
    for (;;)
      await round().catch(error => {
        console.error('待发箱暂时打不开,稍后再试', error)
        return sleep(longestSleep)
      })
  }
  void navigator.locks.request(lockName, run)

  const nudge = () => {
    isNudged = true
    interrupt()
  }
  return {
    nudge,
    wake: () => {
      wakes += 1
      nudge()
    },
  }
}

/** One that was refused, to be tried as if it had failed often. */
const asQueued = ({ id, wire, savedAt }: Refused): Queued => ({
  state: 'queued',
  id,
  wire,
  savedAt,
  attempts: manyAttempts,
  nextAttemptAt: 0,
})
const manyAttempts = 1_000

/** Whatever goes wrong on the way is one more failed try. */
const tryTo = (deliver: Delivery, queued: Queued): Promise<DeliveryResult> =>
  deliver(queued).catch(error => {
    console.error(`上传 ${queued.id} 时出了问题,稍后再试`, error)
    return { kind: 'unreachable', retryAfter: 0 }
  })

/** Forgets tombstones that are old enough, and what nobody was told is saved. What the disk keeps now goes later. */
const sweep = async (store: OutboxStore, resting: readonly RestingSubmission[]): Promise<void> => {
  for (const each of resting) if (isSpent(each, Date.now())) await store.forget(each).catch(() => undefined)
}

const isSpent = (each: RestingSubmission, now: number): each is Extract<RestingSubmission, Spent> => {
  switch (each.state) {
    case 'saving':
      return each.savedAt + abandonedAfter < now
    case 'delivered':
      return isForgettable(each, now)
    case 'queued':
    case 'refused':
      return false
  }
}

const byFailuresThenAge = (left: Queued, right: Queued): number =>
  left.attempts - right.attempts || left.savedAt - right.savedAt

const untilNext = (queued: readonly Queued[]): number =>
  Math.max(shortestSleep, Math.min(longestSleep, ...queued.map(each => each.nextAttemptAt - Date.now())))
