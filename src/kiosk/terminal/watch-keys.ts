import { type ReadonlySignal, signal } from '@preact/signals'
import type { KeySet } from '#domain/key-set.ts'
import { considerKeySet, loadPinnedKeys } from './pinned-keys.ts'
import type { StrictStore } from './strict-store.ts'

/** The pinned keys, kept up with what the intake offers. */
export type WatchedKeys = {
  readonly current: ReadonlySignal<KeySet | undefined>
  readonly areRefused: ReadonlySignal<boolean>
  readonly refresh: () => Promise<void>
}

export const watchKeys = (store: StrictStore): WatchedKeys => {
  const current = signal<KeySet | undefined>(undefined)
  const areRefused = signal(false)
  const refresh = async () => {
    const offered = await fetchKeySet()
    if (offered === undefined) return
    const { keys, isRefused } = await considerKeySet(store, offered)
    current.value = keys
    areRefused.value = isRefused
  }
  void loadPinnedKeys(store).then(pinned => {
    current.value = pinned
    return refresh()
  })
  return { current, areRefused, refresh }
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
