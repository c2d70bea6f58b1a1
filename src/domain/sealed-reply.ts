import * as v from 'valibot'
import type { CaseEventKind } from './case.ts'

const base64url = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+$/, '不是base64url'))

export const sealedReplySchema = v.object({ nonce: base64url, ciphertext: base64url })
/** A reply as it rests and travels: only the holder of the receipt code reads it. */
export type SealedReply = v.InferOutput<typeof sealedReplySchema>

/** What a reply is bound to, so that it cannot be passed off as the reply to something else. @param lookup the case's */
export const replyContext = (lookup: string): string => JSON.stringify(['mingtang-reply', lookup])

/** Steps whose words are written to the citizen, and not for the desk alone. */
const addressed: readonly CaseEventKind[] = ['correctionAsked', 'extended', 'answered', 'replied', 'closed']

export const isAddressedToCitizen = (kind: CaseEventKind): boolean => addressed.includes(kind)
