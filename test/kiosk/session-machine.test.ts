import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextSession, type Session, type SessionEvent, untouched } from '#kiosk/session/session-machine.ts'

const patience = { idleSeconds: 90, warningSeconds: 30, restSeconds: 30 }
const tick = (at: number): SessionEvent => ({ kind: 'ticked', at, patience, isHeld: false })
const heldTick = (at: number): SessionEvent => ({ kind: 'ticked', at, patience, isHeld: true })
const activeSince = (at: number): Session => ({ state: 'active', touchedAt: at, quietSince: at })
const touch = (at: number): SessionEvent => ({ kind: 'touched', at })
const ended: SessionEvent = { kind: 'ended' }
const sessionAfter = (...events: readonly SessionEvent[]): Session => events.reduce<Session>(nextSession, untouched)

describe('a session', () => {
  test('begins with the first touch, however long the terminal stood idle', () => {
    expect(sessionAfter(tick(0), tick(900_000)).state).toBe('idle')
    expect(sessionAfter(tick(900_000), touch(900_500))).toEqual(activeSince(900_500))
  })

  test('leaves the home screen to the idle display when nobody has touched it for half a minute', () => {
    expect(sessionAfter(tick(29_999))).toEqual({ state: 'idle', isDisplaying: false })
    expect(sessionAfter(tick(30_000))).toEqual({ state: 'idle', isDisplaying: true })
  })

  test('has no idle display where there is nothing to show', () => {
    const bare: SessionEvent = {
      kind: 'ticked',
      at: 900_000,
      patience: { ...patience, restSeconds: null },
      isHeld: false,
    }
    expect(sessionAfter(bare)).toEqual(untouched)
    expect(sessionAfter(tick(30_000), bare)).toEqual(untouched)
  })

  test('goes on as long as somebody touches the screen', () => {
    expect(sessionAfter(touch(0), tick(89_000), touch(89_000), tick(178_999))).toEqual(activeSince(89_000))
  })

  test('warns after 90 seconds without a touch, not before, and gives 30 more', () => {
    expect(sessionAfter(touch(0), tick(89_999)).state).toBe('active')
    expect(sessionAfter(touch(0), tick(90_000))).toEqual({ state: 'warning', endsAt: 120_000 })
  })

  test('counts down to the same moment however often the clock ticks', () => {
    expect(sessionAfter(touch(0), tick(90_000), tick(91_000), tick(119_999))).toEqual({
      state: 'warning',
      endsAt: 120_000,
    })
  })

  test('ends when the warning has passed', () => {
    expect(sessionAfter(touch(0), tick(90_000), tick(120_000))).toEqual({ state: 'ending' })
  })

  test('goes on after any touch on the warning, as often as one likes', () => {
    const events = Array.from({ length: 20 }, (_, round) => round * 119_000).flatMap(from => [
      touch(from),
      tick(from + 90_000),
      tick(from + 118_000),
    ])
    expect(sessionAfter(...events).state).toBe('warning')
    expect(sessionAfter(...events, touch(5_000_000))).toEqual(activeSince(5_000_000))
  })

  test('still warns first when the clock has jumped, as after standby', () => {
    expect(sessionAfter(touch(0), tick(9_000_000))).toEqual({ state: 'warning', endsAt: 9_030_000 })
  })

  test('ends at once when the citizen says so, from whatever state', () => {
    for (const events of [[], [touch(0)], [touch(0), tick(90_000)]])
      expect(sessionAfter(...events, ended)).toEqual({ state: 'ending' })
  })

  test('does not warn while something is printed, read aloud or played, and counts from its end', () => {
    const read = [touch(0), heldTick(60_000), heldTick(200_000)]
    expect(sessionAfter(...read, tick(289_999)).state).toBe('active')
    expect(sessionAfter(...read, tick(290_000)).state).toBe('warning')
  })

  test('is not kept open for more than half an hour by a voice or printer that hangs', () => {
    const minutes = Array.from({ length: 30 }, (_, minute) => heldTick(minute * 60_000))
    expect(sessionAfter(touch(0), ...minutes, heldTick(1_829_000)).state).toBe('active')
    expect(sessionAfter(touch(0), ...minutes, heldTick(1_830_000)).state).toBe('warning')
  })

  test('does not begin by a video of the idle display', () => {
    expect(sessionAfter(tick(30_000), heldTick(90_000)).state).toBe('idle')
  })

  test('waits as long as the form allows where the clock says so', () => {
    const patient: SessionEvent = {
      kind: 'ticked',
      at: 100_000,
      patience: { ...patience, idleSeconds: 180 },
      isHeld: false,
    }
    expect(sessionAfter(touch(0), patient).state).toBe('active')
  })
})

const event = fc.oneof(
  fc.nat(1_000_000).map(touch),
  fc.nat(1_000_000).map(tick),
  fc.constant<SessionEvent>({ kind: 'ended' }),
)

test('a session that is ending never comes back to life', () => {
  fc.assert(
    fc.property(fc.array(event), events => {
      expect(events.reduce<Session>(nextSession, { state: 'ending' })).toEqual({ state: 'ending' })
    }),
  )
})

test('a session never ends by the clock without a warning before', () => {
  fc.assert(
    fc.property(fc.array(event), events => {
      let session: Session = untouched
      for (const each of events) {
        const next = nextSession(session, each)
        if (next.state === 'ending' && each.kind === 'ticked') expect(['warning', 'ending']).toContain(session.state)
        session = next
      }
    }),
  )
})
