import { decideKeySet, type KeySet, keySetSchema, keySetStatement } from '#domain/key-set.ts'
import { parse } from '#domain/schema.ts'
import { verify } from '#sealing/signature.ts'
import type { StrictStore } from './strict-store.ts'

const key = 'keySet'

/** The public keys this terminal trusts; `undefined` before it has ever reached its intake. */
export const loadPinnedKeys = async (store: StrictStore): Promise<KeySet | undefined> => {
  const parsed = parse(keySetSchema, await store.load(key))
  return parsed.ok ? parsed.value : undefined
}

/**
 * Looks at the key set that the intake offers, and pins, keeps, replaces or refuses it.
 * @returns the keys to use from now on, and whether the offered ones were refused
 */
export const considerKeySet = async (
  store: StrictStore,
  offered: unknown,
): Promise<{ readonly keys: KeySet | undefined; readonly isRefused: boolean }> => {
  const pinned = await loadPinnedKeys(store)
  const parsed = parse(keySetSchema, offered)
  if (!parsed.ok) return { keys: pinned, isRefused: true }
  switch (decideKeySet(pinned, parsed.value, await isEndorsedBy(pinned, parsed.value))) {
    case 'pin':
    case 'replace':
      await store.save(key, parsed.value)
      return { keys: parsed.value, isRefused: false }
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
