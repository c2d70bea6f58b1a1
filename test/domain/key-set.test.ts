import { describe, expect, test } from 'vitest'
import {
  decideKeySet,
  isKeyValid,
  type KeySet,
  keySetSchema,
  keySetStatement,
  type PublicKey,
  type SealingKey,
  sealingKeyOf,
} from '#domain/key-set.ts'
import { parse } from '#domain/schema.ts'

const key = (id: string): PublicKey => ({
  id,
  publicKey: id.padEnd(87, 'A'),
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2027-12-31T00:00:00.000Z',
})
const sealingKey = (id: string, holder = 'desk'): SealingKey => ({
  ...key(id),
  holder,
  suite: 'HPKE-P256-SHA256-AES256GCM',
})
const desk = sealingKey('desk-1')
const zhongdian = sealingKey('zhongdian-1', 'zhongdian')
const first: KeySet = {
  format: 2,
  serial: 1,
  sealing: [desk, zhongdian],
  receipts: key('intake-1'),
  endorsement: null,
}
const later: KeySet = {
  format: 2,
  serial: 2,
  sealing: [sealingKey('desk-2')],
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
      expect(decideKeySet(first, { ...first, sealing: [{ ...desk, ...change }, zhongdian] }, false)).toBe('refuse')
      expect(decideKeySet(first, { ...first, sealing: [desk, { ...zhongdian, ...change }] }, false)).toBe('refuse')
      expect(decideKeySet(first, { ...first, receipts: { ...first.receipts, ...change } }, false)).toBe('refuse')
    }
  })

  test('notices a key that has come or gone, changed hands or changed its suite', () => {
    const offers: readonly (readonly SealingKey[])[] = [
      [desk],
      [desk, zhongdian, sealingKey('other-1', 'other')],
      [desk, { ...zhongdian, holder: 'other' }],
      [{ ...desk, suite: 'SM2-SM4GCM' }, zhongdian],
    ]
    for (const sealing of offers) expect(decideKeySet(first, { ...first, sealing: [...sealing] }, false)).toBe('refuse')
  })
})

test('the endorsement is no part of what is endorsed', () => {
  expect(keySetStatement({ ...first, endorsement: later.endorsement } as KeySet)).toBe(keySetStatement(first))
})

test('what is endorsed tells sealing keys and the receipts key apart', () => {
  const swapped: KeySet = {
    ...first,
    sealing: [{ ...first.receipts, holder: 'desk', suite: desk.suite }, zhongdian],
    receipts: key('desk-1'),
  }
  expect(keySetStatement(swapped)).not.toBe(keySetStatement(first))
})

test('is sealed to the holder’s own key, else to the desk’s', () => {
  expect(sealingKeyOf(first, 'zhongdian')).toBe(zhongdian)
  expect(sealingKeyOf(first, 'desk')).toBe(desk)
  expect(sealingKeyOf(first, 'civil-affairs')).toBe(desk)
})

test('a pinned key may be used to its last instant, and by a clock that is behind', () => {
  const instant = (text: string) => isKeyValid(desk, Date.parse(text))
  expect(instant('1970-01-01T00:00:00.000Z')).toBe(true)
  expect(instant('2026-01-01T00:00:00.000Z')).toBe(true)
  expect(instant('2027-12-31T00:00:00.000Z')).toBe(true)
  expect(instant('2027-12-31T00:00:00.001Z')).toBe(false)
})

test('a key set without a serial number, without the desk’s key, or with a key of the wrong length, is not read', () => {
  expect(parse(keySetSchema, later)).toEqual({ ok: true, value: later })
  const wrong: readonly unknown[] = [
    { ...first, serial: 0 },
    { ...first, sealing: [zhongdian] },
    { ...first, sealing: [{ ...desk, publicKey: 'short' }] },
    { ...first, sealing: [{ ...desk, suite: 'none' }] },
    { ...first, format: 1 },
    null,
  ]
  for (const each of wrong) expect(parse(keySetSchema, each).ok).toBe(false)
})
