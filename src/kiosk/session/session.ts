import { type ReadonlySignal, signal } from '@preact/signals'
import { nextSession, type Session } from './session-machine.ts'

export type RunningSession = {
  readonly session: ReadonlySignal<Session>
  /** Ends at once and wipes everything, as the citizen asked. */
  readonly end: () => void
}

/** How long this screen waits, seconds. Instants are the page's own, which nobody can set back. */
export type Patience = () => { readonly idleSeconds: number; readonly warningSeconds: number }

/**
 * Runs the session against the clock and the citizen's touches. Ending replaces the document, so that nothing of the
 * former citizen is left in memory, in the history or on the screen.
 */
export const startSession = (patience: Patience): RunningSession => {
  const session = signal<Session>({ state: 'idle' })
  const step = (event: Parameters<typeof nextSession>[1]) => {
    const next = nextSession(session.value, event)
    if (next.state === 'ending' && session.value.state !== 'ending') location.replace('/?cleared')
    session.value = next
  }
  const touched = ({ target }: Event) => {
    if (target instanceof Element && target.closest('[data-ends-session]')) return
    step({ kind: 'touched', at: performance.now() })
  }
  // A print dialog halts the page, so that its closing counts as a touch; so does a video that somebody watches.
  const signsOfUse = ['pointerdown', 'keydown', 'wheel', 'beforeprint', 'afterprint', 'timeupdate'] as const
  for (const kind of signsOfUse) addEventListener(kind, touched, { capture: true, passive: true })
  setInterval(() => step({ kind: 'ticked', at: performance.now(), ...patience() }), 1000)
  return { session, end: () => step({ kind: 'ended' }) }
}
