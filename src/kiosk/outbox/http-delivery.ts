import * as v from 'valibot'
import type { PublicKey } from '#domain/key-set.ts'
import { receiptSchema, receiptStatement } from '#domain/receipt.ts'
import { parse } from '#domain/schema.ts'
import type { DeliveryResult, Refusal, SubmissionId } from '#domain/submission.ts'
import { digestText } from '#sealing/encoding.ts'
import { verify } from '#sealing/signature.ts'
import { askIntake, withJson } from '../terminal/ask-intake.ts'

/** Carries one sealed submission to the intake. */
export type Delivery = (submission: { readonly id: SubmissionId; readonly wire: string }) => Promise<DeliveryResult>

/** What the intake says when it refuses; a proxy or a captive portal in its place does not speak so. */
const refusalSchema = v.object({ problem: v.string() })
const refusals: Readonly<Record<number, Refusal>> = { 400: 'malformed', 409: 'conflict', 413: 'malformed' }

/**
 * Delivery over HTTP. Only a receipt over these very bytes, signed by a trusted key, counts as recorded, so that a
 * captive portal's friendly page is just another unreachable network.
 */
export const httpDelivery =
  (receiptKeys: () => readonly PublicKey[]): Delivery =>
  async ({ id, wire }) => {
    const answer = await askIntake(`/submissions/${id}`, withJson('PUT', wire))
    if (!answer) return { kind: 'unreachable', retryAfter: 0 }
    const reason = parse(refusalSchema, answer.body).ok ? refusals[answer.status] : undefined
    if (reason) return { kind: 'refused', reason }
    const recordedAt = await verifiedMoment(answer.body, { id, wire }, receiptKeys())
    return recordedAt === undefined
      ? { kind: 'unreachable', retryAfter: answer.retryAfter }
      : { kind: 'recorded', recordedAt }
  }

/** When these very bytes were recorded, by a receipt that verifies; `undefined` where there is none. */
const verifiedMoment = async (
  body: unknown,
  { id, wire }: { readonly id: SubmissionId; readonly wire: string },
  keys: readonly PublicKey[],
): Promise<string | undefined> => {
  const receipt = parse(receiptSchema, body)
  if (!receipt.ok) return undefined
  const { signature, ...statement } = receipt.value
  const key = keys.find(each => each.id === statement.keyId)
  const isOurs = statement.submissionId === id && statement.digest === (await digestText(wire))
  return key && isOurs && (await verify(key.publicKey, receiptStatement(statement), signature))
    ? statement.recordedAt
    : undefined
}
