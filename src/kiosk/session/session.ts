import { type ReadonlySignal, signal } from '@preact/signals'
import { clearClipboard } from './clear-clipboard.ts'
import { holdSession, isHeld } from './hold.ts'
import { nextSession, type Patience, type Session, type SessionEvent, untouched } from './session-machine.ts'

export type RunningSession = {
  readonly session: ReadonlySignal<Session>
  /** Begins it, as any touch does; for what is touched on the idle display. */
  readonly begin: () => void
  /** Ends at once and wipes everything, as the citizen asked. */
  readonly end: () => void
}

/** The document that takes the place of a citizen's; its home screen says that all has been cleared. */
const clearedAddress = '/?cleared'

/** How long the clipboard may keep the end waiting, milliseconds. */
const longestClearing = 300

/**
 * Runs the session against the clock and the citizen's touches. Ending replaces the document, so that nothing of the
 * former citizen is left in memory, in the history or on the screen.
 * @param isForTheTouch whether this terminal is one that people touch; on a mere display no session begins
 */
export const startSession = (patience: () => Patience, isForTheTouch: () => boolean): RunningSession => {
  const session = signal<Session>(untouched)
  const step = (event: SessionEvent) => {
    const next = nextSession(session.value, event)
    if (next.state === 'ending' && session.value.state !== 'ending') void leave()
    session.value = next
  }
  const begin = () => step({ kind: 'touched', at: performance.now() })
  const touched = ({ target }: Event) => {
    if (!isForTheTouch()) return
    if (target instanceof Element && target.closest('[data-ends-session], [data-idle-display]')) return
    begin()
  }
  for (const kind of ['pointerdown', 'keydown', 'wheel'] as const)
    addEventListener(kind, touched, { capture: true, passive: true })
  holdWhilePrinting()
  const tick = () => step({ kind: 'ticked', at: performance.now(), patience: patience(), isHeld: isHeld() })
  setInterval(tick, 1000)
  return { session, begin, end: () => step({ kind: 'ended' }) }
}

const leave = async () => {
  document.documentElement.dataset.ending = '' // nothing more is seen of the page, whatever the browser does next
  await Promise.race([clearClipboard(), new Promise(resolve => setTimeout(resolve, longestClearing))])
  location.replace(clearedAddress)
}

const holdWhilePrinting = () => {
  let letGo = () => {}
  addEventListener('beforeprint', () => {
    letGo()
    letGo = holdSession()
  })
  addEventListener('afterprint', () => letGo())
}
