import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
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
  /** The intake's clock minus this terminal's when it last answered, milliseconds; null before. */
  readonly serverOffset: ReadonlySignal<number | null>
  readonly refresh: () => Promise<void>
}

/** Kept over restarts: a clock that was found wrong stays so until the intake has been heard again. */
const offsetKey = 'serverOffset'

const isNews = (offset: number, known: number | null): boolean => known === null || Math.abs(offset - known) > 1_000

export const watchKeys = (store: StrictStore): WatchedKeys => {
  const current = signal<KeySet | undefined>(undefined)
  const receipts = signal<readonly PublicKey[]>([])
  const areRefused = signal(false)
  const isIntakeReached = signal(false)
  const serverOffset = signal<number | null>(null)
  const trust = async (keys: KeySet | undefined) => {
    receipts.value = keys ? [keys.receipts, ...(await loadFormerReceiptKeys(store))] : []
    current.value = keys
  }
  const consider = async (offered: KeySet) => {
    const { keys, isRefused } = await considerKeySet(store, offered)
    await trust(keys)
    areRefused.value = isRefused
  }
  const noteOffset = async (offset: number) => {
    serverOffset.value = offset
    await store.save(offsetKey, offset)
  }
  const refresh = async () => {
    const answer = await askIntake('/keys')
    const offered = parse(keySetSchema, answer?.body)
    if (offered.ok) {
      const offset = answer?.offset ?? null
      if (offset !== null && isNews(offset, serverOffset.value)) await noteOffset(offset).catch(() => undefined)
      await consider(offered.value).catch(error => console.error('终端的密钥没有存上,稍后再试', error))
    }
    isIntakeReached.value = offered.ok // last, so that whoever waits for the intake finds the keys there
  }
  const loadOffset = async () => {
    const offset = parse(v.number(), await store.load(offsetKey))
    if (offset.ok) serverOffset.value ??= offset.value
  }
  void loadOffset().catch(() => undefined)
  void loadPinnedKeys(store)
    .then(trust)
    .catch(error => console.error('终端的密钥读不出来,稍后再试', error))
    .then(refresh)
  return { current, receipts, areRefused, isIntakeReached, serverOffset, refresh }
}
