import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { DeliveryResult, SubmissionId } from '#domain/submission.ts'
import type { Delivery } from '#kiosk/outbox/http-delivery.ts'
import { startOutbox } from '#kiosk/outbox/outbox.ts'
import type { OutboxStore } from '#kiosk/outbox/outbox-store.ts'
import { openMemoryOutbox } from './memory-outbox.ts'
import { delivered, idOf, queued, refused, saving } from './outbox-store-contract.ts'

const recordedAt = '2026-11-21T01:00:05.000Z'
const recorded: DeliveryResult = { kind: 'recorded', recordedAt }
const unreachable: DeliveryResult = { kind: 'unreachable', retryAfter: 0 }
const minute = 60_000
const sealed = { id: idOf(1), wire: 'sealed 1' }

/** Web Locks as browsers keep them: whoever holds one keeps it until it dies. */
const newLocks = () => {
  const waiting: (() => unknown)[] = []
  let isHeld = false
  return {
    request: async (_: string, run: () => unknown) => {
      if (isHeld) return void waiting.push(run)
      isHeld = true
      run()
    },
    holderDies: () => waiting.shift()?.(),
  }
}

let store: OutboxStore
let page: EventTarget & { visibilityState?: string }
let locks: ReturnType<typeof newLocks>
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-21T01:00:00.000Z') })
  vi.spyOn(console, 'error').mockImplementation(() => {})
  store = openMemoryOutbox()
  locks = newLocks()
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('document', page)
  vi.stubGlobal('navigator', { locks })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** Answers each try of each submission in turn, and then as last. */
const delivering = (...answers: readonly DeliveryResult[]) => {
  const tries = new Map<SubmissionId, number>()
  return vi.fn<Delivery>(async ({ id }) => {
    const before = tries.get(id) ?? 0
    tries.set(id, before + 1)
    return answers[Math.min(before, answers.length - 1)] ?? unreachable
  })
}
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
const sentIds = (deliver: ReturnType<typeof delivering>) => deliver.mock.calls.map(([{ id }]) => id)
const statesIn = (outbox: ReturnType<typeof startOutbox>) => outbox.submissions.value.map(each => each.state)

