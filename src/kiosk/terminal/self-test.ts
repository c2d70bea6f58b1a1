import type { KeySet } from '#domain/key-set.ts'
import { voiceName } from '../ui/voice.ts'
import type { StrictStore } from './strict-store.ts'

/** One thing that a terminal needs, and whether it is there. */
export type Check = { readonly name: CheckName; readonly isWell: boolean; readonly detail: string }
export type CheckName =
  | 'secure'
  | 'disk'
  | 'persisted'
  | 'shell'
  | 'edition'
  | 'server'
  | 'keys'
  | 'clock'
  | 'touch'
  | 'fullScreen'
  | 'voice'
  | 'paper'

export type Tested = {
  readonly store: StrictStore
  readonly editionVersion: string | null
  readonly isConnected: boolean
  readonly keys: KeySet | undefined
  readonly offset: number | null
  readonly paper: string
}

const farthestOff = 5 * 60_000

/** Looks at everything that a terminal needs, once. What is missing is told; nothing is mended. */
export const selfTest = async (tested: Tested): Promise<readonly Check[]> => {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate()
  const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`
  const offset = tested.offset === null ? null : Math.round(tested.offset / 1000)
  return [
    { name: 'secure', isWell: isSecureContext, detail: location.origin },
    {
      name: 'disk',
      isWell: await keepsWhatIsWritten(tested.store),
      detail: `${megabytes(usage)} / ${megabytes(quota)}`,
    },
    { name: 'persisted', isWell: await navigator.storage.persisted(), detail: '' },
    { name: 'shell', isWell: navigator.serviceWorker?.controller !== null, detail: '' },
    { name: 'edition', isWell: tested.editionVersion !== null, detail: tested.editionVersion ?? '' },
    { name: 'server', isWell: tested.isConnected, detail: '' },
    { name: 'keys', isWell: tested.keys !== undefined, detail: tested.keys?.receipts.id ?? '' },
    {
      name: 'clock',
      isWell: tested.offset !== null && Math.abs(tested.offset) < farthestOff,
      detail: offset === null ? '' : `${offset} s`,
    },
    { name: 'touch', isWell: navigator.maxTouchPoints > 0, detail: String(navigator.maxTouchPoints) },
    { name: 'fullScreen', isWell: innerHeight >= screen.height - 1, detail: `${innerWidth}×${innerHeight}` },
    { name: 'voice', isWell: voiceName() !== undefined, detail: voiceName() ?? '' },
    { name: 'paper', isWell: tested.paper !== 'none', detail: tested.paper },
  ]
}

const trialKey = 'trial'

/** Writes, reads back and removes. */
const keepsWhatIsWritten = async (store: StrictStore): Promise<boolean> => {
  const written = String(performance.now())
  try {
    await store.save(trialKey, written)
    const isKept = (await store.load(trialKey)) === written
    await store.remove(trialKey)
    return isKept
  } catch {
    return false
  }
}
