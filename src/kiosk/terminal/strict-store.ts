import { del, entries, get, keys, set, type UseStore } from 'idb-keyval'

/** A named drawer of this terminal's disk. Whatever a promise here has resolved for survives a power cut. */
export type StrictStore = {
  readonly load: (key: string) => Promise<unknown>
  readonly loadAll: () => Promise<readonly (readonly [string, unknown])[]>
  readonly loadKeys: () => Promise<readonly string[]>
  readonly save: (key: string, value: unknown) => Promise<void>
  readonly remove: (key: string) => Promise<void>
  /** Looks and removes in one transaction. @returns what is left there, since it is something else */
  readonly removeIf: (key: string, isIt: (value: unknown) => boolean) => Promise<unknown>
}

const drawer = 'entries'

/**
 * Opens a drawer whose transactions are durable before they are done. Chromium's default since 121 is `relaxed`, which
 * lost nearly every acknowledged record in a simulated power cut; `strict` lost none.
 */
export const openStrictStore = (name: string): StrictStore => {
  const store = strictly(name)
  return {
    load: key => get(key, store),
    loadAll: () => entries<string, unknown>(store),
    loadKeys: () => keys<string>(store),
    save: (key, value) => set(key, value, store),
    remove: key => del(key, store),
    removeIf: (key, isIt) => store('readwrite', entries => removeIf(entries, key, isIt)),
  }
}

const removeIf = (entries: IDBObjectStore, key: string, isIt: (value: unknown) => boolean): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const { transaction } = entries
    const reading: IDBRequest<unknown> = entries.get(key)
    let left: unknown
    reading.onsuccess = () => {
      if (isIt(reading.result)) entries.delete(key)
      else left = reading.result
    }
    transaction.oncomplete = () => resolve(left)
    transaction.onabort = () => reject(transaction.error)
  })

const strictly = (name: string): UseStore => {
  let opened: Promise<IDBDatabase> | undefined
  const forget = () => {
    opened = undefined
  }
  const open = async () => {
    const database = await openDatabase(name)
    database.onclose = forget
    return database
  }
  return async (mode, work) => {
    opened ??= open()
    const database = await opened.catch(error => {
      forget() // the next try opens anew
      throw error
    })
    return work(database.transaction(drawer, mode, { durability: 'strict' }).objectStore(drawer))
  }
}

const openDatabase = (name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name)
    request.onupgradeneeded = () => request.result.createObjectStore(drawer)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
