import { isKeyValid, type KeySet, sealingKeyOf } from '#domain/key-set.ts'
import { failure, type Outcome, success } from '#domain/outcome.ts'
import { makeReceiptCode, type ReceiptCode } from '#domain/receipt-code.ts'
import { parse } from '#domain/schema.ts'
import {
  type Envelope,
  envelopeSchema,
  type SubmissionHeader,
  type SubmissionId,
  sealedHeader,
} from '#domain/submission.ts'
import type { SubmissionContent } from '#domain/submission-content.ts'
import { replyKeyOf } from '#sealing/reply.ts'
import { loadSuite, seal } from '#sealing/sealer.ts'
import { lookupOf } from './lookup.ts'

/** What a citizen hands in, before it is sealed. */
export type ToSeal = {
  readonly header: Omit<SubmissionHeader, 'format' | 'suite' | 'id' | 'lookup' | 'keyId'>
  readonly content: Omit<SubmissionContent, 'replyKey'>
  /** Whose key it is sealed to: `desk`, or the chosen organ's. */
  readonly holder: string
}

/** A sealed submission ready for the outbox, and the code that only the citizen keeps. */
export type SealedSubmission = { readonly id: SubmissionId; readonly code: ReceiptCode; readonly wire: string }

/** Seals what a citizen hands in. From here on nobody at the terminal can read it. */
export const sealSubmission = async (
  { header: given, content, holder }: ToSeal,
  keys: KeySet | undefined,
  now: number,
): Promise<Outcome<SealedSubmission, 'noKey' | 'keyExpired' | 'tooLong'>> => {
  const key = keys && sealingKeyOf(keys, holder)
  if (!key) return failure('noKey')
  if (!isKeyValid(key, now)) return failure('keyExpired')
  const code = makeReceiptCode(crypto.getRandomValues(new Uint8Array(19)))
  const header: SubmissionHeader = {
    format: 2,
    suite: key.suite,
    id: crypto.randomUUID() as SubmissionId,
    lookup: await lookupOf(code),
    keyId: key.id,
    ...given,
  }
  const whole: SubmissionContent = { ...content, replyKey: await replyKeyOf(code) }
  const envelope: Envelope = { ...header, ...(await seal(key, sealedHeader(header), JSON.stringify(whole))) }
  const wire = JSON.stringify(envelope)
  // What the intake would never take must not be promised to anybody.
  if (!parse(envelopeSchema, envelope).ok) return failure('tooLong')
  return success({ id: header.id, code, wire })
}

/** Brings the programs of the suites that the keys ask for, so that sealing needs no network later. */
export const prepareSealing = (keys: KeySet | undefined): Promise<unknown> =>
  Promise.all((keys?.sealing ?? []).map(key => loadSuite(key.suite)))
