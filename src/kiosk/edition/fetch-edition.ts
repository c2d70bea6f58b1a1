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

/** What fetching depends on at this terminal. */
export type FetchingTerminal = {
  readonly freeBytes: () => Promise<number>
  /** Versions that are not taken again. */
  readonly refused: readonly string[]
  /** Whether a submission wants the room that chunks would take. */
  readonly isRoomWanted: () => boolean
}

/** Bytes that stay free for submissions. */
const reserve = 64 * 1024 * 1024

/**
 * Fetches the intake's edition: only absent chunks, each checked by its hash and kept at once, so that a cut line costs
 * one chunk; the switch last. The edition before stays on the terminal until the new one has been opened. What has gone
 * missing from the edition that is there, such as attachments that made room or a damaged chunk, comes back the same way.
 * @returns the edition now on the terminal, and whether it is a new one
 */
export const fetchEdition = async (
  store: StrictStore,
  terminal: FetchingTerminal,
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
  const problem = await fetchChunks(store, absent, terminal)
  if (problem) return failure(problem)
  const whole = await storedHashes(store)
  if (absent.some(chunk => !whole.has(chunk.hash))) return failure('noSpace') // a submission has taken the room meanwhile
  if (isNew) await saveEditions(store, { current: manifest, previous: editions?.current ?? null })
  return success({ manifest, isNew })
}

const fetchChunks = async (
  store: StrictStore,
  chunks: readonly Chunk[],
  terminal: FetchingTerminal,
): Promise<FetchProblem | null> => {
  for (const chunk of chunks) {
    if (terminal.isRoomWanted()) return 'noSpace'
    const bytes = await fetchBytes(`/intake/edition/chunks/${chunk.hash}`)
    if (!bytes) return 'unreachable'
    if (!(await isIntact(chunk, bytes))) return 'corrupt'
    if (!(await isSaved(store, chunk, bytes))) return 'noSpace'
  }
  return null
}

/** The browser's own estimate of free space knows nothing of a full disk. */
const isSaved = (store: StrictStore, chunk: Chunk, bytes: ArrayBuffer): Promise<boolean> =>
  saveChunk(store, chunk, bytes).then(
    () => true,
    error => {
      if (error instanceof DOMException && error.name === 'QuotaExceededError') return false
      throw error
    },
  )

const patience = 5 * 60_000

/** `undefined` where the network or the server fails, or takes longer than a slow line would for a chunk. */
const fetchBytes = async (url: string): Promise<ArrayBuffer | undefined> => {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), patience)
  try {
    const response = await fetch(url, { cache: 'no-store', signal: abort.signal }) // a damaged copy in the browser's cache would stay damaged
    return response.ok ? await response.arrayBuffer() : undefined
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
