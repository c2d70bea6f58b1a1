import { type KeySet, keySetStatement, type PublicKey, type SealingKey } from '#domain/key-set.ts'
import type { Suite } from '#domain/submission.ts'
import type { IntakeKeys } from '#intake/keys.ts'
import { makeSealingKeys } from '#sealing/sealer.ts'
import { makeSigningKeys, sign } from '#sealing/signature.ts'
import { type DeskKeys, deskKeysFile, intakeKeysFile, readDeskKeys, readIntakeKeys, writeKeys } from './key-files.ts'

/** The keys of a folder with their private halves. */
export type Keys = IntakeKeys & DeskKeys

/** Whose desk opens what no organ has a key of its own for. */
const everybody = 'desk'

const years = 5
const dayMilliseconds = 86_400_000

/**
 * The keys of a folder; makes them at the first start. A holder without a key of the suite gets one, in a new
 * set that the receipts key endorses, so that terminals take it over.
 * @param holders whose keys there must be besides the desk's
 * @throws with what to do, when only one of the two files is there
 */
export const loadKeys = async (
  folder: string,
  holders: readonly string[],
  suite: Suite,
  now: number,
): Promise<Keys> => {
  const kept = await readKeys(folder)
  if (kept && withoutKey(kept.set, holders, suite).length === 0) return kept
  const made = kept ? await addHolders(kept, { holders, suite, now }) : await makeKeys({ holders, suite, now }, 1)
  await writeKeys(folder, made)
  return made
}

/** New keys for everybody, endorsed by the receipts key before them. */
export const renewKeys = async (
  folder: string,
  holders: readonly string[],
  suite: Suite,
  now: number,
): Promise<Keys> => {
  const former = await loadKeys(folder, holders, suite, now)
  const made = await makeKeys({ holders, suite, now }, former.set.serial + 1)
  const renewed = {
    set: await endorse(former, made.set),
    receiptsPrivateKey: made.receiptsPrivateKey,
    sealingPrivateKeys: { ...former.sealingPrivateKeys, ...made.sealingPrivateKeys },
  }
  await writeKeys(folder, renewed)
  return renewed
}

const readKeys = async (folder: string): Promise<Keys | null> => {
  const [intake, desk] = [await readIntakeKeys(folder), await readDeskKeys(folder)]
  if (!intake && !desk) return null
  if (!intake)
    throw new Error(
      `有 ${deskKeysFile(folder)},却没有 ${intakeKeysFile(folder)}:请从备份恢复。如果这是第一次启动时断了电,还没有终端用过,可以删去 desk.json 再启动。`,
    )
  if (!desk)
    throw new Error(
      `有 ${intakeKeysFile(folder)},却没有 ${deskKeysFile(folder)}:没有它,收到的提交件都打不开。请从备份恢复再启动。`,
    )
  const current = intake.set.sealing.find(key => key.holder === everybody)
  if (current && !(current.id in desk.sealingPrivateKeys))
    throw new Error(`${deskKeysFile(folder)} 里没有现用密钥 ${current.id}:请从同一次备份恢复两个密钥文件再启动。`)
  return { ...intake, ...desk }
}

type Wanted = { readonly holders: readonly string[]; readonly suite: Suite; readonly now: number }

const withoutKey = (set: KeySet, holders: readonly string[], suite: Suite): readonly string[] =>
  [...new Set([everybody, ...holders])].filter(
    holder => !set.sealing.some(key => key.holder === holder && key.suite === suite),
  )

const addHolders = async (kept: Keys, { holders, suite, now }: Wanted): Promise<Keys> => {
  const serial = kept.set.serial + 1
  const missing = withoutKey(kept.set, holders, suite)
  const added = await Promise.all(missing.map(holder => makeSealingKey({ holder, suite, serial }, now)))
  const sealing = [...kept.set.sealing.filter(key => !missing.includes(key.holder)), ...added.map(each => each.key)]
  return {
    set: await endorse(kept, { ...kept.set, serial, sealing }),
    receiptsPrivateKey: kept.receiptsPrivateKey,
    sealingPrivateKeys: { ...kept.sealingPrivateKeys, ...privateHalves(added) },
  }
}

const makeKeys = async ({ holders, suite, now }: Wanted, serial: number): Promise<Keys> => {
  const all = [...new Set([everybody, ...holders])]
  const sealing = await Promise.all(all.map(holder => makeSealingKey({ holder, suite, serial }, now)))
  const receipts = await makeSigningKeys()
  const set: KeySet = {
    format: 2,
    serial,
    sealing: sealing.map(each => each.key),
    receipts: named(`receipts-${serial}`, receipts.publicKey, now),
    endorsement: null,
  }
  return { set, receiptsPrivateKey: receipts.privateKey, sealingPrivateKeys: privateHalves(sealing) }
}

const endorse = async (by: IntakeKeys, set: KeySet): Promise<KeySet> => ({
  ...set,
  endorsement: { keyId: by.set.receipts.id, signature: await sign(by.receiptsPrivateKey, keySetStatement(set)) },
})

type MadeKey = { readonly key: SealingKey; readonly privateKey: string }

const makeSealingKey = async (
  { holder, suite, serial }: { readonly holder: string; readonly suite: Suite; readonly serial: number },
  now: number,
): Promise<MadeKey> => {
  const { publicKey, privateKey } = await makeSealingKeys(suite)
  return { key: { ...named(`${holder}-${serial}`, publicKey, now), holder, suite }, privateKey }
}

const privateHalves = (made: readonly MadeKey[]): DeskKeys['sealingPrivateKeys'] =>
  Object.fromEntries(made.map(({ key, privateKey }) => [key.id, { suite: key.suite, privateKey }]))

/** A key's name ends in a bit of the key itself; its time begins a day ago, for terminals whose clock is behind. */
const named = (name: string, publicKey: string, now: number): PublicKey => ({
  id: `${name}-${publicKey.slice(-6)}`,
  publicKey,
  notBefore: new Date(now - dayMilliseconds).toISOString(),
  notAfter: new Date(now + years * 365.25 * dayMilliseconds).toISOString(),
})
