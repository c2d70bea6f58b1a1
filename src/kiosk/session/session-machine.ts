/** A citizen's session (会话) at the terminal, by the clock alone. Instants are milliseconds of the page's life. */
export type Session =
  /** Nobody is there. After a while the idle display takes the place of the home screen. */
  | { readonly state: 'idle'; readonly isDisplaying: boolean }
  /** @param quietSince when something last spoke for somebody being there: a touch, or what holds the session */
  | { readonly state: 'active'; readonly touchedAt: number; readonly quietSince: number }
  | { readonly state: 'warning'; readonly endsAt: number }
  | { readonly state: 'ending' }

/** How long this screen waits, seconds. */
export type Patience = {
  /** From the last touch to the warning. */
  readonly idleSeconds: number
  readonly warningSeconds: number
  /** From an untouched new page to the idle display; `null` where there is none to show. */
  readonly restSeconds: number | null
}

export type SessionEvent =
  | { readonly kind: 'touched'; readonly at: number }
  | {
      readonly kind: 'ticked'
      readonly at: number
      readonly patience: Patience
      /** Something is printed, read aloud or played, which nobody need touch the screen for. */
      readonly isHeld: boolean
    }
  | { readonly kind: 'ended' }

/** A voice or a printer that hangs does not keep a stranger's session open for longer than this, milliseconds. */
const longestHold = 30 * 60_000

/** A page nobody has touched yet. */
export const untouched: Session = { state: 'idle', isDisplaying: false }

/** What a session becomes. A warning may be dismissed by a touch as often as one likes (WCAG 2.2.1). */
export const nextSession = (session: Session, event: SessionEvent): Session => {
  if (session.state === 'ending') return session
  switch (event.kind) {
    case 'ended':
      return { state: 'ending' }
    case 'touched':
      return { state: 'active', touchedAt: event.at, quietSince: event.at }
    case 'ticked':
      return afterTick(session, event)
  }
}

const afterTick = (
  session: Exclude<Session, { state: 'ending' }>,
  { at, patience, isHeld }: Extract<SessionEvent, { kind: 'ticked' }>,
): Session => {
  switch (session.state) {
    case 'idle': {
      const isDisplaying = patience.restSeconds !== null && at >= patience.restSeconds * 1000
      return isDisplaying === session.isDisplaying ? session : { state: 'idle', isDisplaying }
    }
    case 'active':
      if (isHeld && at - session.touchedAt < longestHold) return { ...session, quietSince: at }
      return at - session.quietSince >= patience.idleSeconds * 1000
        ? { state: 'warning', endsAt: at + patience.warningSeconds * 1000 }
        : session
    case 'warning':
      return at >= session.endsAt ? { state: 'ending' } : session
  }
}
