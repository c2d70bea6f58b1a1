import 'fake-indexeddb/auto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type KeySet, keySetStatement } from '#domain/key-set.ts'
import { considerKeySet, loadFormerReceiptKeys, loadPinnedKeys } from '#kiosk/terminal/pinned-keys.ts'
import { openStrictStore, type StrictStore } from '#kiosk/terminal/strict-store.ts'
import { makeSigningKeys, sign } from '#sealing/signature.ts'
import { type Keys, loadKeys, renewKeys } from '#start/keys.ts'

const someDay = Date.parse('2026-11-21T01:00:00.000Z')
const suite = 'HPKE-P256-SHA256-AES256GCM'

let temporary = ''
let ours: Keys
let widened: Keys
let renewed: Keys
let twiceRenewed: Keys
let stranger: Keys
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'mingtang-keys-'))
  const folder = join(temporary, 'ours')
  ours = await loadKeys(folder, [], suite, someDay)
  widened = await loadKeys(folder, ['zhongdian'], suite, someDay)
  renewed = await renewKeys(folder, [], suite, someDay)
  twiceRenewed = await renewKeys(folder, [], suite, someDay)
  stranger = await loadKeys(join(temporary, 'stranger'), [], suite, someDay)
})
afterAll(() => rm(temporary, { recursive: true, force: true }))

let drawers = 0
let store: StrictStore
beforeEach(() => {
  drawers += 1
  store = openStrictStore(`terminal-${drawers}`)
})
const later = (set: KeySet, serial: number): KeySet => ({ ...set, serial })

describe('a terminal', () => {
  test('trusts nobody before it has reached its intake', async () => {
    expect(await loadPinnedKeys(store)).toBeUndefined()
  })

  test('pins the first keys it is offered, and still has them after a restart', async () => {
    expect(await considerKeySet(store, ours.set)).toEqual({ keys: ours.set, isRefused: false })
    expect(await loadPinnedKeys(openStrictStore(`terminal-${drawers}`))).toEqual(ours.set)
  })

  test('keeps the same keys when they are offered again', async () => {
    await considerKeySet(store, ours.set)
    expect(await considerKeySet(store, ours.set)).toEqual({ keys: ours.set, isRefused: false })
  })

  test('still knows the receipts key before the present one', async () => {
    await considerKeySet(store, ours.set)
    await considerKeySet(store, renewed.set)
    expect(await loadFormerReceiptKeys(store)).toEqual([ours.set.receipts])
  })

  test('takes over new keys that the pinned ones endorse, and from them the next', async () => {
    await considerKeySet(store, ours.set)
    expect(await considerKeySet(store, renewed.set)).toEqual({ keys: renewed.set, isRefused: false })
    expect(await loadPinnedKeys(store)).toEqual(renewed.set)
    expect(await considerKeySet(store, twiceRenewed.set)).toEqual({ keys: twiceRenewed.set, isRefused: false })
  })

  test('remembers the receipts keys it trusted before, for receipts that were given under them', async () => {
    await considerKeySet(store, ours.set)
    expect(await loadFormerReceiptKeys(store)).toEqual([])
    await considerKeySet(store, renewed.set)
    await considerKeySet(store, renewed.set)
    await considerKeySet(store, twiceRenewed.set)
    expect(await loadFormerReceiptKeys(store)).toEqual([ours.set.receipts, renewed.set.receipts])
  })

  test('takes over the key of an organ that has got its own, and remembers no receipts key twice', async () => {
    await considerKeySet(store, ours.set)
    expect(await considerKeySet(store, widened.set)).toEqual({ keys: widened.set, isRefused: false })
    expect(await loadFormerReceiptKeys(store)).toEqual([])
    expect(await considerKeySet(store, renewed.set)).toEqual({ keys: renewed.set, isRefused: false })
    expect(await loadFormerReceiptKeys(store)).toEqual([ours.set.receipts])
  })

  test('remembers no key that it refused', async () => {
    await considerKeySet(store, ours.set)
    await considerKeySet(store, later(stranger.set, 2))
    expect(await loadFormerReceiptKeys(store)).toEqual([])
  })
})

describe('a terminal keeps its keys and says that others were refused', () => {
  const offers: readonly (readonly [string, () => KeySet | Promise<KeySet>])[] = [
    ['without an endorsement', () => later(stranger.set, 2)],
    [
      'with an endorsement by themselves',
      async () => {
        const set = later(stranger.set, 2)
        const signature = await sign(stranger.receiptsPrivateKey, keySetStatement(set))
        return { ...set, endorsement: { keyId: ours.set.receipts.id, signature } }
      },
    ],
    ['with an endorsement of other keys', () => ({ ...later(stranger.set, 2), endorsement: renewed.set.endorsement })],
    [
      'whose endorsement names another key',
      async () => {
        const { privateKey } = await makeSigningKeys()
        const signature = await sign(privateKey, keySetStatement(renewed.set))
        return { ...renewed.set, endorsement: { keyId: 'receipts-9', signature } }
      },
    ],
    ['endorsed by the key before last', () => twiceRenewed.set],
  ]

  test.each(offers)('when it is offered keys %s', async (_name, offer) => {
    await considerKeySet(store, ours.set)
    expect(await considerKeySet(store, await offer())).toEqual({ keys: ours.set, isRefused: true })
    expect(await loadPinnedKeys(store)).toEqual(ours.set)
  })

  test('when its own pin cannot be read, whatever is offered', async () => {
    await store.save('keySet', { damaged: true })
    expect(await considerKeySet(store, ours.set)).toEqual({ keys: undefined, isRefused: true })
  })

  test('when it is offered the former keys again', async () => {
    await considerKeySet(store, ours.set)
    await considerKeySet(store, renewed.set)
    expect(await considerKeySet(store, ours.set)).toEqual({ keys: renewed.set, isRefused: true })
    expect(await loadPinnedKeys(store)).toEqual(renewed.set)
  })
})
