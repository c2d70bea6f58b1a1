import { type Catalog, type CatalogEntry, catalogOn, entryAt, relationsIn, validityAt } from '#domain/catalog.ts'
import type { CivilDate } from '#domain/civil-date.ts'
import type { DocumentId } from '#domain/document.ts'
import { parseDocumentNumber } from '#domain/document-number.ts'
import type { Relation } from '#domain/relation.ts'
import { isPast } from '#domain/validity.ts'
import { fold } from './fold.ts'
import { documentsWithPairs, type GramIndex } from './gram-index.ts'
import type { NameIndex } from './name-index.ts'
import { fullSet, has, type NumberSet, remove } from './number-set.ts'
import { findIn, newFinder, type PackedTexts, readSlice, readText } from './packed-texts.ts'
import type { PhraseBook } from './phrase-book.ts'
import type { Pinyin } from './pinyin.ts'
import { normalWord, type Synonym } from './terms.ts'

/** An edition as far as it is loaded. */
export type SearchableLibrary = {
  readonly volumes: readonly LoadedVolume[]
  readonly synonyms: readonly Synonym[]
  readonly terms: readonly string[]
  readonly pinyin: Pinyin
  readonly places: ReadonlyMap<DocumentId, Place>
  /** By each of their two ends. */
  readonly relations: ReadonlyMap<DocumentId, readonly Relation[]>
}

/** Where a document is: its volume, and its number there. */
export type Place = { readonly volume: LoadedVolume; readonly number: number }

/** A volume as far as it is loaded: its catalogue first; names and bodies are filled in when they come. */
export type LoadedVolume = {
  readonly catalog: Catalog
  readonly documents: number
  /** Without what a later volume holds anew. */
  readonly live: NumberSet
  readonly titles: readonly string[]
  /** 1 where a policy no longer binds. */
  readonly past: Uint8Array
  /** Normal forms of document numbers. */
  readonly numbers: ReadonlyMap<number, string>
  /** Days since 1900; 0 where unknown. */
  readonly days: Uint16Array
  names: NameIndex | null
  bodies: Bodies | null
}

/** The texts of a volume with their index. */
export type Bodies = {
  readonly grams: GramIndex
  readonly book: PhraseBook
  readonly texts: readonly PackedTexts[]
}

/** @param today what has taken effect or expired since the printing is marked so */
export const openVolume = (printed: Catalog, withdrawn: readonly number[], today: CivilDate): LoadedVolume => {
  const catalog = catalogOn(printed, today)
  const documents = catalog.ids.length
  return {
    catalog,
    documents,
    live: liveOf(documents, withdrawn),
    titles: catalog.titles.map(fold),
    past: Uint8Array.from(catalog.ids, (_, number) => (isPast(validityAt(catalog, number)) ? 1 : 0)),
    numbers: new Map(Object.entries(catalog.numbers).flatMap(normalised)),
    days: Uint16Array.from(catalog.published, dayOf),
    names: null,
    bodies: null,
  }
}

const normalised = ([number, raw]: readonly [string, string]): readonly (readonly [number, string])[] => {
  const parsed = parseDocumentNumber(raw)
  return parsed ? [[Number(number), parsed.normal]] : []
}

const liveOf = (documents: number, withdrawn: readonly number[]): NumberSet => {
  const live = fullSet(documents)
  for (const number of withdrawn) remove(live, number)
  return live
}

/** A loaded volume as another edition has it: with other documents withdrawn, and seen on another day. */
export const reopenVolume = (volume: LoadedVolume, withdrawn: readonly number[], today: CivilDate): LoadedVolume => ({
  ...openVolume(volume.catalog, withdrawn, today),
  names: volume.names,
  bodies: volume.bodies,
})

const dayOf = (date: string): number =>
  date === '' ? 0 : Math.max(0, Math.round((Date.parse(date) - Date.parse('1900-01-01')) / 86_400_000))

/** Puts volumes together; documents are found by their id wherever they are. */
export const openLibrary = (
  volumes: readonly LoadedVolume[],
  more: Pick<SearchableLibrary, 'synonyms' | 'terms' | 'pinyin'>,
): SearchableLibrary => {
  const places = new Map<DocumentId, Place>()
  for (const volume of volumes)
    volume.catalog.ids.forEach((id, number) => {
      if (has(volume.live, number)) places.set(id, { volume, number })
    })
  return { ...more, volumes, places, relations: relationsByEnd(volumes) }
}

const relationsByEnd = (volumes: readonly LoadedVolume[]): ReadonlyMap<DocumentId, readonly Relation[]> => {
  const byEnd = new Map<DocumentId, Relation[]>()
  const put = (end: DocumentId, relation: Relation) => {
    const list = byEnd.get(end)
    if (list) list.push(relation)
    else byEnd.set(end, [relation])
  }
  for (const { catalog, live } of volumes) {
    const numbers = new Map(catalog.ids.map((id, number) => [id, number]))
    for (const relation of relationsIn(catalog)) {
      if (!has(live, numbers.get(relation.from) ?? 0)) continue
      put(relation.from, relation)
      put(relation.to, relation)
    }
  }
  return byEnd
}

export const entryOf = ({ volume, number }: Place): CatalogEntry => entryAt(volume.catalog, number)

/** A document's searchable text as it was printed; `undefined` while bodies are still missing. */
export const textOf = ({ volume: { bodies }, number }: Place): string | undefined => {
  if (!bodies) return undefined
  const texts = packOf(bodies, number)
  return texts && readText(texts, number - texts.first, bodies.book)
}

/** A stretch of a document's searchable text; empty while bodies are still missing. */
export const sliceOf = (place: Place, from: number, to: number): string => {
  const packed = packedAt(place)
  return packed && place.volume.bodies ? readSlice(packed, place.volume.bodies.book, { from, to }) : ''
}

/** Whether and where a document's text holds any of the folded forms first; -1 while bodies are missing too. */
export const firstPlaceOf = (place: Place, forms: readonly string[]): number => {
  const packed = packedAt(place)
  if (!packed || !place.volume.bodies) return -1
  return findIn(packed.texts, packed.index, newFinder(place.volume.bodies.book, forms), 1).places[0] ?? -1
}

/** Where the texts of a document lie packed; `undefined` while bodies are still missing. */
export const packedAt = ({
  volume: { bodies },
  number,
}: Place): { readonly texts: PackedTexts; readonly index: number } | undefined => {
  const texts = bodies ? packOf(bodies, number) : undefined
  return texts && { texts, index: number - texts.first }
}

/** What a document can be found by while bodies are missing: its title and document number, folded. */
export const nameOf = ({ volume: { titles, catalog, numbers }, number }: Place): string => {
  const raw = catalog.numbers[number]
  const normal = numbers.get(number)
  return [titles[number] ?? '', ...(raw ? [fold(raw)] : []), ...(normal ? [normalWord(normal)] : [])].join('\n')
}

const packOf = ({ texts }: Bodies, number: number): PackedTexts | undefined => {
  for (let at = texts.length - 1; at >= 0; at -= 1) if ((texts[at]?.first ?? 0) <= number) return texts[at]
  return undefined
}

/** The documents that may hold the word: all of them while bodies are missing. */
export const mayHold = ({ bodies, documents }: LoadedVolume, word: string): NumberSet =>
  bodies ? documentsWithPairs(bodies.grams, word) : fullSet(documents)
