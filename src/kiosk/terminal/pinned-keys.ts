import * as v from 'valibot'
import {
  decideKeySet,
  type KeySet,
  keySetSchema,
  keySetStatement,
  type PublicKey,
  publicKeySchema,
} from '#domain/key-set.ts'
import { parse } from '#domain/schema.ts'
import { verify } from '#sealing/signature.ts'
import type { StrictStore } from './strict-store.ts'

const key = 'keySet'
const formerKey = 'formerReceiptKeys'

/** The public keys this terminal trusts; `undefined` before it has ever reached its intake. */
export const loadPinnedKeys = async (store: StrictStore): Promise<KeySet | undefined> => {
  const parsed = parse(keySetSchema, await store.load(key))
  return parsed.ok ? parsed.value : undefined
}

/**
 * The receipts keys that were trusted before: a submission recorded under one of them, whose answer was lost, is
 * answered with its first receipt.
 */
export const loadFormerReceiptKeys = async (store: StrictStore): Promise<readonly PublicKey[]> => {
  const parsed = parse(v.array(publicKeySchema), (await store.load(formerKey)) ?? [])
  return parsed.ok ? parsed.value : []
}

/**
 * Looks at the key set that the intake offers, and pins, keeps, replaces or refuses it. A pin that is there but cannot
 * be read is no first run: whatever is offered then is refused.
 * @returns the keys to use from now on, and whether the offered ones were refused
 */
export const considerKeySet = async (
  store: StrictStore,
  offered: KeySet,
): Promise<{ readonly keys: KeySet | undefined; readonly isRefused: boolean }> => {
  const pinned = await loadPinnedKeys(store)
  if (!pinned && (await store.load(key)) !== undefined) return { keys: undefined, isRefused: true }
  switch (decideKeySet(pinned, offered, await isEndorsedBy(pinned, offered))) {
    case 'replace':
      if (pinned && pinned.receipts.id !== offered.receipts.id)
        await store.save(formerKey, [...(await loadFormerReceiptKeys(store)), pinned.receipts])
      await store.save(key, offered)
      return { keys: offered, isRefused: false }
    case 'pin':
      await store.save(key, offered)
      return { keys: offered, isRefused: false }
    case 'keep':
      return { keys: pinned, isRefused: false }
    case 'refuse':
      return { keys: pinned, isRefused: true }
  }
}

const isEndorsedBy = async (pinned: KeySet | undefined, offered: KeySet): Promise<boolean> =>
  pinned !== undefined &&
  offered.endorsement?.keyId === pinned.receipts.id &&
  verify(pinned.receipts.publicKey, keySetStatement(offered), offered.endorsement.signature)
