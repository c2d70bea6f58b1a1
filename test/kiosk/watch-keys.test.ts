import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { KeySet } from '#domain/key-set.ts'
import { openStrictStore, type StrictStore } from '#kiosk/terminal/strict-store.ts'
import { type WatchedKeys, watchKeys } from '#kiosk/terminal/watch-keys.ts'
import { makeSealingKeys } from '#sealing/sealer.ts'

const someDay = Date.parse('2026-11-21T01:00:00.000Z')
const suite = 'HPKE-P256-SHA256-AES256GCM'

const newSet = async (): Promise<KeySet> => {
  const { publicKey } = await makeSealingKeys(suite)
  const key = { publicKey, notBefore: '2026-01-01T00:00:00.000Z', notAfter: '2031-01-01T00:00:00.000Z' }
  const sealing = [{ ...key, id: 'desk-1', holder: 'desk', suite } as const]
  return { format: 2, serial: 1, sealing: [...sealing], receipts: { ...key, id: 'receipts-1' }, endorsement: null }
}

let drawers = 0
let store: StrictStore
let set: KeySet
beforeEach(async () => {
  drawers += 1
  store = openStrictStore(`watched-${drawers}`)
  set = await newSet()
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const answering = (answer: () => Response | Promise<Response>) =>
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async () => answer()),
  )
const settled = async (keys: WatchedKeys) => {
  await keys.refresh()
  await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(2))
  return keys
}

describe('a terminal that asks its intake for keys', () => {
  test('has them before it says that the intake is reached', async () => {
    answering(() => Response.json(set))
    const keys = watchKeys(store)
    const known: unknown[] = []
    keys.isIntakeReached.subscribe(isReached => {
      if (isReached) known.push(keys.current.value, keys.receipts.value)
    })
    await settled(keys)
    expect(known).toEqual([set, [set.receipts]])
  })

  test('does not take a captive portal for the intake', async () => {
    answering(() => new Response('<html>请登录无线网络</html>', { headers: { date: 'Sat, 21 Nov 2015 01:00:00 GMT' } }))
    const keys = await settled(watchKeys(store))
    expect(keys.isIntakeReached.value).toBe(false)
    expect(keys.serverOffset.value).toBeNull()
  })

  test('remembers over a restart that its clock was wrong, until the intake is heard again', async () => {
    answering(
      () =>
        new Response(JSON.stringify(set), {
          headers: { 'x-mingtang-time': new Date(Date.now() - 10 * 86_400_000).toISOString() },
        }),
    )
    const before = await settled(watchKeys(store))
    expect(before.serverOffset.value).toBeLessThan(-9 * 86_400_000)
    answering(() => Promise.reject(new TypeError('offline')))
    const after = await settled(watchKeys(store))
    await vi.waitFor(() => expect(after.serverOffset.value).toBe(before.serverOffset.value))
  })

  test('learns how far its clock is off, half way between asking and the answer', async () => {
    let now = someDay
    vi.spyOn(Date, 'now').mockImplementation(() => now)
    answering(() => {
      now += 2_000
      return Response.json(set, { headers: { 'x-mingtang-time': new Date(someDay + 600_000).toISOString() } })
    })
    const keys = watchKeys(store)
    await vi.waitFor(() => expect(keys.serverOffset.value).toBe(599_000))
  })

  test.each(['', 'soon'])('knows nothing of its clock where the intake tells the time as “%s”', async told => {
    answering(() => Response.json(set, { headers: { 'x-mingtang-time': told } }))
    const keys = await settled(watchKeys(store))
    expect(keys.isIntakeReached.value).toBe(true)
    expect(keys.serverOffset.value).toBeNull()
  })

  test('keeps what it knew of its clock when the intake is gone', async () => {
    const time = new Date(Date.now() + 60_000).toISOString()
    answering(() => Response.json(set, { headers: { 'x-mingtang-time': time } }))
    const keys = await settled(watchKeys(store))
    const before = keys.serverOffset.value
    answering(() => Promise.reject(new TypeError('Failed to fetch')))
    await keys.refresh()
    expect(keys.isIntakeReached.value).toBe(false)
    expect(keys.serverOffset.value).toBe(before)
  })

  test('goes on asking where its disk cannot be read', async () => {
    answering(() => Response.json(set))
    const keys = await settled(watchKeys({ ...store, load: () => Promise.reject(new Error('disk')) }))
    expect(keys.current.value).toBeUndefined()
    expect(keys.isIntakeReached.value).toBe(true)
  })
})
