import { describe, expect, test } from 'vitest'
import {
  decideKeySet,
  isKeyValid,
  type KeySet,
  keySetSchema,
  keySetStatement,
  type PublicKey,
} from '#domain/key-set.ts'
import { parse } from '#domain/schema.ts'

const key = (id: string): PublicKey => ({
  id,
  publicKey: id.padEnd(87, 'A'),
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2027-12-31T00:00:00.000Z',
})
const first: KeySet = { format: 1, serial: 1, sealing: key('desk-1'), receipts: key('intake-1'), endorsement: null }
const later: KeySet = {
  format: 1,
  serial: 2,
  sealing: key('desk-2'),
  receipts: key('intake-2'),
  endorsement: { keyId: 'intake-1', signature: 'signature' },
}

describe('a terminal', () => {
  test('pins the first key set that it meets', () => {
    expect(decideKeySet(undefined, first, false)).toBe('pin')
    expect(decideKeySet(undefined, later, true)).toBe('pin')
  })

  test('keeps the key set it has where the same is offered, endorsed or not', () => {
    expect(decideKeySet(first, first, false)).toBe('keep')
    expect(decideKeySet(first, structuredClone(first), true)).toBe('keep')
    expect(decideKeySet(later, { ...later, endorsement: null }, false)).toBe('keep')
  })

  test('takes a later key set with the endorsement of the pinned receipts key', () => {
    expect(decideKeySet(first, later, true)).toBe('replace')
    expect(decideKeySet(first, { ...later, serial: 9 }, true)).toBe('replace')
  })

  test('refuses a later key set without an endorsement that verifies', () => {
    expect(decideKeySet(first, later, false)).toBe('refuse')
    expect(decideKeySet(first, { ...first, serial: 2 }, false)).toBe('refuse')
  })

  test('refuses an earlier key set even when it is endorsed, so that nobody can turn back', () => {
    expect(decideKeySet(later, first, true)).toBe('refuse')
  })

  test('refuses other keys under the serial number it already has, even when they are endorsed', () => {
    expect(decideKeySet(first, { ...later, serial: 1 }, true)).toBe('refuse')
  })

  test('notices any change of a key: its id, its bytes, its dates', () => {
    const changes: readonly Partial<PublicKey>[] = [
      { id: 'desk-9' },
      { publicKey: 'B'.repeat(87) },
      { notBefore: '2025-01-01T00:00:00.000Z' },
      { notAfter: '2099-01-01T00:00:00.000Z' },
    ]
    for (const change of changes) {
      expect(decideKeySet(first, { ...first, sealing: { ...first.sealing, ...change } }, false)).toBe('refuse')
      expect(decideKeySet(first, { ...first, receipts: { ...first.receipts, ...change } }, false)).toBe('refuse')
    }
  })
})

test('the endorsement is no part of what is endorsed', () => {
  expect(keySetStatement({ ...first, endorsement: later.endorsement } as KeySet)).toBe(keySetStatement(first))
})

test('what is endorsed tells the two keys apart', () => {
  expect(keySetStatement({ ...first, sealing: first.receipts, receipts: first.sealing })).not.toBe(
    keySetStatement(first),
  )
})

test('a key may be used from its first to its last instant', () => {
  const instant = (text: string) => isKeyValid(first.sealing, Date.parse(text))
  expect(instant('2025-12-31T23:59:59.999Z')).toBe(false)
  expect(instant('2026-01-01T00:00:00.000Z')).toBe(true)
  expect(instant('2027-12-31T00:00:00.000Z')).toBe(true)
  expect(instant('2027-12-31T00:00:00.001Z')).toBe(false)
})

test('a key set without a serial number, or with a key of the wrong length, is not read', () => {
  expect(parse(keySetSchema, later)).toEqual({ ok: true, value: later })
  for (const wrong of [{ ...first, serial: 0 }, { ...first, sealing: { ...first.sealing, publicKey: 'short' } }, null])
    expect(parse(keySetSchema, wrong).ok).toBe(false)
})
