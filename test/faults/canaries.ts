import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

/**
 * Every way in which a word may lie in a file: UTF-8, UTF-16 as browsers keep it, and base64 in both alphabets,
 * wherever among three bytes the word begins.
 */
export const writingsOf = (word: string): readonly Buffer[] => {
  const utf8 = Buffer.from(word, 'utf8')
  const encoded = [0, 1, 2].flatMap(offset =>
    (['base64', 'base64url'] as const).map(alphabet => Buffer.from(coreOf(utf8, offset, alphabet), 'latin1')),
  )
  return [utf8, Buffer.from(word, 'utf16le'), ...encoded]
}

/** The characters of base64 that come of the word alone, whatever stands before and after it. */
const coreOf = (bytes: Buffer, offset: number, alphabet: 'base64' | 'base64url'): string =>
  Buffer.concat([Buffer.alloc(offset), bytes])
    .toString(alphabet)
    .slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6))

/** Files below a folder that hold any of the words, in any writing. A file that goes away meanwhile holds nothing. */
export const filesHolding = async (folder: string, words: readonly string[]): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const needles = words.flatMap(writingsOf)
  const holding: string[] = []
  for (const file of files) {
    const bytes = await readFile(file).catch(() => Buffer.alloc(0))
    if (needles.some(needle => bytes.includes(needle))) holding.push(file)
  }
  return holding
}

/** Whether a text holds any of the words, in any writing. */
export const holdsAny = (text: string, words: readonly string[]): boolean => {
  const bytes = Buffer.from(text, 'utf8')
  return words.flatMap(writingsOf).some(needle => bytes.includes(needle))
}

/**
 * Everything that a page of this origin can read from its disk, decoded: the files hold it packed. The library's
 * chunks are left out, which are public and large.
 */
export const dumpStorage = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const dumped: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state]
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ''))
      for (const drawer of database.objectStoreNames) {
        const entries = database.transaction(drawer).objectStore(drawer)
        dumped.push(name, await done(entries.getAllKeys()))
        dumped.push((await done(entries.getAll())).filter(value => !(value instanceof ArrayBuffer)))
      }
      database.close()
    }
    for (const name of await caches.keys())
      dumped.push((await (await caches.open(name)).keys()).map(request => request.url))
    return JSON.stringify(dumped)
  })

/** Leaves a word in clear on purpose: a search that does not find it would prove nothing. */
export const storeInClear = (word: string): Promise<void> =>
  new Promise((resolve, reject) => {
    localStorage.setItem('control', word)
    const opening = indexedDB.open('control')
    opening.onupgradeneeded = () => opening.result.createObjectStore('control')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const writing = opening.result.transaction('control', 'readwrite', { durability: 'strict' })
      writing.objectStore('control').put(word, 'control')
      writing.oncomplete = () => resolve()
      writing.onerror = () => reject(writing.error)
    }
  })
