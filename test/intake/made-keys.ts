import type { KeySet, PublicKey } from '#domain/key-set.ts'
import { makeSealingKeys } from '#sealing/sealer.ts'
import { makeSigningKeys } from '#sealing/signature.ts'
import { someDay } from './sealed-samples.ts'

/** A key set with its private halves. */
export type MadeKeys = {
  readonly set: KeySet
  readonly receiptsPrivateKey: string
  readonly sealingPrivateKey: string
}

const suite = 'HPKE-P256-SHA256-AES256GCM'

/** Fresh keys, good for a year around the samples' day. */
export const makeKeys = async (serial = 1): Promise<MadeKeys> => {
  const [sealing, receipts] = [await makeSealingKeys(suite), await makeSigningKeys()]
  const named = (name: string, publicKey: string): PublicKey => ({
    id: `${name}-${serial}-${publicKey.slice(-6)}`,
    publicKey,
    notBefore: new Date(someDay - 86_400_000).toISOString(),
    notAfter: new Date(someDay + 365 * 86_400_000).toISOString(),
  })
  const set: KeySet = {
    format: 2,
    serial,
    sealing: [{ ...named('desk', sealing.publicKey), holder: 'desk', suite }],
    receipts: named('receipts', receipts.publicKey),
    endorsement: null,
  }
  return { set, receiptsPrivateKey: receipts.privateKey, sealingPrivateKey: sealing.privateKey }
}