describe('a submission that was handed in', () => {
  test('is on the disk before anybody is told, and before anything is sent', async () => {
    const seen: unknown[] = []
    const deliver: Delivery = async ({ id }) => {
      seen.push(await store.find(id))
      return recorded
    }
    const outbox = startOutbox(store, deliver)
    await outbox.submit(sealed)
    expect(await store.find(sealed.id)).toMatchObject({ state: 'queued', wire: 'sealed 1' })
    await pass(1000)
    expect(seen).toMatchObject([{ state: 'queued', wire: 'sealed 1' }])
  })

  test('is sent at once, and leaves a tombstone without its bytes', async () => {
    const deliver = delivering(recorded)
    const outbox = startOutbox(store, deliver)
    await outbox.submit(sealed)
    await pass(10)
    expect(statesIn(outbox)).toEqual(['delivered'])
    expect(await store.load()).toEqual({ submissions: [delivered(1, recordedAt)], unreadable: [] })
    await pass(60 * minute)
    expect(deliver).toHaveBeenCalledOnce()
  })

  test('is sent with the very bytes that were sealed', async () => {
    const deliver = delivering(recorded)
    await startOutbox(store, deliver).submit(sealed)
    await pass(10)
    expect(deliver.mock.calls[0]?.[0]).toMatchObject(sealed)
  })

  test('stays on the disk while it is being sent', async () => {
    const outbox = startOutbox(store, () => new Promise<DeliveryResult>(() => {}))
    await outbox.submit(sealed)
    await pass(minute)
    expect(statesIn(outbox)).toEqual(['sending'])
    expect(await store.find(sealed.id)).toMatchObject({ state: 'queued' })
  })

  test('is tried again and again for as long as it takes', async () => {
    const deliver = delivering(...Array.from({ length: 2000 }, () => unreachable), recorded)
    const outbox = startOutbox(store, deliver)
    await outbox.submit(sealed)
    await pass(400 * 60 * minute)
    expect(deliver.mock.calls.length).toBeGreaterThan(2000)
    expect(statesIn(outbox)).toEqual(['delivered'])
  })

  test('is tried less and less often while nobody answers', async () => {
    const deliver = delivering(unreachable)
    await startOutbox(store, deliver).submit(sealed)
    await pass(minute)
    const inTheFirstMinute = deliver.mock.calls.length
    await pass(60 * minute)
    const before = deliver.mock.calls.length
    await pass(60 * minute)
    expect(inTheFirstMinute).toBeGreaterThan(2)
    expect(deliver.mock.calls.length - before).toBeLessThanOrEqual(12)
  })

  test('is left alone for as long as the intake asks', async () => {
    const deliver = delivering({ kind: 'unreachable', retryAfter: 5 * minute }, recorded)
    await startOutbox(store, deliver).submit(sealed)
    await pass(5 * minute - 1000)
    expect(deliver).toHaveBeenCalledOnce()
    await pass(minute + 1000)
    expect(deliver).toHaveBeenCalledTimes(2)
  })

  test('is kept where the intake refuses it, and tried again by the hour, for a server that has been put right', async () => {
    const refused = { kind: 'refused', reason: 'conflict' } as const
    const deliver = delivering(refused, unreachable, refused)
    const outbox = startOutbox(store, deliver)
    await outbox.submit(sealed)
    await pass(59 * minute)
    expect(deliver).toHaveBeenCalledOnce()
    await pass(90 * minute)
    expect(deliver).toHaveBeenCalledTimes(3)
    expect(statesIn(outbox)).toEqual(['refused'])
    expect(await store.find(sealed.id)).toMatchObject({ state: 'refused', wire: 'sealed 1', reason: 'conflict' })
  })
})

