import { describe, expect, test } from 'vitest'
import {
  beatAnswer,
  beatSeconds,
  callState,
  emptyFleet,
  type FleetEvent,
  type FleetState,
  fleetAfter,
  type Heartbeat,
  ringing,
  standings,
} from '#domain/fleet.ts'

const heartbeat = (change: Partial<Heartbeat> = {}): Heartbeat => ({
  terminal: 'hall-1',
  version: '1',
  edition: null,
  waiting: 0,
  oldestWaitingSince: null,
  refused: 0,
  storage: { used: 1, quota: 100, isPersisted: true },
  voice: null,
  paper: 'a4',
  lastTouchAt: null,
  done: [],
  ...change,
})
const beat = (at: number, change: Partial<Heartbeat> = {}): FleetEvent => ({
  kind: 'beat',
  heartbeat: heartbeat(change),
  at,
})
const following = (...events: readonly FleetEvent[]): FleetState => events.reduce(fleetAfter, emptyFleet)
const stateAt = (fleet: FleetState, now: number) => standings(fleet, ['hall-1'], now)[0]?.state

describe('a terminal', () => {
  test('is missing when three beats have not come, and well again by itself with the next', () => {
    const fleet = following(beat(0))
    const third = 3 * beatSeconds * 1000
    expect(stateAt(fleet, third)).toBe('well')
    expect(stateAt(fleet, third + 1)).toBe('missing')
    expect(stateAt(fleetAfter(fleet, beat(third + 500)), third + 1_000)).toBe('well')
  })

  test('that the place names is listed before it has been heard, and strangers too, the troubled first', () => {
    const fleet = following(beat(0, { terminal: 'b-well' }), beat(-200_000, { terminal: 'c-gone' }))
    expect(standings(fleet, ['a-silent'], 1_000).map(({ id, state }) => `${id} ${state}`)).toEqual([
      'c-gone missing',
      'a-silent unheard',
      'b-well well',
    ])
  })

  test('is told its errands until it says that they are done', () => {
    const asked = following(
      beat(0),
      { kind: 'errand', terminal: 'hall-1', errand: 'reload' },
      { kind: 'errand', terminal: 'hall-1', errand: 'reload' },
      { kind: 'errand', terminal: 'hall-1', errand: 'applyEdition' },
    )
    const { errands } = beatAnswer(asked, 'hall-1')
    expect(errands.map(({ kind }) => kind)).toEqual(['reload', 'applyEdition'])
    const [first] = errands
    const later = fleetAfter(asked, beat(1, { done: first ? [first.id] : [] }))
    expect(beatAnswer(later, 'hall-1').errands.map(({ kind }) => kind)).toEqual(['applyEdition'])
    expect(beatAnswer(later, 'hall-2').errands).toEqual([])
  })

  test('is told a notice until it is taken down', () => {
    const shown = following({ kind: 'notice', terminal: 'hall-1', words: '今天下午停电' })
    expect(beatAnswer(shown, 'hall-1').notice).toBe('今天下午停电')
    expect(
      beatAnswer(fleetAfter(shown, { kind: 'notice', terminal: 'hall-1', words: null }), 'hall-1').notice,
    ).toBeNull()
  })
})

describe('a call for a person', () => {
  const called: FleetEvent = { kind: 'called', terminal: 'hall-1', page: '首页', at: 1_000 }

  test('rings until somebody goes', () => {
    const fleet = following(called)
    expect(ringing(fleet, 2_000).map(({ terminal, page }) => `${terminal} ${page}`)).toEqual(['hall-1 首页'])
    const going = fleetAfter(fleet, { kind: 'callAnswered', terminal: 'hall-1', by: '王敏' })
    expect(ringing(going, 2_000)).toEqual([])
    expect(callState(going, 'hall-1', 2_000)).toBe('answered')
  })

  test('ends when it is withdrawn, or after a quarter of an hour', () => {
    expect(callState(following(called, { kind: 'callWithdrawn', terminal: 'hall-1' }), 'hall-1', 2_000)).toBe('none')
    expect(callState(following(called), 'hall-1', 900_999)).toBe('ringing')
    expect(callState(following(called), 'hall-1', 901_000)).toBe('none')
  })
})

test('no stranger fills the memory with invented terminals', () => {
  const many = Array.from({ length: 700 }, (_, at) => beat(0, { terminal: `t-${at}` }))
  expect(Object.keys(following(...many).terminals)).toHaveLength(500)
})
