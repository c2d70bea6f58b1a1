import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openStrictStore, type StrictStore } from '#kiosk/terminal/strict-store.ts'
import { startTally } from '#kiosk/terminal/tally.ts'

const firstDay = '2026-11-21T01:00:00.000Z'
const nextDay = '2026-11-22T01:00:00.000Z'

/** The intake as far as a tally goes: it keeps the last running total of each day. */
const newIntake = () => {
  const totals = new Map<string, number>()
  let answer: 'takes' | 'isDown' | 'takesAndIsCutOff' = 'takes'
  const fetched = vi.fn<typeof fetch>(async (path, init) => {
    if (answer === 'isDown') throw new TypeError('no network')
    totals.set(String(path).replace('/intake/tallies/', ''), JSON.parse(String(init?.body)).found)
    if (answer === 'takesAndIsCutOff') throw new TypeError('cut off')
    return new Response(null, { status: 204 })
  })
  return {
    totals: () => Object.fromEntries(totals),
    fetched,
    now: (next: typeof answer) => {
      answer = next
    },
  }
}

let drawers = 0
let store: StrictStore
let intake: ReturnType<typeof newIntake>
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse(firstDay), toFake: ['Date'] })
  drawers += 1
  store = openStrictStore(`tally-${drawers}`)
  intake = newIntake()
  vi.stubGlobal('fetch', intake.fetched)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})
const start = (terminal: string | undefined = 'hall-1') => startTally(store, () => terminal)

describe('finding it already public', () => {
  test('is told to the intake as the running total of the day in China', async () => {
    const tally = start()
    await tally.countFound()
    await tally.countFound()
    expect(intake.totals()).toEqual({ 'hall-1/2026-11-21': 2 })
    vi.setSystemTime(Date.parse('2026-11-21T16:00:00.000Z'))
    await tally.countFound()
    expect(intake.totals()).toEqual({ 'hall-1/2026-11-21': 2, 'hall-1/2026-11-22': 1 })
  })

  test('counts two at once as two', async () => {
    const tally = start()
    await Promise.all([tally.countFound(), tally.countFound()])
    expect(intake.totals()).toEqual({ 'hall-1/2026-11-21': 2 })
  })

  test('tells a number and nothing else', async () => {
    await start().countFound()
    expect(intake.fetched.mock.calls.map(([path, init]) => [path, init?.method, init?.body])).toEqual([
      ['/intake/tallies/hall-1/2026-11-21', 'PUT', '{"found":1}'],
    ])
  })

  test('is kept on the disk while nobody can be reached, over a restart too', async () => {
    intake.now('isDown')
    await start().countFound()
    await start().countFound()
    intake.now('takes')
    await start().deliver()
    expect(intake.totals()).toEqual({ 'hall-1/2026-11-21': 2 })
  })

  test('is counted once though the answer was lost and it is sent again', async () => {
    intake.now('takesAndIsCutOff')
    const tally = start()
    await tally.countFound()
    intake.now('takes')
    await tally.deliver()
    await tally.deliver()
    expect(intake.totals()).toEqual({ 'hall-1/2026-11-21': 1 })
    expect(intake.fetched).toHaveBeenCalledTimes(2)
  })

  test('goes on from the former total after a restart on the same day', async () => {
    await start().countFound()
    await start().countFound()
    expect(intake.totals()).toEqual({ 'hall-1/2026-11-21': 2 })
  })

  test('waits on the disk until the terminal knows its name', async () => {
    await startTally(store, () => undefined).countFound()
    expect(intake.fetched).not.toHaveBeenCalled()
    await start().deliver()
    expect(intake.totals()).toEqual({ 'hall-1/2026-11-21': 1 })
  })
})

describe('a day that has passed', () => {
  test('is forgotten once the intake has it', async () => {
    const tally = start()
    await tally.countFound()
    vi.setSystemTime(Date.parse(nextDay))
    await tally.deliver()
    expect(await store.loadKeys()).toEqual([])
    expect(intake.fetched).toHaveBeenCalledOnce()
  })

  test('is kept until the intake has it, however many days that takes', async () => {
    intake.now('isDown')
    const tally = start()
    await tally.countFound()
    vi.setSystemTime(Date.parse(nextDay))
    await tally.countFound()
    expect(await store.loadKeys()).toEqual(['2026-11-21', '2026-11-22'])
    intake.now('takes')
    await tally.deliver()
    expect(intake.totals()).toEqual({ 'hall-1/2026-11-21': 1, 'hall-1/2026-11-22': 1 })
    expect(await store.loadKeys()).toEqual(['2026-11-22'])
  })
})
