import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { type KeySet, keySetSchema } from '#domain/key-set.ts'
import type { ReceiptSigner } from './record-wire.ts'

export const intakeKeysSchema = v.object({ set: keySetSchema, receiptsPrivateKey: v.string() })
/** What an intake holds: the public keys, and the one private key that signs receipts. Nothing here opens an envelope. */
export type IntakeKeys = v.InferOutput<typeof intakeKeysSchema>

/** Reads `keys/intake.json`; throws, with what to do, where it is not there or not whole. */
export const readIntakeKeys = async (file: string): Promise<IntakeKeys> => {
  const content = await readFile(file, 'utf8').catch(() => {
    throw new Error(`读不到 ${file}。请从办理台那台机器把 keys/intake.json 拷来(只拷这一个,不要拷 keys/desk.json)。`)
  })
  const keys = v.safeParse(v.pipe(v.string(), v.parseJson(), intakeKeysSchema), content)
  if (keys.success) return keys.output
  throw new Error(`${file} 不完整,请从备份恢复。`)
}

export const signerOf = ({ set, receiptsPrivateKey }: IntakeKeys): ReceiptSigner => ({
  keyId: set.receipts.id,
  privateKey: receiptsPrivateKey,
})

/** The public keys that receipts may be signed with. */
export const receiptKeysOf = (set: KeySet): ReadonlyMap<string, string> =>
  new Map([[set.receipts.id, set.receipts.publicKey]])