describe('the uploader', () => {
  const trigger = (kind: 'online' | 'visibilitychange') => page.dispatchEvent(new Event(kind))

  test.each(['online', 'visibilitychange'] as const)('tries at once on %s, whatever pause is running', async kind => {
    const deliver = delivering(unreachable, unreachable, unreachable, unreachable, recorded)
    const outbox = startOutbox(store, deliver)
    await outbox.submit(sealed)
    await pass(50_000)
    expect(statesIn(outbox)).toEqual(['queued'])
    while (statesIn(outbox)[0] !== 'delivered') {
      const before = deliver.mock.calls.length
      trigger(kind)
      await pass(10)
      expect(deliver).toHaveBeenCalledTimes(before + 1)
    }
  })

  test('does not stir when the page is hidden', async () => {
    const deliver = delivering(unreachable)
    await startOutbox(store, deliver).submit(sealed)
    await pass(50_000)
    const before = deliver.mock.calls.length
    page.visibilityState = 'hidden'
    trigger('visibilitychange')
    await pass(10)
    expect(deliver).toHaveBeenCalledTimes(before)
  })

  test('tries when it is woken, for the keys have come', async () => {
    await store.save({ ...queued(1), nextAttemptAt: Date.now() + 9 * minute, attempts: 9 })
    const deliver = delivering(unreachable, recorded)
    const outbox = startOutbox(store, deliver)
    await pass(10)
    outbox.wake()
    await pass(10)
    expect(statesIn(outbox)).toEqual(['delivered'])
  })

  test('begins with what the page before has left', async () => {
    await store.save({ ...queued(1), nextAttemptAt: Date.now() + 9 * minute, attempts: 9 })
    const deliver = delivering(recorded)
    startOutbox(store, deliver)
    await pass(10)
    expect(sentIds(deliver)).toEqual([idOf(1)])
  })

  test('goes on where the clock has been set back by years', async () => {
    const deliver = delivering(unreachable, unreachable, recorded)
    const outbox = startOutbox(store, deliver)
    await outbox.submit(sealed)
    await pass(minute / 2)
    vi.setSystemTime(Date.parse('2015-01-01T00:00:00.000Z'))
    await pass(2 * minute)
    expect(statesIn(outbox)).toEqual(['delivered'])
  })

  test('is not held up by one that never gets through', async () => {
    await store.save(queued(1, Date.now() - minute))
    const deliver = vi.fn<Delivery>(async ({ id }) => {
      if (id === idOf(1)) throw new Error('poison')
      return recorded
    })
    const outbox = startOutbox(store, deliver)
    await pass(minute)
    for (const number of [2, 3, 4]) await outbox.submit({ id: idOf(number), wire: `sealed ${number}` })
    await pass(10)
    expect(statesIn(outbox).sort()).toEqual(['delivered', 'delivered', 'delivered', 'queued'])
  })

  test('is not held up by one whose outcome the disk does not take, and does not run hot over it', async () => {
    const save = vi.fn<OutboxStore['save']>(async each => {
      if (each.id === idOf(1)) throw new Error('disk')
      return store.save(each)
    })
    await store.save(queued(1))
    const deliver = delivering(recorded)
    const outbox = startOutbox({ ...store, save }, deliver)
    await pass(100)
    await outbox.submit({ id: idOf(2), wire: 'sealed 2' })
    await pass(10)
    expect(statesIn(outbox)).toEqual(['delivered', 'delivered'])
    await pass(10 * minute)
    expect(deliver.mock.calls.length).toBeLessThanOrEqual(13)
    expect(await store.find(idOf(1))).toMatchObject({ state: 'queued' })
  })

  test('sends what is new before what has failed', async () => {
    const deliver = delivering(unreachable)
    for (const number of [1, 2]) await store.save({ ...queued(number), attempts: 4 })
    await store.save(queued(3, Date.now()))
    startOutbox(store, deliver)
    await pass(10)
    expect(sentIds(deliver)).toEqual([idOf(3), idOf(1), idOf(2)])
  })

  test('sends something new before it goes on with a long row of failures', async () => {
    for (let number = 2; number < 30; number += 1) await store.save({ ...queued(number), attempts: 4 })
    const deliver = vi.fn<Delivery>(async () => {
      await new Promise(resolve => setTimeout(resolve, 30_000))
      return unreachable
    })
    const outbox = startOutbox(store, deliver)
    await pass(40_000)
    await outbox.submit(sealed)
    await pass(30_000)
    expect(sentIds(deliver)[2]).toBe(sealed.id)
  })

  test('is one among all tabs, and the next one takes over when its tab dies', async () => {
    const dying = vi.fn<Delivery>(() => new Promise<DeliveryResult>(() => {}))
    const deliver = delivering(recorded)
    const first = startOutbox(store, dying)
    const second = startOutbox(store, deliver)
    await first.submit(sealed)
    await pass(10 * minute)
    expect(dying).toHaveBeenCalledOnce()
    expect(deliver).not.toHaveBeenCalled()
    locks.holderDies()
    await pass(10)
    expect(sentIds(deliver)).toEqual([sealed.id])
    expect(statesIn(second)).toEqual(['delivered'])
  })

  test('lets the other tabs know within a minute', async () => {
    const first = startOutbox(store, delivering(recorded))
    const second = startOutbox(store, delivering(unreachable))
    await second.submit(sealed)
    expect(statesIn(second)).toEqual(['queued'])
    await pass(2 * minute)
    expect([statesIn(first), statesIn(second)]).toEqual([['delivered'], ['delivered']])
  })

  test('goes on after the disk could not be read for a while', async () => {
    await store.save(queued(1))
    const load = vi.fn(store.load).mockRejectedValueOnce(new Error('busy')).mockRejectedValueOnce(new Error('busy'))
    const deliver = delivering(recorded)
    startOutbox({ ...store, load }, deliver)
    await pass(5 * minute)
    expect(sentIds(deliver)).toEqual([idOf(1)])
  })
})

