import * as v from 'valibot'
import { type Chunk, chunksOf, type Manifest, manifestSchema } from '#domain/edition.ts'
import { parse } from '#domain/schema.ts'
import type { StrictStore } from '../terminal/strict-store.ts'

const editionsKey = 'editions'
const chunkKey = (hash: string) => `chunk:${hash}`

const editionsSchema = v.object({ current: manifestSchema, previous: v.nullable(manifestSchema) })
/**
 * The edition that this terminal shows, and the one before as long as the current one has not been opened whole. One
 * record, so that a power cut leaves the state before or the state after.
 */
export type Editions = v.InferOutput<typeof editionsSchema>

/** `undefined` on a first visit. */
export const loadEditions = async (store: StrictStore): Promise<Editions | undefined> => {
  const parsed = parse(editionsSchema, await store.load(editionsKey))
  return parsed.ok ? parsed.value : undefined
}

/** Turns to another edition; its chunks must all be there. */
export const saveEditions = (store: StrictStore, editions: Editions): Promise<void> => store.save(editionsKey, editions)

/** Forgets which edition this terminal shows; its chunks stay. */
export const forgetEditions = (store: StrictStore): Promise<void> => store.remove(editionsKey)

/** Hashes of the chunks on this terminal, whole or not. */
export const storedHashes = async (store: StrictStore): Promise<ReadonlySet<string>> =>
  new Set((await store.loadKeys()).filter(key => key.startsWith('chunk:')).map(key => key.slice('chunk:'.length)))

/**
 * A chunk's stored bytes; `undefined` where they are absent, cannot be read from the disk or are not what their name
 * says, and then they are removed.
 */
export const loadChunk = async (store: StrictStore, chunk: Chunk): Promise<ArrayBuffer | undefined> => {
  const bytes = await store.load(chunkKey(chunk.hash)).catch(error => {
    console.error('磁盘上的一块内容读不出来', error)
    return undefined
  })
  if (bytes instanceof ArrayBuffer && (await isIntact(chunk, bytes))) return bytes
  await removeChunk(store, chunk.hash)
  return undefined
}

export const saveChunk = (store: StrictStore, chunk: Chunk, bytes: ArrayBuffer): Promise<void> =>
  store.save(chunkKey(chunk.hash), bytes)

export const removeChunk = (store: StrictStore, hash: string): Promise<void> => store.remove(chunkKey(hash))

/** Deletes everything that none of the editions names. */
export const removeUnreferenced = async (store: StrictStore, editions: readonly Manifest[]): Promise<void> => {
  const named = new Set([editionsKey, ...editions.flatMap(chunksOf).map(chunk => chunkKey(chunk.hash))])
  for (const key of await store.loadKeys()) if (!named.has(key)) await store.remove(key)
}

/** Whether the bytes are the very ones that were printed: size and SHA-256. */
export const isIntact = async (chunk: Chunk, bytes: ArrayBuffer): Promise<boolean> => {
  if (bytes.byteLength !== chunk.size) return false
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('') === chunk.hash
}
