import * as v from 'valibot'
import type { CaseEventKind } from './case.ts'

const base64url = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+$/, '不是base64url'))

export const sealedReplySchema = v.object({ nonce: base64url, ciphertext: base64url })
/** A reply as it rests and travels: only the holder of the receipt code reads it. */
export type SealedReply = v.InferOutput<typeof sealedReplySchema>

/** Steps whose words are written to the citizen, and not for the desk alone. A case takes each of them at most once. */
const addressedSteps = ['correctionAsked', 'extended', 'answered', 'replied', 'closed'] as const
export type AddressedStep = (typeof addressedSteps)[number]

export const isAddressedToCitizen = (kind: CaseEventKind): kind is AddressedStep =>
  addressedSteps.some(step => step === kind)

/**
 * What a reply is bound to: the case, by its lookup, and the step it was written with. The terminal names the step
 * itself, by the state it is told, so that no earlier letter of the same case can be passed off as its answer.
 */
export const replyContext = (lookup: string, step: AddressedStep): string =>
  JSON.stringify(['mingtang-reply', lookup, step])
