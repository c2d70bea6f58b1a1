import type { ReadonlySignal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { EditionPlace } from '#domain/edition.ts'
import type { KeySet } from '#domain/key-set.ts'
import type { Terminal } from '#domain/terminal.ts'
import type { Library } from '../library/library.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { SealedSubmission, ToSeal } from '../outbox/seal-submission.ts'
import type { RunningSession } from '../session/session.ts'
import { askForSetup, loadName, loadSettings, saveName } from './settings.ts'
import type { StrictStore } from './strict-store.ts'

/** Why something was not saved. */
export type SubmitProblem = 'noKey' | 'keyExpired' | 'tooLong' | 'notSealed' | 'disk'

/** Everything that the screens may ask of the terminal. */
export type Hall = {
  readonly library: Library
  readonly outbox: Outbox
  readonly session: RunningSession
  /** Which terminal this is; `undefined` until an edition has come. */
  readonly terminal: () => Terminal | undefined
  /** The terminal's own drawer on the disk, and what the desk wants said on it. */
  readonly store: StrictStore
  readonly notice: ReadonlySignal<string | null>
  /** The keys that submissions are sealed to. */
  readonly keys: ReadonlySignal<KeySet | undefined>
  /** Whether the intake answered when it was last asked. */
  readonly isConnected: ReadonlySignal<boolean>
  /** The intake offered other keys than the pinned ones without the old key's word. */
  readonly areKeysRefused: ReadonlySignal<boolean>
  /** Milliseconds since 1970, once a second. */
  readonly now: ReadonlySignal<number>
  /** The intake's clock minus this terminal's, milliseconds; null before it has been heard. */
  readonly serverOffset: ReadonlySignal<number | null>
  /** Seals what a citizen hands in; from there on nobody at the terminal can read it. */
  readonly seal: (submission: ToSeal) => Promise<SealedSubmission | Exclude<SubmitProblem, 'disk'>>
  /** Saves it durably. @returns whether it is saved; what is not may be tried again as it is */
  readonly save: (sealed: SealedSubmission) => Promise<boolean>
  /** Counts, anonymously, that somebody has found it already public. */
  readonly countFound: () => void
}

export const HallContext = createContext<Hall | null>(null)

/** @throws outside of the terminal's tree */
export const useHall = (): Hall => {
  const hall = useContext(HallContext)
  if (!hall) throw new Error('no hall around this component')
  return hall
}

/** The place and terminal this page runs for, and what its edition says about handing in. */
export type PlaceHere = Pick<EditionPlace, 'place' | 'forms' | 'calendar' | 'idleLoops'> & {
  readonly terminal: Terminal | undefined
  /** When the edition was printed, an ISO instant: no clock that shows less can be right. */
  readonly printedAt: string
}

/** `undefined` until an edition has come. */
export const usePlace = (): PlaceHere | undefined => {
  const status = useHall().library.status.value
  if (!('place' in status)) return undefined
  const { place, forms, calendar, idleLoops, terminals } = status.place
  return { place, forms, calendar, idleLoops, terminal: thisTerminal(terminals), printedAt: status.manifest.printedAt }
}

/** The terminal named in the address at the first run (`/?terminal=…`) or chosen there, else the first of the place. */
export const thisTerminal = (terminals: readonly Terminal[]): Terminal | undefined => {
  const named = loadName()
  const found = terminals.find(terminal => terminal.id === named) ?? terminals[0]
  return found && { ...found, ...loadSettings() }
}

/** Remembers which terminal this is, and whether it is to be set up first, as the address says at the first run. */
export const rememberTerminal = (): void => {
  const said = new URLSearchParams(location.search)
  const named = said.get('terminal')
  if (named) saveName(named)
  if (said.has('setup')) askForSetup()
}
