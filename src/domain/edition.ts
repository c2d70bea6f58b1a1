import * as v from 'valibot'
import { civilDate } from './civil-date.ts'
import { documentId, documentSchema, validitySchema } from './document.ts'
import { lifecycleStages } from './lifecycle.ts'
import { placeSchema, terminalSchema } from './place.ts'

/** What a chunk of an edition holds. `documents` chunks are many, the others one each. */
const chunkKinds = ['place', 'catalog', 'titleIndex', 'bodyIndex', 'documents'] as const
export type ChunkKind = (typeof chunkKinds)[number]

const sha256Hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, '不是SHA-256'))

const chunkSchema = v.object({
  kind: v.picklist(chunkKinds),
  /** SHA-256 of the stored bytes, which are gzip; also the chunk's file name. */
  hash: sha256Hex,
  /** Stored bytes. */
  size: v.pipe(v.number(), v.integer(), v.minValue(1)),
})
export type Chunk = v.InferOutput<typeof chunkSchema>

export const manifestSchema = v.object({
  format: v.literal(1),
  /** Day of printing and the first hex digits of the chunks' hash: `2026-11-21.3fa9c01b`. */
  version: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}\.[0-9a-f]{8}$/)),
  /** When it was printed, an ISO instant. */
  printedAt: v.pipe(v.string(), v.isoTimestamp()),
  counts: v.object({
    policy: v.number(),
    interpretation: v.number(),
    guide: v.number(),
    questionAndAnswer: v.number(),
    notice: v.number(),
  }),
  chunks: v.array(chunkSchema),
})
/** The table of contents of an edition (版次): with it a terminal knows which chunks it needs and checks each. */
export type Manifest = v.InferOutput<typeof manifestSchema>

const catalogEntrySchema = v.object({
  id: documentId,
  kind: v.picklist(['policy', 'interpretation', 'guide', 'questionAndAnswer', 'notice']),
  title: v.string(),
  documentNumber: v.nullable(v.string()),
  issuers: v.array(v.string()),
  publishedOn: v.nullable(civilDate),
  validity: v.nullable(validitySchema),
  theme: v.nullable(v.string()),
  stages: v.array(v.picklist(lifecycleStages)),
  columns: v.array(v.string()),
  keywords: v.array(v.string()),
  summary: v.string(),
  /** Which `documents` chunk holds the whole document, counted among those from 0. */
  chunk: v.pipe(v.number(), v.integer()),
})
/** What a list of hits shows of a document, without opening it. */
export type CatalogEntry = v.InferOutput<typeof catalogEntrySchema>

export const catalogSchema = v.object({
  entries: v.array(catalogEntrySchema),
  relations: v.array(
    v.object({
      from: documentId,
      kind: v.picklist(['replaces', 'repeals', 'amends', 'basedOn', 'interprets', 'implements']),
      to: documentId,
    }),
  ),
})
/** All entries, in the order in which the indexes number them, and all relations. */
export type Catalog = v.InferOutput<typeof catalogSchema>

export const editionPlaceSchema = v.object({ place: placeSchema, terminals: v.array(terminalSchema) })
export type EditionPlace = v.InferOutput<typeof editionPlaceSchema>

export const documentsSchema = v.array(documentSchema)
