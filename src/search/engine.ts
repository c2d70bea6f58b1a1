import type { DocumentKind } from '#domain/document.ts'
import { parseDocumentNumber } from '#domain/document-number.ts'
import type { Catalog, CatalogEntry } from '#domain/edition.ts'
import type { LifecycleStage } from '#domain/lifecycle.ts'
import { type BodyIndex, candidates } from './body-index.ts'
import { fold } from './fold.ts'
import { type Excerpt, excerptOf, findMarks } from './passage.ts'
import { isPast, type Match, rarityOf, scoreOf, type Weighing } from './rank.ts'
import { type TitleIndex, titleScores } from './title-index.ts'
import { bigrams, queryBigrams, queryWords } from './words.ts'

/** An edition as far as it is loaded. `texts` are searchable texts by document number; bodies may still be missing. */
export type SearchableLibrary = {
  readonly catalog: Catalog
  readonly titles: TitleIndex
  readonly bodies: Bodies | null
}

/** The texts of an edition with their index, ready to be searched. */
export type Bodies = {
  readonly index: BodyIndex
  readonly texts: readonly string[]
  readonly folded: readonly string[]
  /** Characters. */
  readonly meanLength: number
}

/** @param texts searchable texts, in the order the index numbers them */
export const makeBodies = (index: BodyIndex, texts: readonly string[]): Bodies => {
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  return { index, texts, folded: texts.map(fold), meanLength: Math.max(1, characters / Math.max(1, texts.length)) }
}

/** Narrows hits down; null means any. */
export type Filter = {
  readonly kind: DocumentKind | null
  readonly stage: LifecycleStage | null
  readonly column: string | null
  readonly onlyInForce: boolean
}
export const noFilter: Filter = { kind: null, stage: null, column: null, onlyInForce: false }

export type Query = { readonly text: string; readonly filter: Filter; readonly from: number; readonly count: number }

export type Hit = {
  readonly entry: CatalogEntry
  readonly titleMarks: readonly (readonly [number, number])[]
  readonly excerpt: Excerpt | null
}

export type Answer = {
  /** All documents found, and how many of each kind before the kind was chosen. */
  readonly total: number
  readonly counts: Readonly<Record<DocumentKind, number>>
  readonly hits: readonly Hit[]
  /** False while bodies are still loading and only titles were searched. */
  readonly isComplete: boolean
}

/** Answers a query: exactly the documents that hold every word, best first; without words, the latest first. */
export const search = (library: SearchableLibrary, query: Query): Answer => {
  const words = queryWords(query.text)
  const { catalog } = library
  const isBrowsing = query.text.trim() === ''
  const found = isBrowsing ? catalog.entries.map((_, number) => number) : findByQuery(library, query.text)
  const passing = found.filter(number => passes(catalog.entries[number], query.filter))
  const counts = { policy: 0, guide: 0, interpretation: 0, notice: 0, questionAndAnswer: 0 }
  for (const number of passing) {
    const kind = catalog.entries[number]?.kind
    if (kind) counts[kind] += 1
  }
  const ofKind = passing.filter(number => !query.filter.kind || catalog.entries[number]?.kind === query.filter.kind)
  const ordered = isBrowsing ? byDate(library, ofKind) : byScore(library, ofKind, { words, text: query.text })
  const shown = ordered.slice(query.from, query.from + query.count)
  return {
    total: ofKind.length,
    counts,
    hits: shown.flatMap(number => toHit(library, number, words)),
    isComplete: library.bodies !== null,
  }
}

/**
 * Documents that hold every word; where the query is a document number in whatever writing, those too that hold it in
 * its normal form.
 */
const findByQuery = (library: SearchableLibrary, text: string): readonly number[] => {
  const found = findAll(library, queryWords(text))
  const number = parseDocumentNumber(text)
  if (!number) return found
  const normal = findAll(library, [fold(`${number.normal.replaceAll('|', '')}号`)])
  return [...new Set([...found, ...normal])].sort((left, right) => left - right)
}

const findAll = (library: SearchableLibrary, words: readonly string[]): readonly number[] => {
  if (words.length === 0) return []
  const { bodies, catalog } = library
  if (!bodies) return catalog.entries.flatMap((entry, number) => (holdsAll(nameOf(entry), words) ? [number] : []))
  return candidates(bodies.index, words).filter(number => holdsAll(bodies.folded[number] ?? '', words))
}

