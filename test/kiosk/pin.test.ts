import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { isGoodPin, openPin, type TerminalPin } from '#kiosk/terminal/pin.ts'
import { openStrictStore, type StrictStore } from '#kiosk/terminal/strict-store.ts'

let drawers = 0
let store: StrictStore
let pin: TerminalPin
beforeEach(() => {
  drawers += 1
  store = openStrictStore(`pin-${drawers}`)
  pin = openPin(store)
})

const minute = 60_000

describe('the PIN of a terminal', () => {
  test('is kept as a hash of at least 600,000 rounds, salted anew each time', async () => {
    await pin.set('271828')
    const first = await store.load('pin technician')
    await pin.set('271828')
    const second = await store.load('pin technician')
    expect(first).toMatchObject({ rounds: 600_000 })
    expect(JSON.stringify([first, second])).not.toContain('271828')
    expect(second).not.toEqual(first)
  })

  test('opens to whoever knows it', async () => {
    expect(await pin.isSet()).toBe(false)
    expect(await pin.check('271828', 0)).toEqual({ kind: 'none' })
    await pin.set('271828')
    expect(await pin.isSet()).toBe(true)
    expect(await pin.check('314159', 0)).toEqual({ kind: 'wrong' })
    expect(await pin.check('271828', 0)).toEqual({ kind: 'right' })
  })

  test('locks after five wrong tries, for the page that comes after a power cut too', async () => {
    await pin.set('271828')
    for (const _ of Array.from({ length: 5 })) await pin.check('000001', 0)
    expect(await pin.check('271828', 1)).toEqual({ kind: 'wait', wait: minute - 1 })
    expect(await openPin(openStrictStore(`pin-${drawers}`)).check('271828', 2)).toEqual({
      kind: 'wait',
      wait: minute - 2,
    })
    expect(await pin.check('271828', minute)).toEqual({ kind: 'right' })
  })

  test('counts a try before it looks at it, so that pulling the plug gains nothing', async () => {
    await pin.set('271828')
    const cut: StrictStore = {
      ...store,
      save: async (key, value) => {
        await store.save(key, value)
        throw new Error('power cut')
      },
    }
    for (const _ of Array.from({ length: 5 }))
      await expect(openPin(cut).check('000001', 0)).rejects.toThrow('power cut')
    expect(await pin.check('271828', 0)).toEqual({ kind: 'wait', wait: minute })
  })

  test('is not tried by a terminal that cannot count the try', async () => {
    await pin.set('271828')
    const full: StrictStore = { ...store, save: () => Promise.reject(new Error('disk full')) }
    await expect(openPin(full).check('271828', 0)).rejects.toThrow('disk full')
  })

  test('counts tries that come at the same time one by one', async () => {
    await pin.set('271828')
    const tries = await Promise.all(Array.from({ length: 6 }, () => pin.check('000001', 0)))
    expect(tries.map(({ kind }) => kind)).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'wait'])
  })

  test('can be forgotten, so that a new one is chosen', async () => {
    await pin.set('271828')
    await pin.forget()
    expect(await pin.isSet()).toBe(false)
  })
})

test('a PIN has six digits that are not all alike', () => {
  expect(['271828', '12345', '1234567', '11111a', '777777'].map(isGoodPin)).toEqual([true, false, false, false, false])
})
