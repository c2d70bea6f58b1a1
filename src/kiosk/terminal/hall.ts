import type { ReadonlySignal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { DisclosureRequest } from '#domain/disclosure-request.ts'
import type { EditionPlace } from '#domain/edition.ts'
import type { Outcome } from '#domain/outcome.ts'
import type { Terminal } from '#domain/place.ts'
import type { Library } from '../library/library.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { SealedRequest } from '../outbox/seal-request.ts'
import type { RunningSession } from '../session/session.ts'

/** Why a request was not saved. */
export type SubmitProblem = 'noKey' | 'keyExpired' | 'disk'

/** Everything that the screens may ask of the terminal. */
export type Hall = {
  readonly library: Library
  readonly outbox: Outbox
  readonly session: RunningSession
  /** Whether the intake answered when it was last asked. */
  readonly isConnected: ReadonlySignal<boolean>
  /** The intake offered other keys than the pinned ones without the old key's word. */
  readonly areKeysRefused: ReadonlySignal<boolean>
  /** Milliseconds since 1970, once a second. */
  readonly now: ReadonlySignal<number>
  /** Seals a request and saves it durably. */
  readonly submit: (request: DisclosureRequest) => Promise<Outcome<SealedRequest, SubmitProblem>>
}

export const HallContext = createContext<Hall | null>(null)

/** @throws outside of the terminal's tree */
export const useHall = (): Hall => {
  const hall = useContext(HallContext)
  if (!hall) throw new Error('no hall around this component')
  return hall
}

/** The place and terminal this page runs for; `undefined` until an edition has come. */
export const usePlace = ():
  | { readonly place: EditionPlace['place']; readonly terminal: Terminal | undefined }
  | undefined => {
  const status = useHall().library.status.value
  if (!('place' in status)) return undefined
  return { place: status.place.place, terminal: thisTerminal(status.place.terminals) }
}

/** The terminal named in the address at the first run (`/?terminal=…`), else the first of the place. */
export const thisTerminal = (terminals: readonly Terminal[]): Terminal | undefined => {
  const named = localStorage.getItem('terminal')
  return terminals.find(terminal => terminal.id === named) ?? terminals[0]
}

/** Remembers which terminal this is. */
export const rememberTerminal = (): void => {
  const named = new URLSearchParams(location.search).get('terminal')
  if (named) localStorage.setItem('terminal', named)
}
