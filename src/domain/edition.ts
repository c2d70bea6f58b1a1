import * as v from 'valibot'
import { civilDate } from './civil-date.ts'
import { documentKinds } from './document.ts'
import { formSchema } from './form.ts'
import { idleLoopSchema } from './idle-loop.ts'
import { placeSchema } from './place.ts'
import { text } from './schema.ts'
import { terminalSchema } from './terminal.ts'
import { workingCalendarSchema } from './working-day.ts'

const sha256Hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, '不是SHA-256'))
const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0))

const chunkSchema = v.object({
  /** SHA-256 of the stored bytes; also the chunk's file name. All chunks but files are gzip. */
  hash: sha256Hex,
  /** Stored bytes. */
  size: v.pipe(wholeNumber, v.minValue(1)),
})
export type Chunk = v.InferOutput<typeof chunkSchema>

const volumeSchema = v.object({
  documents: wholeNumber,
  isSupplement: v.boolean(),
  /** Numbers of documents that a later volume holds anew, or that have been taken out. */
  withdrawn: v.array(wholeNumber),
  catalog: chunkSchema,
  /** MiniSearch over what names the documents that bind. */
  names: chunkSchema,
  /** The phrases that its texts are packed into. */
  phrases: chunkSchema,
  grams: chunkSchema,
  texts: v.array(chunkSchema),
  /** The documents, their bodies empty: a body is the end of the searchable text. */
  details: v.array(chunkSchema),
})
/**
 * Some thousands of documents that are printed, loaded and searched together (卷). What binds comes in the first
 * volumes; what has changed since they were printed, in further ones.
 */
export type Volume = v.InferOutput<typeof volumeSchema>

export const manifestSchema = v.object({
  format: v.literal(2),
  /** Day of printing and the first hex digits of the chunks' hash: `2026-11-21.3fa9c01b`. */
  version: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}\.[0-9a-f]{8}$/)),
  /** When it was printed, an ISO instant. */
  printedAt: v.pipe(v.string(), v.isoTimestamp()),
  counts: v.object(v.entriesFromList(documentKinds, wholeNumber)),
  place: chunkSchema,
  /** How the characters of titles and keywords are pronounced. */
  pinyin: chunkSchema,
  volumes: v.array(volumeSchema),
  /** Attachments, as they are. */
  files: v.array(chunkSchema),
})
/** The table of contents of an edition (版次): with it a terminal knows which chunks it needs and checks each. */
export type Manifest = v.InferOutput<typeof manifestSchema>

/** Every chunk of an edition once, in the order in which a terminal wants them. */
export const chunksOf = (manifest: Omit<Manifest, 'version'>): readonly Chunk[] => {
  const chunks = [
    manifest.place,
    ...manifest.volumes.flatMap(volume => [volume.catalog, volume.names]),
    manifest.pinyin,
    ...manifest.volumes.flatMap(({ phrases, grams, texts, details }) => [phrases, grams, ...texts, ...details]),
    ...manifest.files,
  ]
  return [...new Map(chunks.map(chunk => [chunk.hash, chunk])).values()]
}

export const onRequestSchema = v.object({
  updatedOn: v.nullable(civilDate),
  entries: v.array(
    v.object({
      title: text('文件名称'),
      documentNumber: v.nullable(text('文号')),
      writtenOn: civilDate,
      organ: text('机关'),
    }),
  ),
})
/** A document that an organ holds and gives out on request alone: its name is public, its text is not. */
export type OnRequestEntry = v.InferOutput<typeof onRequestSchema>['entries'][number]

/** What a place adds to its documents. */
export const editionPlaceSchema = v.object({
  place: placeSchema,
  terminals: v.array(terminalSchema),
  /** What people call things (俗称), and what the texts call them. */
  synonyms: v.array(v.object({ everyday: v.string(), formal: v.array(v.string()) })),
  /** What can be handed in here, as forms. */
  forms: v.array(formSchema),
  /** The working days that dates on screens and slips are counted by. */
  calendar: workingCalendarSchema,
  /** The catalogue of what is disclosed on request (依申请公开属性文件目录), brought up to date every quarter. */
  onRequest: onRequestSchema,
  /** What terminals show while nobody uses them. */
  idleLoops: v.optional(v.array(idleLoopSchema), []),
  /** Keywords, those of most documents first. */
  terms: v.array(v.string()),
  /** What titles are about, for the keyboard: 农村危房改造补助资金. */
  titleWords: v.optional(v.array(v.string()), []),
  /** Columns that have content. */
  columns: v.array(v.string()),
})
export type EditionPlace = v.InferOutput<typeof editionPlaceSchema>

/** Characters by syllable, without tones: `{ "bao": "保报" }`. A character of several readings stands under each. */
export const pinyinSchema = v.record(v.pipe(v.string(), v.regex(/^[a-z]+$/)), v.string())
export type Pinyin = v.InferOutput<typeof pinyinSchema>
