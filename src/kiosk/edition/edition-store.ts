import { type Chunk, type Manifest, manifestSchema } from '#domain/edition.ts'
import { parse } from '#domain/schema.ts'
import type { StrictStore } from '../terminal/strict-store.ts'

const manifestKey = 'manifest'
const chunkKey = (hash: string) => `chunk:${hash}`

/** The edition that this terminal shows; `undefined` on a first visit. */
export const loadManifest = async (store: StrictStore): Promise<Manifest | undefined> => {
  const parsed = parse(manifestSchema, await store.load(manifestKey))
  return parsed.ok ? parsed.value : undefined
}

/** Turns to another edition, in one transaction; its chunks must all be there. */
export const switchTo = (store: StrictStore, manifest: Manifest): Promise<void> => store.save(manifestKey, manifest)

/** Forgets which edition this terminal shows; its chunks stay. */
export const forgetManifest = (store: StrictStore): Promise<void> => store.remove(manifestKey)

/** A chunk's stored bytes; `undefined` where they are absent or not what their name says. */
export const loadChunk = async (store: StrictStore, chunk: Chunk): Promise<ArrayBuffer | undefined> => {
  const bytes = await store.load(chunkKey(chunk.hash))
  return bytes instanceof ArrayBuffer && (await isIntact(chunk, bytes)) ? bytes : undefined
}

export const saveChunk = (store: StrictStore, chunk: Chunk, bytes: ArrayBuffer): Promise<void> =>
  store.save(chunkKey(chunk.hash), bytes)

/** Deletes every chunk that the edition does not name. */
export const removeUnreferenced = async (store: StrictStore, manifest: Manifest): Promise<void> => {
  const named = new Set([manifestKey, ...manifest.chunks.map(chunk => chunkKey(chunk.hash))])
  for (const key of await store.loadKeys()) if (!named.has(key)) await store.remove(key)
}

/** Whether the bytes are the very ones that were printed: size and SHA-256. */
export const isIntact = async (chunk: Chunk, bytes: ArrayBuffer): Promise<boolean> => {
  if (bytes.byteLength !== chunk.size) return false
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('') === chunk.hash
}
