/** A citizen's session (会话) at the terminal, by the clock alone. Instants are milliseconds of the page's life. */
export type Session =
  | { readonly state: 'idle' }
  | { readonly state: 'active'; readonly touchedAt: number }
  | { readonly state: 'warning'; readonly endsAt: number }
  | { readonly state: 'ending' }

export type SessionEvent =
  | { readonly kind: 'touched'; readonly at: number }
  | { readonly kind: 'ticked'; readonly at: number; readonly idleSeconds: number; readonly warningSeconds: number }
  | { readonly kind: 'ended' }

/** What a session becomes. A warning may be dismissed by a touch as often as one likes (WCAG 2.2.1). */
export const nextSession = (session: Session, event: SessionEvent): Session => {
  if (session.state === 'ending') return session
  switch (event.kind) {
    case 'ended':
      return { state: 'ending' }
    case 'touched':
      return { state: 'active', touchedAt: event.at }
    case 'ticked':
      return afterTick(session, event)
  }
}

const afterTick = (
  session: Exclude<Session, { state: 'ending' }>,
  tick: Extract<SessionEvent, { kind: 'ticked' }>,
): Session => {
  switch (session.state) {
    case 'idle':
      return session
    case 'active':
      return tick.at - session.touchedAt >= tick.idleSeconds * 1000
        ? { state: 'warning', endsAt: tick.at + tick.warningSeconds * 1000 }
        : session
    case 'warning':
      return tick.at >= session.endsAt ? { state: 'ending' } : session
  }
}
