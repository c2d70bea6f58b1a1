import { type Manifest, manifestSchema } from '#domain/edition.ts'
import { failure, type Outcome, success } from '#domain/outcome.ts'
import { parse } from '#domain/schema.ts'
import { askIntake } from '../terminal/ask-intake.ts'
import type { StrictStore } from '../terminal/strict-store.ts'
import { isIntact, loadChunk, loadManifest, saveChunk, switchTo } from './edition-store.ts'

/** Why there is no newer edition: the intake cannot be reached, or what came is not what was printed. */
export type FetchProblem = 'unreachable' | 'corrupt'

/**
 * Fetches the intake's edition: only absent chunks, each checked by its hash, the switch last and at once. The edition
 * on the terminal stays untouched until then.
 * @returns the edition now on the terminal, and whether it is a new one
 */
export const fetchEdition = async (
  store: StrictStore,
): Promise<Outcome<{ readonly manifest: Manifest; readonly isNew: boolean }, FetchProblem>> => {
  const offered = parse(manifestSchema, (await askIntake('/edition/manifest.json'))?.body)
  if (!offered.ok) return failure('unreachable')
  const manifest = offered.value
  const current = await loadManifest(store)
  if (current?.version === manifest.version) return success({ manifest, isNew: false })
  for (const chunk of manifest.chunks) {
    if (await loadChunk(store, chunk)) continue
    const bytes = await fetchBytes(`/intake/edition/chunks/${chunk.hash}`)
    if (!bytes) return failure('unreachable')
    if (!(await isIntact(chunk, bytes))) return failure('corrupt')
    await saveChunk(store, chunk, bytes)
  }
  await switchTo(store, manifest)
  return success({ manifest, isNew: true })
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
