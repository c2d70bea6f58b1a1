import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { dayInChina } from '#domain/civil-date.ts'
import { documentKinds, type LibraryDocument } from '#domain/document.ts'
import type { Catalog, CatalogEntry, Chunk, ChunkKind, EditionPlace, Manifest } from '#domain/edition.ts'
import { relationsOf } from '#domain/relation.ts'
import { searchableText } from '#domain/searchable-text.ts'
import { buildBodyIndex } from '#search/body-index.ts'
import { fold } from '#search/fold.ts'
import { buildTitleIndex, serialiseTitleIndex } from '#search/title-index.ts'

/** An edition (版次) in memory: its manifest and the bytes of each chunk by hash. */
export type Edition = { readonly manifest: Manifest; readonly chunks: ReadonlyMap<string, Uint8Array> }

/** Documents are packed together up to about this many characters, so that opening one unpacks little. */
const charactersPerChunk = 300_000

/** Prints an edition. The same documents at the same instant give the same bytes. @param printedAt milliseconds since 1970 */
export const printEdition = (
  documents: readonly LibraryDocument[],
  place: EditionPlace,
  printedAt: number,
): Edition => {
  const packs = pack(documents)
  const chunks = [
    chunkOf('place', JSON.stringify(place)),
    chunkOf('catalog', JSON.stringify(catalogOf(packs))),
    chunkOf('titleIndex', serialiseTitleIndex(buildTitleIndex(documents))),
    chunkOf('bodyIndex', buildBodyIndex(documents.map(document => fold(searchableText(document))))),
    ...packs.map(documentsOfPack => chunkOf('documents', JSON.stringify(documentsOfPack))),
  ]
  const list = chunks.map(each => each.chunk)
  const whole = sha256(list.map(chunk => chunk.hash).join('\n'))
  return {
    manifest: {
      format: 1,
      version: `${dayInChina(printedAt)}.${whole.slice(0, 8)}`,
      printedAt: new Date(printedAt).toISOString(),
      counts: countKinds(documents),
      chunks: list,
    },
    chunks: new Map(chunks.map(each => [each.chunk.hash, each.bytes])),
  }
}

const chunkOf = (
  kind: ChunkKind,
  content: string | Uint8Array,
): { readonly chunk: Chunk; readonly bytes: Uint8Array } => {
  const bytes = gzipSync(content, { level: 9 })
  return { chunk: { kind, hash: sha256(bytes), size: bytes.length }, bytes }
}

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

const pack = (documents: readonly LibraryDocument[]): readonly (readonly LibraryDocument[])[] => {
  const packs: LibraryDocument[][] = []
  let room = 0
  for (const document of documents) {
    if (room < document.body.length || packs.length === 0) {
      packs.push([])
      room = charactersPerChunk
    }
    packs.at(-1)?.push(document)
    room -= document.body.length
  }
  return packs
}

const catalogOf = (packs: readonly (readonly LibraryDocument[])[]): Catalog => ({
  entries: packs.flatMap((documents, chunk) => documents.map(document => entryOf(document, chunk))),
  relations: packs.flat().flatMap(relationsOf),
})

const entryOf = (document: LibraryDocument, chunk: number): CatalogEntry => ({
  id: document.id,
  kind: document.kind,
  title: document.title,
  documentNumber: document.kind === 'policy' ? (document.documentNumber?.raw ?? null) : null,
  issuers: document.issuers,
  publishedOn: document.publishedOn,
  validity: document.kind === 'policy' ? document.validity : null,
  theme: document.theme,
  stages: document.stages,
  columns: document.columns,
  keywords: document.keywords,
  summary: document.summary,
  chunk,
})

const countKinds = (documents: readonly LibraryDocument[]): Manifest['counts'] =>
  Object.fromEntries(
    documentKinds.map(kind => [kind, documents.filter(document => document.kind === kind).length]),
  ) as Manifest['counts']
