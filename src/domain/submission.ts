import * as v from 'valibot'
import { text } from './schema.ts'

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

export const envelopeSchema = v.object({
  format: v.literal(1),
  suite: v.literal('HPKE-P256-SHA256-AES256GCM'),
  id: submissionId,
  /** Hash of the receipt code: finds the case without telling the code. */
  lookup: v.pipe(base64url, v.length(43)),
  keyId: text('密钥编号'),
  encapsulated: base64url,
  ciphertext: v.pipe(base64url, v.maxLength(200_000, '提交内容过长')),
})
/** A sealed submission (密封件) as it travels and rests: only the desk can open it. */
export type Envelope = v.InferOutput<typeof envelopeSchema>

/** What the seal binds to the ciphertext, so that no part of the header can be exchanged. */
export const sealedHeader = (header: Pick<Envelope, 'id' | 'lookup' | 'keyId'>): string =>
  ['mingtang-submission', '1', header.id, header.lookup, header.keyId].join('|')

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
  | { readonly kind: 'unreachable' }

const firstPause = 5_000
const longestPause = 10 * 60_000

/** The pause before the next try, doubling from five seconds to ten minutes; `jitter` is from 0 to 1. */
export const pauseAfter = (attempts: number, jitter: number): number =>
  Math.round(Math.min(longestPause, firstPause * 2 ** Math.min(attempts, 10)) * (0.5 + jitter / 2))

export const beginSending = (
  submission: Extract<Submission, { state: 'queued' }>,
): Extract<Submission, { state: 'sending' }> => ({
  state: 'sending',
  id: submission.id,
  wire: submission.wire,
  savedAt: submission.savedAt,
  attempts: submission.attempts + 1,
})

/** The life after a try. A submission only ever leaves the outbox as `delivered`. */
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
      return { state: 'queued', id, wire, savedAt, attempts, nextAttemptAt: at.now + pauseAfter(attempts, at.jitter) }
  }
}
