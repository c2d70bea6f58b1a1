import * as v from 'valibot'
import { text } from './schema.ts'
import { submissionId } from './submission.ts'

export const receiptSchema = v.object({
  submissionId,
  /** SHA-256 of the envelope's bytes, base64url. */
  digest: v.pipe(v.string(), v.length(43)),
  /** When the intake had it durably on disk: an ISO instant. Not the day the organ received it. */
  recordedAt: v.pipe(v.string(), v.isoTimestamp()),
  keyId: text('密钥编号'),
  signature: text('签名'),
})
/** The intake's signed word (接收凭证) that a submission's very bytes are recorded. */
export type Receipt = v.InferOutput<typeof receiptSchema>

/** The text that the intake signs and the terminal verifies. */
export const receiptStatement = (receipt: Omit<Receipt, 'signature'>): string =>
  ['mingtang-receipt', '1', receipt.submissionId, receipt.digest, receipt.recordedAt, receipt.keyId].join('|')
