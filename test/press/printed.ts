import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import * as v from 'valibot'
import { type Catalog, catalogSchema } from '#domain/catalog.ts'
import { type DocumentId, documentSchema, type LibraryDocument } from '#domain/document.ts'
import { type Chunk, chunksOf } from '#domain/edition.ts'
import type { Copy, Edition, FormerEdition } from '#press/print.ts'
import { lawLibrary } from '#press/read-place.ts'
import { printedAt } from './county.ts'

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** What a test prints: documents of no county in particular. */
export const copyOf = (documents: readonly LibraryDocument[], changed: Partial<Copy> = {}): Copy => ({
  documents,
  place: { ...lawLibrary, terms: [], titleWords: [], columns: [] },
  files: [],
  printedAt,
  ...changed,
})

const bytesOf = (edition: Edition, chunk: Chunk): Uint8Array => {
  const bytes = edition.chunks.get(chunk.hash)
  if (!bytes) throw new Error(`no chunk ${chunk.hash}`)
  return bytes
}

/** What a gzipped chunk of JSON holds. */
export const contentOf = (edition: Edition, chunk: Chunk): unknown =>
  JSON.parse(gunzipSync(bytesOf(edition, chunk)).toString('utf8'))

export const catalogsOf = (edition: Edition): readonly Catalog[] =>
  edition.manifest.volumes.map(volume => v.parse(catalogSchema, contentOf(edition, volume.catalog)))

/** The ids that are found in each volume, those withdrawn left out. */
export const idsByVolume = (edition: Edition): readonly (readonly DocumentId[])[] =>
  catalogsOf(edition).map((catalog, index) => {
    const withdrawn = new Set(edition.manifest.volumes[index]?.withdrawn)
    return catalog.ids.filter((_, number) => !withdrawn.has(number))
  })

/** Every document that is not withdrawn, without its body. */
export const documentsIn = (edition: Edition): readonly LibraryDocument[] =>
  edition.manifest.volumes.flatMap(volume => {
    const withdrawn = new Set(volume.withdrawn)
    const all = volume.details.flatMap(chunk => v.parse(v.array(documentSchema), contentOf(edition, chunk)))
    return all.filter((_, number) => !withdrawn.has(number))
  })

/** An edition as the next one builds on it. */
export const formerOf = (edition: Edition): FormerEdition => {
  const [first] = edition.manifest.volumes
  if (!first) throw new Error('an edition without volumes')
  return {
    manifest: edition.manifest,
    catalogs: catalogsOf(edition),
    phrases: v.parse(v.array(v.string()), contentOf(edition, first.phrases)),
  }
}

/** What lies in a folder once an edition is written over another. */
export const writtenOver = (former: Edition, next: Edition): Edition => ({
  manifest: next.manifest,
  chunks: new Map(
    chunksOf(next.manifest).map(chunk => [chunk.hash, next.chunks.get(chunk.hash) ?? bytesOf(former, chunk)]),
  ),
})
