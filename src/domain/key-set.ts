import * as v from 'valibot'
import { text } from './schema.ts'

export const publicKeySchema = v.object({
  id: text('密钥编号'),
  /** Uncompressed P-256 point, base64url. */
  publicKey: v.pipe(v.string(), v.length(87)),
  /** ISO instants between which the key may be used. */
  notBefore: v.pipe(v.string(), v.isoTimestamp()),
  notAfter: v.pipe(v.string(), v.isoTimestamp()),
})
export type PublicKey = v.InferOutput<typeof publicKeySchema>

export const keySetSchema = v.object({
  format: v.literal(1),
  serial: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The desk's key: terminals seal to it. */
  sealing: publicKeySchema,
  /** The intake's key: it signs receipts, and endorses the next key set. */
  receipts: publicKeySchema,
  /** By the receipts key of the set before; null in the first. */
  endorsement: v.nullable(v.object({ keyId: text('密钥编号'), signature: text('签名') })),
})
/** The public keys that a terminal pins at its first run. */
export type KeySet = v.InferOutput<typeof keySetSchema>

/** The text that the former receipts key signs to pass on its trust. */
export const keySetStatement = (set: Omit<KeySet, 'endorsement'>): string =>
  ['mingtang-keys', '1', set.serial, ...keyWords(set.sealing), ...keyWords(set.receipts)].join('|')

/** What a terminal does with the key set it is offered. */
export type KeyDecision = 'pin' | 'keep' | 'replace' | 'refuse'

/**
 * The first set is pinned, the same one kept, a later one taken only with the pinned receipts key's signature.
 * @param isEndorsed whether the offered endorsement verifies under the pinned receipts key
 */
export const decideKeySet = (pinned: KeySet | undefined, offered: KeySet, isEndorsed: boolean): KeyDecision => {
  if (!pinned) return 'pin'
  if (keySetStatement(pinned) === keySetStatement(offered)) return 'keep'
  return isEndorsed && offered.serial > pinned.serial ? 'replace' : 'refuse'
}

/** Whether a key may be used at an instant, milliseconds since 1970. */
export const isKeyValid = (key: PublicKey, now: number): boolean =>
  Date.parse(key.notBefore) <= now && now <= Date.parse(key.notAfter)

const keyWords = (key: PublicKey) => [key.id, key.publicKey, key.notBefore, key.notAfter]
