import type * as v from 'valibot'
import type { LibraryDocument } from '#domain/document.ts'
import {
  type Catalog,
  type Chunk,
  type ChunkKind,
  catalogSchema,
  documentsSchema,
  type EditionPlace,
  editionPlaceSchema,
  type Manifest,
} from '#domain/edition.ts'
import { parse } from '#domain/schema.ts'
import { searchableText } from '#domain/searchable-text.ts'
import { openBodyIndex } from '#search/body-index.ts'
import { makeBodies, type SearchableLibrary } from '#search/engine.ts'
import { openTitleIndex } from '#search/title-index.ts'
import type { StrictStore } from '../terminal/strict-store.ts'
import { loadChunk } from './edition-store.ts'

/** A stored edition that cannot be read: the caller fetches it anew. */
export class BrokenEdition extends Error {}

export const loadPlace = (store: StrictStore, manifest: Manifest): Promise<EditionPlace> =>
  loadJson(store, only(manifest, 'place'), editionPlaceSchema)

/** The titles alone: enough for a first answer. */
export const loadTitles = async (store: StrictStore, manifest: Manifest): Promise<SearchableLibrary> => {
  const catalog: Catalog = await loadJson(store, only(manifest, 'catalog'), catalogSchema)
  return { catalog, titles: openTitleIndex(await loadText(store, only(manifest, 'titleIndex'))), bodies: null }
}

/** The bodies as well: from here on every word is found. */
export const loadBodies = async (
  store: StrictStore,
  manifest: Manifest,
  library: SearchableLibrary,
): Promise<SearchableLibrary> => {
  const index = openBodyIndex(await unpack(store, only(manifest, 'bodyIndex')))
  const texts: string[] = []
  for (const chunk of chunksOf(manifest, 'documents'))
    texts.push(...(await loadDocuments(store, chunk)).map(searchableText))
  return { ...library, bodies: makeBodies(index, texts) }
}

/** All documents of a chunk. @param number counted among the document chunks from 0 */
export const loadDocumentChunk = (
  store: StrictStore,
  manifest: Manifest,
  number: number,
): Promise<readonly LibraryDocument[]> => {
  const chunk = chunksOf(manifest, 'documents')[number]
  if (!chunk) throw new BrokenEdition(`no document chunk ${number}`)
  return loadDocuments(store, chunk)
}

const loadDocuments = (store: StrictStore, chunk: Chunk) => loadJson(store, chunk, documentsSchema)

const chunksOf = (manifest: Manifest, kind: ChunkKind): readonly Chunk[] =>
  manifest.chunks.filter(chunk => chunk.kind === kind)

const only = (manifest: Manifest, kind: ChunkKind): Chunk => {
  const [chunk] = chunksOf(manifest, kind)
  if (!chunk) throw new BrokenEdition(`no ${kind} chunk`)
  return chunk
}

const unpack = async (store: StrictStore, chunk: Chunk): Promise<ArrayBuffer> => {
  const bytes = await loadChunk(store, chunk)
  if (!bytes) throw new BrokenEdition(`${chunk.kind} chunk ${chunk.hash} is absent or damaged`)
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(stream).arrayBuffer()
}

const loadText = async (store: StrictStore, chunk: Chunk): Promise<string> =>
  new TextDecoder().decode(await unpack(store, chunk))

const loadJson = async <Schema extends v.GenericSchema>(
  store: StrictStore,
  chunk: Chunk,
  schema: Schema,
): Promise<v.InferOutput<Schema>> => {
  const parsed = parse(schema, JSON.parse(await loadText(store, chunk)))
  if (!parsed.ok) throw new BrokenEdition(`${chunk.kind} chunk: ${parsed.problems[0]?.message}`)
  return parsed.value
}
