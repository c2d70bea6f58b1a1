import { type Counts, countFound, passerOf } from './facets.ts'
import type { Filter } from './filter.ts'
import { fold } from './fold.ts'
import { type Hit, toHit } from './hit.ts'
import type { LoadedVolume, Place, SearchableLibrary } from './library.ts'
import { arePairsEnough, candidatesOf, isMatch, newMatcher } from './match.ts'
import { type NumberSet, numbersOf, remove } from './number-set.ts'
import { type Asked, best, type Candidates, roughOrder } from './order.ts'
import { findByPinyin, isLetters } from './pinyin.ts'
import type { Query } from './query.ts'
import { refinementsFor } from './refine.ts'
import { clausesOf, type Synonym, synonymsFor } from './terms.ts'

/** What is on the screen first. Totals follow, since they may need a look into thousands of texts. */
export type Answer = {
  readonly hits: readonly Hit[]
  /** False while bodies are still loading and only titles were searched. */
  readonly isComplete: boolean
  /** Every form in which a word may stand in the text, for marking. */
  readonly words: readonly string[]
  /** Everyday names that were also searched under their formal name. */
  readonly synonyms: readonly Synonym[]
  /** What was searched instead, when nothing held what was typed. */
  readonly instead: { readonly text: string; readonly by: 'pinyin' | 'shortened' } | null
}

/** A query being answered. */
export type Search = {
  readonly answer: Answer
  /** Counts everything found; yields now and then so that a newer query can overtake it. */
  readonly count: () => Generator<undefined, Tally>
}
/** Everything found, counted, with words that part it. */
export type Tally = Counts & { readonly refinements: readonly string[] }

/** Finds exactly the documents that hold every word, best first; without words all, the latest first. */
export const search = (library: SearchableLibrary, query: Query): Search => {
  const asked = ask(library, query)
  if (asked.answer.hits.length > 0 || !hasWords(query) || !isLoaded(library) || isOnlyFiltered(library, query))
    return asked
  return searchByPinyin(library, query) ?? searchShortened(library, query) ?? asked
}

const hasWords = (query: Query): boolean => clausesOf(query.text, query.within, []).length > 0

const isLoaded = ({ volumes }: SearchableLibrary): boolean => volumes.every(volume => volume.bodies !== null)

/** Whether the words are found without the filter: then the filter is why nothing is shown. */
const isOnlyFiltered = (library: SearchableLibrary, query: Query): boolean => {
  if (Object.values(query.filter).every(value => value === null || value === false)) return false
  const clauses = clausesOf(query.text, query.within, library.synonyms)
  const matcher = newMatcher(clauses)
  return library.volumes.some(volume =>
    numbersOf(candidatesOf(volume, clauses)).some(number => isMatch({ volume, number }, matcher)),
  )
}

const ask = (library: SearchableLibrary, query: Query): Search => {
  const isBrowsing = query.text.trim() === '' && query.within.length === 0
  const clauses = clausesOf(query.text, query.within, library.synonyms)
  const matcher = newMatcher(clauses)
  const candidates = library.volumes.map(volume => ({
    volume,
    numbers: isBrowsing ? Uint32Array.from(volume.live) : candidatesOf(volume, clauses),
    isCertain: isBrowsing || arePairsEnough(volume, clauses),
  }))
  const words = clauses.flat().map(term => term.word)
  const places = best(library, { query, matcher, candidates })
  return {
    answer: {
      hits: places.map(place => toHit(library, place, matcher)),
      isComplete: isLoaded(library),
      words: clauses.flat().flatMap(term => term.forms),
      synonyms: words.flatMap(word => synonymsFor(word, library.synonyms)),
      instead: null,
    },
    count: () => countAll(library, { query, matcher, candidates }),
  }
}

const looksBetweenPauses = 1500

