import type { DisclosureRequest } from '#domain/disclosure-request.ts'
import { isKeyValid, type PublicKey } from '#domain/key-set.ts'
import { failure, type Outcome, success } from '#domain/outcome.ts'
import { makeReceiptCode, type ReceiptCode } from '#domain/receipt-code.ts'
import { type Envelope, type SubmissionId, sealedHeader } from '#domain/submission.ts'
import { digestText } from '#sealing/encoding.ts'
import { seal } from '#sealing/hpke.ts'

/** A sealed submission ready for the outbox, and the code that only the citizen keeps. */
export type SealedRequest = { readonly id: SubmissionId; readonly code: ReceiptCode; readonly wire: string }

/** Seals a request to the desk. From here on nobody at the terminal can read it. */
export const sealRequest = async (
  request: DisclosureRequest,
  key: PublicKey | undefined,
  now: number,
): Promise<Outcome<SealedRequest, 'noKey' | 'keyExpired'>> => {
  if (!key) return failure('noKey')
  if (!isKeyValid(key, now)) return failure('keyExpired')
  const code = makeReceiptCode(crypto.getRandomValues(new Uint8Array(19)))
  const id = crypto.randomUUID() as SubmissionId
  const header = { id, lookup: await lookupOf(code), keyId: key.id }
  const sealed = await seal(key.publicKey, sealedHeader(header), JSON.stringify(request))
  const envelope: Envelope = { format: 1, suite: 'HPKE-P256-SHA256-AES256GCM', ...header, ...sealed }
  return success({ id, code, wire: JSON.stringify(envelope) })
}

/** The hash by which the intake finds a case without ever learning the code. */
export const lookupOf = (code: ReceiptCode): Promise<string> => digestText(`mingtang-lookup|${code}`)