const holdsAll = (folded: string, words: readonly string[]): boolean => words.every(word => folded.includes(word))

const nameOf = (entry: CatalogEntry): string => {
  const number = entry.documentNumber ? parseDocumentNumber(entry.documentNumber) : undefined
  return fold(
    `${entry.title}\n${entry.documentNumber ?? ''}\n${number ? `${number.normal.replaceAll('|', '')}号` : ''}`,
  )
}

const passes = (entry: CatalogEntry | undefined, filter: Filter): boolean => {
  if (!entry) return false
  if (filter.stage && !entry.stages.includes(filter.stage)) return false
  if (filter.column && !entry.columns.includes(filter.column)) return false
  return !(filter.onlyInForce && (isPast(entry) || entry.validity?.state === 'notYetInForce'))
}

const byDate = ({ catalog }: SearchableLibrary, numbers: readonly number[]): readonly number[] => {
  const dateOf = (number: number) => catalog.entries[number]?.publishedOn ?? ''
  const pastOf = (number: number) => (catalog.entries[number] && isPast(catalog.entries[number]) ? 1 : 0)
  return [...numbers].sort(
    (left, right) => pastOf(left) - pastOf(right) || dateOf(right).localeCompare(dateOf(left)) || left - right,
  )
}

const byScore = (
  library: SearchableLibrary,
  numbers: readonly number[],
  query: { readonly words: readonly string[]; readonly text: string },
): readonly number[] => {
  const names = titleScores(library.titles, query.words)
  const best = Math.max(1, ...names.values())
  const wanted = parseDocumentNumber(query.text)?.normal
  const weighing = weigh(library, query.words)
  const scored = numbers.flatMap(number => {
    const entry = library.catalog.entries[number]
    if (!entry) return []
    const match: Match = {
      entry,
      folded: library.bodies?.folded[number] ?? nameOf(entry),
      name: (names.get(number) ?? 0) / best,
      isNumberMatch: wanted !== undefined && parseDocumentNumber(entry.documentNumber ?? '')?.normal === wanted,
    }
    return [{ number, score: scoreOf(match, weighing), date: entry.publishedOn ?? '' }]
  })
  return scored
    .sort(
      (left, right) => right.score - left.score || right.date.localeCompare(left.date) || left.number - right.number,
    )
    .map(each => each.number)
}

const weigh = ({ bodies, catalog }: SearchableLibrary, words: readonly string[]): Weighing => {
  const holding = (word: string) => (bodies ? candidates(bodies.index, [word]).length : 1)
  return {
    words,
    rarity: new Map(words.map(word => [word, rarityOf(catalog.entries.length, holding(word))])),
    meanLength: bodies?.meanLength ?? 1,
  }
}

const toHit = (library: SearchableLibrary, number: number, words: readonly string[]): readonly Hit[] => {
  const entry = library.catalog.entries[number]
  if (!entry) return []
  const text = library.bodies?.texts[number]
  const folded = library.bodies?.folded[number]
  const afterTitle = entry.title.length + 1
  const excerpt =
    text && folded && words.length > 0 ? excerptOf(text.slice(afterTitle), folded.slice(afterTitle), words) : null
  return [{ entry, titleMarks: findMarks(fold(entry.title), words), excerpt }]
}

const fewestSharedPieces = 3

/**
 * Documents whose names share most with a free description, for "it may already be public". A guess, unlike `search`:
 * only documents that share at least three two-character pieces, and what no longer binds is left out.
 */
export const suggest = (library: SearchableLibrary, text: string, count: number): readonly CatalogEntry[] => {
  const scores = titleScores(library.titles, queryWords(text))
  const pieces = new Set(queryWords(text).flatMap(queryBigrams))
  return [...scores]
    .sort((left, right) => right[1] - left[1])
    .flatMap(([number]) => library.catalog.entries[number] ?? [])
    .filter(entry => !isPast(entry) && sharedPieces(entry, pieces) >= fewestSharedPieces)
    .slice(0, count)
}

const sharedPieces = (entry: CatalogEntry, pieces: ReadonlySet<string>): number =>
  bigrams(entry.title).filter(piece => piece.length > 1 && pieces.has(piece)).length