describe('what lies on the disk', () => {
  test('is forgotten as a tombstone after 400 days, and as bytes that nobody was told of after a while', async () => {
    const day = 24 * 60 * minute
    await store.save(delivered(1, new Date(Date.now() - 401 * day).toISOString()))
    await store.save(delivered(2, new Date(Date.now() - 399 * day).toISOString()))
    await store.save({ ...saving(3), savedAt: Date.now() - 11 * minute })
    await store.save({ ...saving(4), savedAt: Date.now() })
    await store.save({ ...queued(5), savedAt: 0 })
    await store.save({ ...refused(6), savedAt: 0 })
    const outbox = startOutbox(store, delivering(unreachable))
    await pass(10)
    const left = (await store.load()).submissions.map(each => each.id).sort()
    expect(left).toEqual([2, 4, 5, 6].map(idOf))
    expect(statesIn(outbox).sort()).toEqual(['queued', 'refused'])
  })

  test('is never sent while it is only being saved', async () => {
    await store.save({ ...saving(1), savedAt: Date.now() })
    const deliver = delivering(recorded)
    const outbox = startOutbox(store, deliver)
    await pass(60 * minute)
    expect(deliver).not.toHaveBeenCalled()
    expect(outbox.submissions.value).toEqual([])
  })

  test('is counted where it cannot be read', async () => {
    const load = async () => ({ ...(await store.load()), unreadable: ['x', 'y'] })
    const outbox = startOutbox({ ...store, load }, delivering(recorded))
    await pass(10)
    expect(outbox.unreadable.value).toBe(2)
  })

  test('tells how long the oldest has waited, sent or not, and nothing of what is refused or delivered', async () => {
    const outbox = startOutbox(store, delivering(unreachable))
    expect(outbox.oldestWaitingSince.value).toBeNull()
    for (const each of [queued(5, 5_000), queued(3, 3_000), refused(1), delivered(2)]) await store.save(each)
    await pass(minute)
    expect(outbox.oldestWaitingSince.value).toBe(3_000)
  })
})

describe('the exported queue', () => {
  test('holds the sealed bytes of what is queued or refused, and says what could not be read', async () => {
    for (const each of [queued(1), saving(2), refused(3), delivered(4)]) await store.save(each)
    const load = async () => ({ ...(await store.load()), unreadable: ['broken'] })
    const outbox = startOutbox({ ...store, load }, delivering(unreachable))
    const exported = await outbox.exportQueue('hall-1')
    expect(exported).toEqual({
      format: 1,
      terminal: 'hall-1',
      exportedAt: '2026-11-21T01:00:00.000Z',
      submissions: ['sealed 1', 'sealed 3'],
      unreadable: 1,
    })
  })

  test('leaves the queue as it is', async () => {
    await store.save(queued(1))
    const deliver = delivering(recorded)
    const outbox = startOutbox(store, deliver)
    await outbox.exportQueue('hall-1')
    await pass(10)
    expect(sentIds(deliver)).toEqual([idOf(1)])
  })
})

/** How a disk may answer: as it should, without having done it, or having done it and failing all the same. */
const answers = ['does', 'refuses', 'does and fails'] as const
type Answer = (typeof answers)[number]

const faulty = async <Value>(answer: Answer, work: () => Promise<Value>): Promise<Value> => {
  if (answer === 'refuses') throw new Error('disk')
  const value = await work()
  if (answer === 'does and fails') throw new Error('disk')
  return value
}

