import type { CatalogEntry } from '#domain/catalog.ts'
import { parseDocumentNumber } from '#domain/document-number.ts'
import { isPast } from '#domain/validity.ts'
import { fold } from './fold.ts'
import { documentsWithPairs } from './gram-index.ts'
import { entryOf, type Place, type SearchableLibrary } from './library.ts'
import { nameScores } from './name-index.ts'
import { has, sizeOf } from './number-set.ts'
import { findByPinyin, isLetters, soundAlike } from './pinyin.ts'
import { normalWord } from './terms.ts'
import { bigrams, queryBigrams, queryWords } from './words.ts'

/** What the citizen may be about to type: words of the edition, then titles and document numbers. */
export type Suggestions = {
  readonly terms: readonly string[]
  readonly entries: readonly CatalogEntry[]
}

const mostTerms = 6
const mostEntries = 4

/** Completes what is being typed, in characters, pinyin or initials; near spellings where nothing begins so. */
export const complete = (library: SearchableLibrary, typed: string): Suggestions => {
  const text = fold(typed.trim()).replace(/\s+/g, '')
  if (text === '') return { terms: [], entries: [] }
  const vocabulary = [...library.terms, ...library.synonyms.map(({ everyday }) => everyday)]
  const begun = [...new Set(vocabulary)].filter(term => fold(term) !== text && isBegun(library, fold(term), text))
  const terms = begun.length > 0 ? begun : near(library, vocabulary, text)
  return { terms: terms.slice(0, mostTerms), entries: namedEntries(library, text) }
}

/** Letters at the end are the beginning of a syllable that is still being typed: 低b begins 低保. */
const isBegun = ({ pinyin }: SearchableLibrary, term: string, text: string): boolean => {
  if (isLetters(text)) return findByPinyin(pinyin, text, term)?.[0] === 0
  const [letters = ''] = /[a-z]+$/.exec(text) ?? []
  const written = text.slice(0, text.length - letters.length)
  if (letters === '') return term.includes(text)
  return term.startsWith(written) && findByPinyin(pinyin, letters, term.slice(written.length))?.[0] === 0
}

/** Terms that sound the same or differ in one character. */
const near = ({ pinyin }: SearchableLibrary, vocabulary: readonly string[], text: string): readonly string[] =>
  text.length < 2
    ? []
    : vocabulary.filter(
        term => soundAlike(pinyin, fold(term), text) || (text.length > 2 && differsOnce(fold(term), text)),
      )

const differsOnce = (left: string, right: string): boolean =>
  left.length === right.length && [...left].filter((character, at) => character !== right[at]).length === 1

const namedEntries = (library: SearchableLibrary, text: string): readonly CatalogEntry[] => {
  const number = parseDocumentNumber(text)
  const bare = number ? normalWord(number.normal) : text.replace(/[^\p{Letter}\p{Number}]/gu, '')
  const found: { readonly place: Place; readonly at: number }[] = []
  for (const volume of library.volumes)
    volume.titles.forEach((title, index) => {
      const at = title.indexOf(text)
      const isNumber = at === -1 && numberHolds(volume.catalog.numbers[index], bare)
      if ((at !== -1 || isNumber) && volume.past[index] !== 1 && has(volume.live, index))
        found.push({ place: { volume, number: index }, at: isNumber ? -1 : at })
    })
  return found
    .sort((left, right) => left.at - right.at || lengthOf(left.place) - lengthOf(right.place))
    .slice(0, mostEntries)
    .map(({ place }) => entryOf(place))
}

const lengthOf = ({ volume, number }: Place): number => volume.titles[number]?.length ?? 0

/** Brackets and widths do not matter: 清政办2025 is the beginning of 清政办〔2025〕18号. */
const numberHolds = (raw: string | undefined, bare: string): boolean =>
  raw !== undefined &&
  bare.length > 1 &&
  /\d|号|令/.test(bare) &&
  fold(raw)
    .replace(/[^\p{Letter}\p{Number}]/gu, '')
    .startsWith(bare)

const fewestSharedPieces = 3
const mostPieces = 24

/**
 * Documents whose names share most with a free description, for "it may already be public". A guess, unlike `search`:
 * only documents that share at least three two-character pieces, and what no longer binds is left out.
 */
export const similar = (library: SearchableLibrary, text: string, count: number): readonly CatalogEntry[] => {
  const pieces = new Set(queryWords(text).flatMap(queryBigrams))
  return library.volumes
    .flatMap(volume => {
      const { names, bodies, live } = volume
      const held = (piece: string) => (bodies ? sizeOf(documentsWithPairs(bodies.grams, piece)) : 0)
      const rarest = [...pieces].sort((left, right) => held(left) - held(right)).slice(0, mostPieces)
      return names
        ? [...nameScores(names, rarest)].flatMap(([number, score]) =>
            has(live, number) ? [{ volume, number, score }] : [],
          )
        : []
    })
    .sort((left, right) => right.score - left.score)
    .slice(0, 50)
    .map(place => entryOf(place))
    .filter(entry => !isPast(entry.validity) && sharedPieces(entry, pieces) >= fewestSharedPieces)
    .slice(0, count)
}

/** Of a short list of named things, those whose titles share most with a free description, by the same measure. */
export const similarTitles = <Named extends { readonly title: string }>(
  named: readonly Named[],
  text: string,
  count: number,
): readonly Named[] => {
  const pieces = new Set(queryWords(text).flatMap(queryBigrams))
  return named
    .map(each => ({ each, shared: sharedPieces(each, pieces) }))
    .filter(({ shared }) => shared >= fewestSharedPieces)
    .sort((left, right) => right.shared - left.shared)
    .slice(0, count)
    .map(({ each }) => each)
}

const sharedPieces = (entry: { readonly title: string }, pieces: ReadonlySet<string>): number =>
  bigrams(entry.title).filter(piece => piece.length > 1 && pieces.has(piece)).length
