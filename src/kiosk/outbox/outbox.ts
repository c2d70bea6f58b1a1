import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Submission } from '#domain/submission.ts'
import type { Delivery } from './http-delivery.ts'
import type { OutboxStore, RestingSubmission } from './outbox-store.ts'
import { keepPromises } from './promises.ts'
import type { SealedSubmission } from './seal-submission.ts'
import { oldestWaiting, see, seeDisk } from './seen.ts'
import { startUploader } from './uploader.ts'

/** What a terminal without a network hands to the intake by hand: sealed, under the same names as by the wire. */
export type ExportedQueue = {
  readonly format: 1
  readonly terminal: string
  readonly exportedAt: string
  readonly submissions: readonly string[]
  /** How many records could not be read, and are not among them. */
  readonly unreadable: number
}

/** The outbox (待发箱) as the screens see it. */
export type Outbox = {
  /** Every submission of this terminal that waits or was refused, and those delivered in this page's life. */
  readonly submissions: ReadonlySignal<readonly Submission[]>
  /** When the submission that has waited longest was saved; null where nothing waits. */
  readonly oldestWaitingSince: ReadonlySignal<number | null>
  /** How many records cannot be read; they stay where they are. */
  readonly unreadable: ReadonlySignal<number>
  /**
   * Resolves when the sealed submission is durably saved, and throws when it is not. What has thrown may be handed in
   * again as it is: it has one name, and becomes one case however often.
   */
  readonly submit: (sealed: Pick<SealedSubmission, 'id' | 'wire'>) => Promise<void>
  /** Tries now, whatever pause is running; for the moment the network or the keys come. */
  readonly wake: () => void
  /** Everything that is queued or refused. It stays queued: what is handed in twice is recorded once. */
  readonly exportQueue: (terminal: string) => Promise<ExportedQueue>
}

const lookEvery = 60_000

/** Runs the outbox of this terminal. It uploads after a submit, when the network or the page comes back, and by time. */
export const startOutbox = (store: OutboxStore, deliver: Delivery): Outbox => {
  const submissions = signal<readonly Submission[]>([])
  const unreadable = signal(0)
  const promises = keepPromises(store)
  const show = (submission: Submission) => {
    submissions.value = see(submissions.value, submission)
  }
  const look = async (): Promise<readonly RestingSubmission[]> => {
    const { submissions: all, unreadable: broken } = await store.load()
    const resting = promises.withoutDenied(all)
    submissions.value = seeDisk(submissions.value, resting)
    unreadable.value = broken.length
    return resting
  }
  const { wake, nudge } = startUploader({ store, deliver, look, show })
  setInterval(() => void look().catch(() => undefined), lookEvery) // what the tab that uploads has done
  addEventListener('online', wake)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') wake()
  })
  return {
    submissions,
    oldestWaitingSince: computed(() => oldestWaiting(submissions.value)),
    unreadable,
    submit: async sealed => {
      const saved = await promises.make(sealed)
      const isKnown = submissions.value.some(each => each.id === saved.id) // it may be on its way by now
      if (saved.state !== 'saving' && !isKnown) show(saved)
      nudge()
    },
    wake,
    exportQueue: async terminal => {
      const { submissions: all, unreadable: broken } = await store.load()
      return {
        format: 1,
        terminal,
        exportedAt: new Date().toISOString(),
        submissions: promises
          .withoutDenied(all)
          .flatMap(each => (each.state === 'queued' || each.state === 'refused' ? [each.wire] : [])),
        unreadable: broken.length,
      }
    },
  }
}
