import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { openIndexedDbOutbox } from '#kiosk/outbox/indexed-db-outbox.ts'
import { openStrictStore } from '#kiosk/terminal/strict-store.ts'
import { openMemoryOutbox } from './memory-outbox.ts'
import { delivered, outboxStoreContract, queued, saving } from './outbox-store-contract.ts'

let drawers = 0
const newDrawer = () => {
  drawers += 1
  return openStrictStore(`outbox-${drawers}`)
}
afterEach(() => vi.restoreAllMocks())

outboxStoreContract('an outbox in memory', async () => openMemoryOutbox())
outboxStoreContract('the outbox in IndexedDB', async () => openIndexedDbOutbox(newDrawer()))

describe('the outbox on the disk', () => {
  test('is found again by the next page', async () => {
    await openIndexedDbOutbox(openStrictStore('outbox-shared')).save(queued(1))
    const { submissions } = await openIndexedDbOutbox(openStrictStore('outbox-shared')).load()
    expect(submissions).toEqual([queued(1)])
  })

  test.each([
    ['of another program', { ...queued(2), state: 'waiting' }],
    ['without its bytes', { ...queued(2), wire: undefined }],
    ['that is no submission', 'text'],
  ])('leaves a record %s where it is, reports it once, and gives the others', async (_, record) => {
    const drawer = newDrawer()
    const report = vi.spyOn(console, 'error').mockImplementation(() => {})
    await drawer.save(queued(2).id, record)
    const outbox = openIndexedDbOutbox(drawer)
    await outbox.save(queued(1))
    expect(await outbox.load()).toEqual({ submissions: [queued(1)], unreadable: [queued(2).id] })
    expect(await outbox.find(queued(2).id)).toBeUndefined()
    await outbox.forget(saving(2))
    await outbox.load()
    expect(await drawer.load(queued(2).id)).toEqual(record)
    expect(report).toHaveBeenCalledOnce()
    expect(report.mock.calls.join()).toContain(queued(2).id)
  })

  test('does not call a submission saved that does not read back as it was written', async () => {
    const drawer = newDrawer()
    const forgetful = openIndexedDbOutbox({ ...drawer, save: async () => {} })
    await expect(forgetful.save(queued(1))).rejects.toThrow('read back')
    for (const change of [{ wire: 'other' }, { state: 'saving' }, { attempts: 1 }, { savedAt: 0 }]) {
      const changing = openIndexedDbOutbox({ ...drawer, load: async () => ({ ...queued(1), ...change }) })
      await expect(changing.save(queued(1))).rejects.toThrow('read back')
    }
  })

  test('writes only in transactions that survive a power cut', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    const outbox = openIndexedDbOutbox(newDrawer())
    await outbox.save(saving(1))
    await outbox.save(queued(1))
    await outbox.save(delivered(1))
    await outbox.forget(delivered(1))
    const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite')
    expect(writes).toHaveLength(4)
    for (const [, , options] of writes) expect(options).toEqual({ durability: 'strict' })
  })

  test('opens at the next try after the disk has once refused', async () => {
    const outbox = openIndexedDbOutbox(newDrawer())
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('the disk is busy', 'UnknownError')
    })
    await expect(outbox.save(queued(1))).rejects.toThrow('the disk is busy')
    await outbox.save(queued(1))
    expect((await outbox.load()).submissions).toEqual([queued(1)])
  })
})
