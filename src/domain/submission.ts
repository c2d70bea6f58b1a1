import * as v from 'valibot'
import { text } from './schema.ts'
import { receiptBases, submissionKinds, writers } from './submission-kind.ts'

/** The name of a submission, a random UUID made on the terminal; it never changes over resends. */
export type SubmissionId = string & { readonly __brand: 'SubmissionId' }

export const submissionId: v.GenericSchema<unknown, SubmissionId> = v.pipe(
  v.string(),
  v.custom<SubmissionId>(
    input => typeof input === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(input),
    '提交编号须是UUID',
  ),
)

const base64url = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+$/, '不是base64url'))

/** How a submission is sealed: RFC 9180 for everybody, or the national algorithms where a place must use them. */
export const suites = ['HPKE-P256-SHA256-AES256GCM', 'SM2-SM4GCM'] as const
export type Suite = (typeof suites)[number]

/** Working days that can be promised: no more than a year has. */
export const promisedDays = v.pipe(v.number('承诺时限须是工作日数'), v.integer(), v.minValue(1), v.maxValue(250))

const headerEntries = {
  format: v.literal(2),
  suite: v.picklist(suites),
  id: submissionId,
  /** Hash of the receipt code: finds the case without telling the code. */
  lookup: v.pipe(base64url, v.length(43)),
  /** The sealing key, of the organ's or of the whole desk's. */
  keyId: text('密钥编号'),
  kind: v.picklist(submissionKinds),
  /** An organ's id, `windowDecides`, or null for kinds that are addressed to nobody. */
  organ: v.nullable(text('机关')),
  terminal: text('终端'),
  /** When the citizen pressed submit, by the terminal's clock: an ISO instant. */
  submittedAt: v.pipe(v.string(), v.isoTimestamp()),
  /** Whether the terminal had reason to trust its clock; with an unsure one no legal date rests on `submittedAt`. */
  clock: v.picklist(['sure', 'unsure']),
  writtenBy: v.picklist(writers),
  /** The rule of receipt that the citizen was shown. */
  receiptBasis: v.picklist(receiptBases),
  /** Working days within which the organ has promised to answer (承诺), as the citizen was shown; null where none. */
  promisedWorkingDays: v.nullable(promisedDays),
}
const headerSchema = v.object(headerEntries)
/** What travels in the clear, bound to the ciphertext: nothing personal, only what the intake must know. */
export type SubmissionHeader = v.InferOutput<typeof headerSchema>

export const envelopeSchema = v.object({
  ...headerEntries,
  encapsulated: base64url,
  ciphertext: v.pipe(base64url, v.maxLength(200_000, '提交内容过长')),
})
/** A sealed submission (密封件) as it travels and rests: only the desk can open it. */
export type Envelope = v.InferOutput<typeof envelopeSchema>

/** The header as the seal binds it: one writing of it and no other, so that no part can be exchanged. */
export const sealedHeader = (header: SubmissionHeader): string =>
  JSON.stringify(['mingtang-submission', ...headerNames.map(name => header[name])])

const headerNames = Object.keys(headerEntries).sort() as readonly (keyof SubmissionHeader)[]

/** What the citizen's submission is going through on the terminal. `wire` is the exact text that travels. */
export type Submission =
  | {
      readonly state: 'queued'
      readonly id: SubmissionId
      readonly wire: string
      readonly savedAt: number
      readonly attempts: number
      readonly nextAttemptAt: number
    }
  | {
      readonly state: 'sending'
      readonly id: SubmissionId
      readonly wire: string
      readonly savedAt: number
      readonly attempts: number
    }
  | { readonly state: 'delivered'; readonly id: SubmissionId; readonly recordedAt: string }
  | {
      readonly state: 'refused'
      readonly id: SubmissionId
      readonly wire: string
      readonly savedAt: number
      readonly reason: Refusal
    }

/** Why the intake will never take these bytes. They stay on the terminal, and its status line says so. */
export type Refusal = 'conflict' | 'malformed'

/** What came of trying to deliver. Anything but a verified receipt or a plain refusal means: try again. */
export type DeliveryResult =
  | { readonly kind: 'recorded'; readonly recordedAt: string }
  | { readonly kind: 'refused'; readonly reason: Refusal }
  | {
      readonly kind: 'unreachable'
      /** Milliseconds that whoever answered asked us to wait; 0 where nobody said. */
      readonly retryAfter: number
    }

/** How long a terminal remembers what it has delivered, so that no copy of it enters the queue again. */
const tombstoneMilliseconds = 400 * 86_400_000

const firstPause = 5_000
const longestPause = 10 * 60_000

/** The pause before the next try, doubling from five seconds to ten minutes; `jitter` is from 0 to 1. */
export const pauseAfter = (attempts: number, jitter: number): number =>
  Math.round(Math.min(longestPause, firstPause * 2 ** Math.min(attempts, 10)) * (0.5 + jitter / 2))

/** Whether it is time to try. A time further off than any pause was set by another clock than today's, and has come. */
export const isDue = (submission: Extract<Submission, { state: 'queued' }>, now: number): boolean =>
  submission.nextAttemptAt <= now || submission.nextAttemptAt > now + longestPause

/** Whether a delivered submission may be forgotten. */
export const isForgettable = (submission: Extract<Submission, { state: 'delivered' }>, now: number): boolean =>
  Date.parse(submission.recordedAt) + tombstoneMilliseconds < now

export const beginSending = (
  submission: Extract<Submission, { state: 'queued' }>,
): Extract<Submission, { state: 'sending' }> => ({
  state: 'sending',
  id: submission.id,
  wire: submission.wire,
  savedAt: submission.savedAt,
  attempts: submission.attempts + 1,
})

/**
 * The life after a try. A submission only ever leaves the outbox as `delivered`; nothing is too old, and no number of
 * failures too many.
 */
export const afterDelivery = (
  submission: Extract<Submission, { state: 'sending' }>,
  result: DeliveryResult,
  at: { readonly now: number; readonly jitter: number },
): Exclude<Submission, { state: 'sending' }> => {
  const { id, wire, savedAt, attempts } = submission
  switch (result.kind) {
    case 'recorded':
      return { state: 'delivered', id, recordedAt: result.recordedAt }
    case 'refused':
      return { state: 'refused', id, wire, savedAt, reason: result.reason }
    case 'unreachable':
      return { state: 'queued', id, wire, savedAt, attempts, nextAttemptAt: at.now + pause(attempts, at, result) }
  }
}

const pause = (attempts: number, { jitter }: { readonly jitter: number }, result: { readonly retryAfter: number }) =>
  Math.max(pauseAfter(attempts, jitter), Math.min(longestPause, result.retryAfter))
