import { type ReadonlySignal, signal } from '@preact/signals'
import type { KeySet, PublicKey } from '#domain/key-set.ts'
import { considerKeySet, loadFormerReceiptKeys, loadPinnedKeys } from './pinned-keys.ts'
import type { StrictStore } from './strict-store.ts'

/** The pinned keys, kept up with what the intake offers. */
export type WatchedKeys = {
  readonly current: ReadonlySignal<KeySet | undefined>
  /** Every receipts key that was ever trusted, the present one first. */
  readonly receipts: ReadonlySignal<readonly PublicKey[]>
  readonly areRefused: ReadonlySignal<boolean>
  readonly refresh: () => Promise<void>
}

export const watchKeys = (store: StrictStore): WatchedKeys => {
  const current = signal<KeySet | undefined>(undefined)
  const receipts = signal<readonly PublicKey[]>([])
  const areRefused = signal(false)
  const trust = async (keys: KeySet | undefined) => {
    receipts.value = keys ? [keys.receipts, ...(await loadFormerReceiptKeys(store))] : []
    current.value = keys
  }
  const refresh = async () => {
    const offered = await fetchKeySet()
    if (offered === undefined) return
    const { keys, isRefused } = await considerKeySet(store, offered)
    await trust(keys)
    areRefused.value = isRefused
  }
  void loadPinnedKeys(store).then(trust).then(refresh)
  return { current, receipts, areRefused, refresh }
}

/** `undefined` where no intake answers, or a captive portal does. */
const fetchKeySet = async (): Promise<unknown> => {
  try {
    const response = await fetch('/intake/keys', { cache: 'no-store' })
    return response.ok ? await response.json() : undefined
  } catch {
    return undefined
  }
}
