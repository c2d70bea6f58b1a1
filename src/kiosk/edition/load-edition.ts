import * as v from 'valibot'
import { catalogSchema } from '#domain/catalog.ts'
import type { CivilDate } from '#domain/civil-date.ts'
import { documentSchema, type LibraryDocument } from '#domain/document.ts'
import {
  type Chunk,
  type EditionPlace,
  editionPlaceSchema,
  type Manifest,
  pinyinSchema,
  type Volume,
} from '#domain/edition.ts'
import { parse } from '#domain/schema.ts'
import { openGramIndex } from '#search/gram-index.ts'
import { type LoadedVolume, openVolume, textOf } from '#search/library.ts'
import { openNameIndex } from '#search/name-index.ts'
import { openPackedTexts, type PackedTexts } from '#search/packed-texts.ts'
import { openPhraseBook, type PhraseBook } from '#search/phrase-book.ts'
import { openPinyin, type Pinyin } from '#search/pinyin.ts'
import type { StrictStore } from '../terminal/strict-store.ts'
import { loadChunk } from './edition-store.ts'

/** A stored edition that cannot be read: the caller falls back to the one before, or fetches it anew. */
export class BrokenEdition extends Error {}

export const loadPlace = (store: StrictStore, manifest: Manifest): Promise<EditionPlace> =>
  loadJson(store, manifest.place, editionPlaceSchema)

export const loadPinyin = async (store: StrictStore, manifest: Manifest): Promise<Pinyin> =>
  openPinyin(await loadJson(store, manifest.pinyin, pinyinSchema))

/** The titles of a volume: enough for a first answer. */
export const loadCatalog = async (store: StrictStore, volume: Volume, today: CivilDate): Promise<LoadedVolume> =>
  openVolume(await loadJson(store, volume.catalog, catalogSchema), volume.withdrawn, today)

/** What ranks a volume's titles. */
export const loadNames = async (store: StrictStore, volume: Volume, into: LoadedVolume): Promise<void> => {
  const json = await loadText(store, volume.names)
  into.names = opened(volume.names, () => openNameIndex(json))
}

/** The bodies as well: from here on every word of the volume is found. @param bookOf opens each phrase book once */
export const loadBodies = async (
  store: StrictStore,
  volume: Volume,
  { into, bookOf }: { readonly into: LoadedVolume; readonly bookOf: (chunk: Chunk) => Promise<PhraseBook> },
): Promise<void> => {
  const book = await bookOf(volume.phrases)
  const grams = await unpack(store, volume.grams)
  const texts: PackedTexts[] = []
  for (const chunk of volume.texts) {
    const bytes = await unpack(store, chunk)
    texts.push(opened(chunk, () => openPackedTexts(bytes)))
  }
  into.bodies = { grams: opened(volume.grams, () => openGramIndex(grams)), book, texts }
}

/** Opens phrase books, each once though many volumes name it. */
export const bookOpener = (store: StrictStore): ((chunk: Chunk) => Promise<PhraseBook>) => {
  const opened = new Map<string, PhraseBook>()
  return async chunk => {
    const book = opened.get(chunk.hash) ?? openPhraseBook(await loadJson(store, chunk, v.array(v.string())))
    opened.set(chunk.hash, book)
    return book
  }
}

/** Reads one document from the store; its body comes from the texts of its volume, which must be loaded. */
export const loadDocument = async (
  store: StrictStore,
  volume: Volume,
  { loaded, number }: { readonly loaded: LoadedVolume; readonly number: number },
): Promise<LibraryDocument> => {
  const pack = loaded.catalog.packs[number] ?? -1
  const chunk = volume.details[pack]
  const first = loaded.catalog.packs.indexOf(pack)
  if (!chunk) throw new BrokenEdition(`no details for document ${number}`)
  const json = await loadText(store, chunk)
  const details: unknown = opened(chunk, () => JSON.parse(json))
  const parsed = parse(documentSchema, Array.isArray(details) ? details[number - first] : undefined)
  const text = textOf({ volume: loaded, number })
  if (!parsed.ok || text === undefined) throw new BrokenEdition(`document ${number} cannot be read`)
  return { ...parsed.value, body: text.slice(loaded.catalog.bodiesAt[number]) }
}

const unpack = async (store: StrictStore, chunk: Chunk): Promise<ArrayBuffer> => {
  const bytes = await loadChunk(store, chunk)
  if (!bytes) throw new BrokenEdition(`chunk ${chunk.hash} is absent or damaged`)
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(stream).arrayBuffer().catch(error => {
    throw new BrokenEdition(`chunk ${chunk.hash} cannot be unpacked`, { cause: error })
  })
}

/** Opens what a chunk holds. Bytes that are as they were printed but make no sense are a broken edition too. */
const opened = <Value>(chunk: Chunk, open: () => Value): Value => {
  try {
    return open()
  } catch (error) {
    throw new BrokenEdition(`chunk ${chunk.hash} cannot be read`, { cause: error })
  }
}

const loadText = async (store: StrictStore, chunk: Chunk): Promise<string> =>
  new TextDecoder().decode(await unpack(store, chunk))

const loadJson = async <Schema extends v.GenericSchema>(
  store: StrictStore,
  chunk: Chunk,
  schema: Schema,
): Promise<v.InferOutput<Schema>> => {
  const json = await loadText(store, chunk)
  const parsed = parse(
    schema,
    opened(chunk, () => JSON.parse(json)),
  )
  if (!parsed.ok) throw new BrokenEdition(`chunk ${chunk.hash}: ${parsed.problems[0]?.message}`)
  return parsed.value
}