describe('a disk that fails while a submission is saved', () => {
  const whileTakenBack = ['answers', 'answers late', 'refuses', 'does and fails'] as const
  const cases = answers.flatMap(first =>
    answers.flatMap(second => whileTakenBack.map(third => [first, second, third] as const)),
  )

  const failing = ([first, second, third]: (typeof cases)[number]): OutboxStore => {
    let saves = 0
    let asked = 0
    return {
      ...store,
      save: each => {
        saves += 1
        return faulty(saves === 1 ? first : saves === 2 ? second : 'does', () => store.save(each))
      },
      forget: each => {
        asked += 1
        const late = asked < 3 ? 'refuses' : 'does'
        const answer = third === 'answers' ? 'does' : third === 'answers late' ? late : third
        return faulty(asked <= 3 ? answer : 'does', () => store.forget(each))
      },
    }
  }

  test.each(cases)('first step %s, second step %s, taking back %s: what was said is true', async (...fault) => {
    const deliver = delivering(recorded)
    const outbox = startOutbox(failing(fault), deliver)
    const said = await outbox.submit(sealed).then(
      () => 'saved',
      () => 'not saved',
    )
    await pass(60 * minute)
    if (said === 'saved') expect(sentIds(deliver)).toEqual([sealed.id])
    else {
      expect(deliver).not.toHaveBeenCalled()
      expect(outbox.submissions.value).toEqual([])
      expect((await store.find(sealed.id))?.state).not.toBe('queued') // a later page does not send it either
    }
  })

  test.each(cases)(
    'first step %s, second step %s, taking back %s: handed in again as it is, it is one',
    async (...fault) => {
      const deliver = delivering(recorded)
      const outbox = startOutbox(failing(fault), deliver)
      await outbox.submit(sealed).catch(() => outbox.submit(sealed).catch(() => outbox.submit(sealed)))
      await pass(60 * minute)
      expect(sentIds(deliver)).toEqual([sealed.id])
      expect(statesIn(outbox)).toEqual(['delivered'])
    },
  )

  test('has saved nothing where it is full, and says so as the disk does', async () => {
    const full = new DOMException('', 'QuotaExceededError')
    const save = vi.fn(store.save).mockRejectedValue(full)
    const outbox = startOutbox({ ...store, save }, delivering(recorded))
    await store.save(queued(2))
    await expect(outbox.submit(sealed)).rejects.toBe(full)
    expect(await store.find(sealed.id)).toBeUndefined()
    expect(await store.find(idOf(2))).toBeDefined()
  })

  test('has kept its promise where it did not answer until the promise stood', async () => {
    const save: OutboxStore['save'] = async each => {
      await store.save(each)
      if (each.state === 'queued') throw new Error('the answer is lost')
    }
    const outbox = startOutbox({ ...store, save }, delivering(unreachable))
    await outbox.submit(sealed)
    expect(statesIn(outbox)).toEqual(['queued'])
  })
})

describe('a second copy of a submission', () => {
  test('does not enter the queue again once it is delivered', async () => {
    const deliver = delivering(recorded)
    const outbox = startOutbox(store, deliver)
    await outbox.submit(sealed)
    await pass(10)
    await outbox.submit(sealed)
    await pass(60 * minute)
    expect(deliver).toHaveBeenCalledOnce()
    expect(statesIn(outbox)).toEqual(['delivered'])
  })

  test('does not enter the queue again in a later life of the page', async () => {
    await store.save(delivered(1))
    const deliver = delivering(recorded)
    const outbox = startOutbox(store, deliver)
    await outbox.submit(sealed)
    await pass(60 * minute)
    expect(deliver).not.toHaveBeenCalled()
    expect(statesIn(outbox)).toEqual(['delivered'])
  })

  test('is the same one while it still waits', async () => {
    const outbox = startOutbox(store, delivering(unreachable))
    await outbox.submit(sealed)
    await pass(5 * minute)
    const before = await store.find(sealed.id)
    await outbox.submit(sealed)
    expect(await store.find(sealed.id)).toEqual(before)
  })
})
