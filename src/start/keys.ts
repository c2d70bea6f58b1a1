import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { type KeySet, keySetSchema, keySetStatement, type PublicKey } from '#domain/key-set.ts'
import { makeSealingKeys } from '#sealing/hpke.ts'
import { makeSigningKeys, sign } from '#sealing/signature.ts'
import { readIfThere } from './read-if-there.ts'

const keyFileSchema = v.object({
  set: keySetSchema,
  receiptsPrivateKey: v.string(),
  /** Private sealing keys by id, former ones kept so that older envelopes still open. */
  sealingPrivateKeys: v.record(v.string(), v.string()),
})
/** The private halves of a key set, in the data folder only. */
export type KeyFile = v.InferOutput<typeof keyFileSchema>

const years = 5
const yearMilliseconds = 365.25 * 86_400_000

/** The keys of the data folder; makes them at the first start. */
export const loadKeys = async (file: string, now: number): Promise<KeyFile> => {
  const text = await readIfThere(file)
  if (text !== null) return v.parse(v.pipe(v.string(), v.parseJson(), keyFileSchema), text)
  const made = await makeKeyFile(1, now)
  await saveKeys(file, made)
  return made
}

/** New keys, endorsed by the receipts key before them, so that terminals take them over. */
export const renewKeys = async (file: string, now: number): Promise<KeyFile> => {
  const former = await loadKeys(file, now)
  const made = await makeKeyFile(former.set.serial + 1, now)
  const signature = await sign(former.receiptsPrivateKey, keySetStatement(made.set))
  const renewed = {
    ...made,
    set: { ...made.set, endorsement: { keyId: former.set.receipts.id, signature } },
    sealingPrivateKeys: { ...former.sealingPrivateKeys, ...made.sealingPrivateKeys },
  }
  await saveKeys(file, renewed)
  return renewed
}

const makeKeyFile = async (serial: number, now: number): Promise<KeyFile> => {
  const [sealing, receipts] = [await makeSealingKeys(), await makeSigningKeys()]
  const validity = {
    notBefore: new Date(now - 86_400_000).toISOString(),
    notAfter: new Date(now + years * yearMilliseconds).toISOString(),
  }
  const named = (name: string, publicKey: string): PublicKey => ({
    id: `${name}-${serial}-${publicKey.slice(-6)}`,
    publicKey,
    ...validity,
  })
  const set: KeySet = {
    format: 1,
    serial,
    sealing: named('desk', sealing.publicKey),
    receipts: named('receipts', receipts.publicKey),
    endorsement: null,
  }
  return { set, receiptsPrivateKey: receipts.privateKey, sealingPrivateKeys: { [set.sealing.id]: sealing.privateKey } }
}

const saveKeys = async (file: string, keys: KeyFile) => {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.part`, JSON.stringify(keys, null, 2), { mode: 0o600 })
  await rename(`${file}.part`, file)
}