function* countAll(library: SearchableLibrary, { query, matcher, candidates }: Asked): Generator<undefined, Tally> {
  let looks = 0
  for (const { volume, numbers, isCertain } of candidates) {
    if (isCertain) continue
    for (const number of numbersOf(numbers)) {
      if (!isMatch({ volume, number }, matcher)) remove(numbers, number)
      looks += 1
      if (looks % looksBetweenPauses === 0) yield
    }
  }
  const typed = [query.text, ...query.within, ...matcher.clauses.flat().flatMap(term => term.forms)]
  return {
    ...countFound(candidates, query.filter),
    refinements: refinementsFor(
      library,
      candidates.map(each => narrowed(each, query.filter)),
      typed,
    ),
  }
}

/** What passes the filter. */
const narrowed = (
  { volume, numbers }: Candidates,
  filter: Filter,
): { readonly volume: LoadedVolume; readonly numbers: NumberSet } => {
  const passes = passerOf(volume, filter)
  const kept = Uint32Array.from(numbers)
  for (const number of numbersOf(numbers)) if (!passes(number)) remove(kept, number)
  return { volume, numbers: kept }
}

/** Titles that the letters name, when no text holds the letters themselves. */
const searchByPinyin = (library: SearchableLibrary, query: Query): Search | undefined => {
  const letters = fold(query.text).replace(/[\s']/g, '')
  if (!isLetters(letters) || query.within.length > 0) return undefined
  const found = library.volumes.map(volume => ({ volume, numbers: namedBy(library, volume, letters), isCertain: true }))
  const matcher = newMatcher([])
  const places = roughOrder({ query, matcher, candidates: found }, true).slice(0, query.count)
  if (places.length === 0) return searchTermByPinyin(library, query, letters)
  return {
    answer: {
      hits: places.map(place => toPinyinHit(library, place, letters)),
      isComplete: true,
      words: [],
      synonyms: [],
      instead: { text: letters, by: 'pinyin' },
    },
    count: () => countAll(library, { query, matcher, candidates: found }),
  }
}

/** A keyword of the edition that the letters spell from end to end. */
const searchTermByPinyin = (library: SearchableLibrary, query: Query, letters: string): Search | undefined => {
  const term = library.terms.find(each => {
    const [start, end] = findByPinyin(library.pinyin, letters, fold(each)) ?? []
    return start === 0 && end === each.length
  })
  if (term === undefined) return undefined
  const found = ask(library, { ...query, text: term })
  return { ...found, answer: { ...found.answer, instead: { text: term, by: 'pinyin' } } }
}

const namedBy = ({ pinyin }: SearchableLibrary, volume: LoadedVolume, letters: string): NumberSet => {
  const named = Uint32Array.from(volume.live)
  volume.titles.forEach((title, number) => {
    if (!findByPinyin(pinyin, letters, title)) remove(named, number)
  })
  return named
}

const toPinyinHit = (library: SearchableLibrary, place: Place, letters: string): Hit => {
  const hit = toHit(library, place, newMatcher([]))
  const mark = findByPinyin(library.pinyin, letters, fold(hit.entry.title))
  return mark ? { ...hit, titleMarks: [mark], why: { by: 'pinyin', named: hit.entry.title.slice(...mark) } } : hit
}

/** Without the letters or the character at the end, which may be unfinished or mistyped. */
const searchShortened = (library: SearchableLibrary, query: Query): Search | undefined => {
  const text = query.text.replace(/[^\p{Letter}\p{Number}]+$/u, '').trim()
  const isUnfinished = /[a-z]+$/i.test(text)
  const shorter = isUnfinished ? text.replace(/[a-z']+$/i, '') : [...text].slice(0, -1).join('')
  if (shorter.trim().length < (isUnfinished ? 1 : 2)) return undefined
  const found = ask(library, { ...query, text: shorter })
  return found.answer.hits.length > 0
    ? { ...found, answer: { ...found.answer, instead: { text: shorter.trim(), by: 'shortened' } } }
    : undefined
}
