import { type ReadonlySignal, signal } from '@preact/signals'
import { type KeySet, keySetSchema, type PublicKey } from '#domain/key-set.ts'
import { parse } from '#domain/schema.ts'
import { askIntake } from './ask-intake.ts'
import { considerKeySet, loadFormerReceiptKeys, loadPinnedKeys } from './pinned-keys.ts'
import type { StrictStore } from './strict-store.ts'

/** The pinned keys, kept up with what the intake offers. */
export type WatchedKeys = {
  readonly current: ReadonlySignal<KeySet | undefined>
  /** Every receipts key that was ever trusted, the present one first. */
  readonly receipts: ReadonlySignal<readonly PublicKey[]>
  readonly areRefused: ReadonlySignal<boolean>
  /** Whether the intake answered when it was last asked; a captive portal is not the intake. */
  readonly isIntakeReached: ReadonlySignal<boolean>
  readonly refresh: () => Promise<void>
}

export const watchKeys = (store: StrictStore): WatchedKeys => {
  const current = signal<KeySet | undefined>(undefined)
  const receipts = signal<readonly PublicKey[]>([])
  const areRefused = signal(false)
  const isIntakeReached = signal(false)
  const trust = async (keys: KeySet | undefined) => {
    receipts.value = keys ? [keys.receipts, ...(await loadFormerReceiptKeys(store))] : []
    current.value = keys
  }
  const refresh = async () => {
    const offered = parse(keySetSchema, (await askIntake('/keys'))?.body)
    isIntakeReached.value = offered.ok
    if (!offered.ok) return
    const { keys, isRefused } = await considerKeySet(store, offered.value)
    await trust(keys)
    areRefused.value = isRefused
  }
  void loadPinnedKeys(store).then(trust).then(refresh)
  return { current, receipts, areRefused, isIntakeReached, refresh }
}
