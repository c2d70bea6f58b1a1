import * as v from 'valibot'
import { text } from './schema.ts'
import { suites } from './submission.ts'

export const publicKeySchema = v.object({
  id: text('密钥编号'),
  /** Uncompressed P-256 point, base64url. */
  publicKey: v.pipe(v.string(), v.length(87)),
  /** ISO instants between which the key may be used. */
  notBefore: v.pipe(v.string(), v.isoTimestamp()),
  notAfter: v.pipe(v.string(), v.isoTimestamp()),
})
export type PublicKey = v.InferOutput<typeof publicKeySchema>

const sealingKeySchema = v.object({
  ...publicKeySchema.entries,
  /** Whose key it is: `desk`, or what an organ's `sealingKey` says. */
  holder: text('密钥持有者'),
  suite: v.picklist(suites),
})
/** A public key that terminals seal to. */
export type SealingKey = v.InferOutput<typeof sealingKeySchema>

export const keySetSchema = v.object({
  format: v.literal(2),
  serial: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** One key a holder; `desk` is always among them. */
  sealing: v.pipe(
    v.array(sealingKeySchema),
    v.check(keys => keys.some(key => key.holder === 'desk'), '缺少办理台的密封密钥'),
  ),
  /** The intake's key: it signs receipts, and endorses the next key set. */
  receipts: publicKeySchema,
  /** By the receipts key of the set before; null in the first. */
  endorsement: v.nullable(v.object({ keyId: text('密钥编号'), signature: text('签名') })),
})
/** The public keys that a terminal pins at its first run. */
export type KeySet = v.InferOutput<typeof keySetSchema>

/** The text that the former receipts key signs to pass on its trust. */
export const keySetStatement = (set: Omit<KeySet, 'endorsement'>): string =>
  JSON.stringify([
    'mingtang-keys',
    set.format,
    set.serial,
    set.sealing.map(key => [key.holder, key.suite, ...keyWords(key)]),
    keyWords(set.receipts),
  ])

/** The key to seal to for a holder: its own, else the desk's. */
export const sealingKeyOf = (set: KeySet, holder: string): SealingKey | undefined =>
  set.sealing.find(key => key.holder === holder) ?? set.sealing.find(key => key.holder === 'desk')

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

/**
 * Whether a pinned key may be used at an instant, milliseconds since 1970. It was in use when it was pinned: a clock
 * that shows a day before its first is a clock that has stopped, and keeps nobody from handing in a request.
 */
export const isKeyValid = (key: PublicKey, now: number): boolean => now <= Date.parse(key.notAfter)

const keyWords = (key: PublicKey) => [key.id, key.publicKey, key.notBefore, key.notAfter]
