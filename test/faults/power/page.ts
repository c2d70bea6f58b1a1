import { openStrictStore } from '#kiosk/terminal/strict-store.ts'

/** `relaxed` is the control: the same code of the same drawer, and only its transactions ask for less. */
export type Durability = 'strict' | 'relaxed'

/** What the power cut asks of this page. */
export type PowerPage = {
  /** Saves one record after the other until the power is cut, and tells the rig of each that it is saved. */
  readonly saveOnAndOn: (durability: Durability) => void
  /** Numbers of the records that are there and whole. */
  readonly wholeRecords: () => Promise<readonly number[]>
}

declare global {
  interface Window {
    readonly power: PowerPage
    /** Tells the rig that the page has been told that a record is saved. */
    readonly acknowledge: (number: number) => Promise<void>
  }
}

const store = openStrictStore('mingtang-power')
const wireLength = 2_000
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** As long and as dense as a sealed request, and the same for the same number. */
const wireOf = (number: number): string => {
  let state = number + 1
  const characters = Array.from({ length: wireLength }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return alphabet[state >>> 26]
  })
  return characters.join('')
}

const saveOnAndOn: PowerPage['saveOnAndOn'] = durability => {
  if (durability === 'relaxed') relax()
  void save(0)
}

const save = async (number: number): Promise<void> => {
  const record = { state: 'queued', id: String(number), wire: wireOf(number), savedAt: 0, attempts: 0 }
  await store.save(String(number), record)
  void window.acknowledge(number)
  return save(number + 1)
}

const relax = () => {
  const { transaction } = IDBDatabase.prototype
  IDBDatabase.prototype.transaction = function (drawers, mode) {
    return transaction.call(this, drawers, mode, { durability: 'relaxed' })
  }
}

const wholeRecords: PowerPage['wholeRecords'] = async () => {
  const records = await store.loadAll()
  return records.map(([key, value]) => (isWhole(Number(key), value) ? Number(key) : -1)).filter(number => number >= 0)
}

const isWhole = (number: number, value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'wire' in value && value.wire === wireOf(number)

Object.defineProperty(window, 'power', { value: { saveOnAndOn, wholeRecords } satisfies PowerPage })
