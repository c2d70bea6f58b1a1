import { type Chunk, chunksOf, type Manifest, manifestSchema } from '#domain/edition.ts'
import { failure, type Outcome, success } from '#domain/outcome.ts'
import { parse } from '#domain/schema.ts'
import { askIntake } from '../terminal/ask-intake.ts'
import type { StrictStore } from '../terminal/strict-store.ts'
import { isIntact, loadEditions, removeUnreferenced, saveChunk, saveEditions, storedHashes } from './edition-store.ts'

/**
 * Why there is no newer edition: the intake cannot be reached, what came is not what was printed, the disk is too full,
 * or this terminal has tried it and could not open it.
 */
export type FetchProblem = 'unreachable' | 'corrupt' | 'noSpace' | 'unreadable'

/** Bytes that stay free for submissions. */
const reserve = 64 * 1024 * 1024

/**
 * Fetches the intake's edition: only absent chunks, each checked by its hash and kept at once, so that a cut line costs
 * one chunk; the switch last. The edition before stays on the terminal until the new one has been opened. What has gone
 * missing from the edition that is there, such as attachments that made room or a damaged chunk, comes back the same way.
 * @param terminal how much may still be stored, and versions that are not taken again
 * @returns the edition now on the terminal, and whether it is a new one
 */
export const fetchEdition = async (
  store: StrictStore,
  terminal: { readonly freeBytes: () => Promise<number>; readonly refused: readonly string[] },
): Promise<Outcome<{ readonly manifest: Manifest; readonly isNew: boolean }, FetchProblem>> => {
  const offered = parse(manifestSchema, (await askIntake('/edition/manifest.json'))?.body)
  if (!offered.ok) return failure('unreachable')
  const manifest = offered.value
  if (terminal.refused.includes(manifest.version)) return failure('unreadable')
  const editions = await loadEditions(store)
  const isNew = editions?.current.version !== manifest.version
  const kept = editions ? [editions.current, ...(editions.previous ? [editions.previous] : [])] : []
  if (isNew) await removeUnreferenced(store, [manifest, ...kept]) // half of an edition that was overtaken takes up room
  const stored = await storedHashes(store)
  const absent = chunksOf(manifest).filter(chunk => !stored.has(chunk.hash))
  const needed = absent.reduce((sum, chunk) => sum + chunk.size, 0)
  if (needed > 0 && needed + reserve > (await terminal.freeBytes())) return failure('noSpace')
  const problem = await fetchChunks(store, absent)
  if (problem) return failure(problem)
  const whole = await storedHashes(store)
  if (absent.some(chunk => !whole.has(chunk.hash))) return failure('noSpace') // a submission has taken the room meanwhile
  if (isNew) await saveEditions(store, { current: manifest, previous: editions?.current ?? null })
  return success({ manifest, isNew })
}

const fetchChunks = async (store: StrictStore, chunks: readonly Chunk[]): Promise<FetchProblem | null> => {
  for (const chunk of chunks) {
    const bytes = await fetchBytes(`/intake/edition/chunks/${chunk.hash}`)
    if (!bytes) return 'unreachable'
    if (!(await isIntact(chunk, bytes))) return 'corrupt'
    await saveChunk(store, chunk, bytes)
  }
  return null
}

/** `undefined` where the network or the server fails. */
const fetchBytes = async (url: string): Promise<ArrayBuffer | undefined> => {
  try {
    const response = await fetch(url, { cache: 'no-store' }) // a damaged copy in the browser's cache would stay damaged
    return response.ok ? await response.arrayBuffer() : undefined
  } catch {
    return undefined
  }
}
