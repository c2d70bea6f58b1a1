import { type CatalogEntry, validityAt } from '#domain/catalog.ts'
import type { Relation } from '#domain/relation.ts'
import { type Counts, countFound, type Filter, passerOf } from './facets.ts'
import { fold } from './fold.ts'
import { largestFirst } from './largest-first.ts'
import { entryOf, firstPlaceOf, type LoadedVolume, type Place, type SearchableLibrary, sliceOf } from './library.ts'
import { arePairsEnough, candidatesOf, isMatch, type Match, type Matcher, matchOf, newMatcher } from './match.ts'
import { type NumberSet, numbersOf, remove, sizeOf } from './number-set.ts'
import { bestStart, type Excerpt, excerptAt, findMarks } from './passage.ts'
import { findByPinyin, isLetters } from './pinyin.ts'
import { scoreOf, titleScore, type Weighing, weigh } from './rank.ts'
import { refinementsFor } from './refine.ts'
import { type Clause, clausesOf, type Synonym, synonymsFor } from './terms.ts'

export type Query = {
  readonly text: string
  /** Words added to search inside what was found (二次搜索). */
  readonly within: readonly string[]
  readonly filter: Filter
  readonly order: 'relevance' | 'date'
  readonly count: number
}

export type Hit = {
  readonly entry: CatalogEntry
  readonly titleMarks: readonly (readonly [number, number])[]
  readonly excerpt: Excerpt | null
  /** Why it was found, when its text does not plainly hold what was typed. */
  readonly why: Why | null
  /** Documents that belong to it, by the word for them. */
  readonly related: readonly { readonly kind: RelatedKind; readonly count: number }[]
  /** What a repealed policy was replaced or repealed by. */
  readonly successor: CatalogEntry | null
}
export type Why =
  | { readonly by: 'synonym'; readonly everyday: string; readonly formal: string }
  | { readonly by: 'pinyin'; readonly named: string }
export type RelatedKind = 'picture' | 'interpretation' | 'guide' | 'basis'

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
  if (asked.answer.hits.length > 0 || !hasWords(query) || !isLoaded(library) || holdsSomething(library, query))
    return asked
  return searchByPinyin(library, query) ?? searchShortened(library, query) ?? asked
}

const hasWords = (query: Query): boolean => clausesOf(query.text, query.within, []).length > 0

const isLoaded = ({ volumes }: SearchableLibrary): boolean => volumes.every(volume => volume.bodies !== null)

/** Whether the words are found without the filter: then the filter is why nothing is shown. */
const holdsSomething = (library: SearchableLibrary, query: Query): boolean => {
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

type Candidates = { readonly volume: LoadedVolume; readonly numbers: NumberSet; readonly isCertain: boolean }

const looksBetweenPauses = 1500

type Asked = { readonly query: Query; readonly matcher: Matcher; readonly candidates: readonly Candidates[] }

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
  return { ...countFound(candidates, query.filter), refinements: refinementsFor(library, candidates, typed) }
}

const closelyRanked = 30

/** The first of the order that was asked for, each looked at in its text before it counts. */
const best = (library: SearchableLibrary, asked: Asked): readonly Place[] => {
  const { query, matcher } = asked
  const { clauses } = matcher
  const isByDate = query.order === 'date' || clauses.length === 0
  const roughly = roughOrder(asked, isByDate)
  const weighing = isByDate ? null : weigh(library, clauses, query.text)
  const places: Place[] = []
  for (let from = 0; from < roughly.length && places.length < query.count; from += closelyRanked) {
    const batch = roughly.slice(from, from + closelyRanked)
    places.push(
      ...(weighing ? closely(batch, matcher, weighing) : inOrder(batch, matcher, query.count - places.length)),
    )
  }
  return places.slice(0, query.count)
}

const inOrder = (batch: readonly Place[], matcher: Matcher, count: number): readonly Place[] => {
  const places: Place[] = []
  for (const place of batch) {
    if (places.length === count) break
    if (matcher.clauses.length === 0 || isMatch(place, matcher)) places.push(place)
  }
  return places
}

const closely = (batch: readonly Place[], matcher: Matcher, weighing: Weighing): readonly Place[] =>
  batch
    .flatMap(place => {
      const match = matchOf(place, matcher)
      return match ? [{ place, score: scoreOf(place, match, weighing) }] : []
    })
    .sort((left, right) => right.score - left.score)
    .map(({ place }) => place)

/** Places in an order, made when they are looked at. */
type Places = { readonly length: number; readonly slice: (from: number, to: number) => readonly Place[] }

const days = 2 ** 16
const volumes = 2 ** 6
const numbers = 2 ** 14

/**
 * Orders candidates by what is known without their text: the title, whether it binds, the date. Each is packed into one
 * number, so that thousands are sorted at once: score, day, then the earlier document of the earlier volume.
 */
const roughOrder = ({ query, matcher: { clauses }, candidates }: Asked, isByDate: boolean): Places => {
  const keys = new Float64Array(candidates.reduce((sum, each) => sum + sizeOf(each.numbers), 0))
  let length = 0
  candidates.forEach(({ volume, numbers: found }, index) => {
    const passes = passerOf(volume, query.filter)
    for (const number of numbersOf(found)) {
      if (!passes(number)) continue
      const title = isByDate ? 1 : titleScore(volume.titles[number] ?? '', clauses)
      const isPast = volume.past[number] === 1 && !(isByDate && clauses.length > 0)
      const score = Math.round((isPast ? title * 0.5 : title) * 1000)
      const place = (volumes - 1 - index) * numbers + (numbers - 1 - number)
      keys[length] = (score * days + (volume.days[number] ?? 0)) * volumes * numbers + place
      length += 1
    }
  })
  const ordered = largestFirst(keys.subarray(0, length))
  const placeAt = (key: number): readonly Place[] => {
    const volume = candidates[volumes - 1 - (Math.floor(key / numbers) % volumes)]?.volume
    return volume ? [{ volume, number: numbers - 1 - (key % numbers) }] : []
  }
  return { length, slice: (from, to) => [...ordered(from, to)].flatMap(placeAt) }
}

const toHit = (library: SearchableLibrary, place: Place, matcher: Matcher): Hit => {
  const entry = entryOf(place)
  const forms = matcher.clauses.flat().flatMap(term => term.forms)
  const related = library.relations.get(entry.id) ?? []
  const isWhole = place.volume.bodies !== null
  return {
    entry,
    titleMarks: findMarks(place.volume.titles[place.number] ?? '', forms),
    excerpt: isWhole ? passageOf(place, forms, matchOf(place, matcher)) : null,
    why: isWhole ? synonymBehind(place, matcher.clauses, library.synonyms) : null,
    related: relatedCounts(library, entry, related),
    successor: successorOf(library, place, related),
  }
}

const around = 160

/** The best passage of summary and body; of the lines around the body only where those alone hold the words. */
const passageOf = (place: Place, forms: readonly string[], match: Match | undefined): Excerpt => {
  const summaryAt = (place.volume.titles[place.number]?.length ?? 0) + 1
  const [summary = ''] = sliceOf(place, summaryAt, summaryAt + around).split('\n')
  const bodyAt = place.volume.catalog.bodiesAt[place.number] ?? 0
  const isTold = (at: number) => at >= bodyAt || (at >= summaryAt && at < summaryAt + summary.length)
  const places = match?.places ?? []
  const told = places.map(starts => starts.filter(isTold))
  const outside = places.map(starts => starts.filter(at => at >= summaryAt))
  for (const each of [told, outside])
    if (each.some(starts => starts.length > 0)) {
      const start = bestStart(each)
      const from = Math.max(0, start - around)
      return excerptAt(sliceOf(place, from, start + around), start - from, forms)
    }
  const opening = [summary, ...sliceOf(place, bodyAt, bodyAt + around).split('\n')]
  return excerptAt(opening.find(line => line.length > 12) ?? opening[1] ?? '', 0, [])
}

const synonymBehind = (place: Place, clauses: readonly Clause[], synonyms: readonly Synonym[]): Why | null => {
  const [clause = []] = clauses
  const term = clause.find(each => each.formal.length > 0 && firstPlaceOf(place, each.writings) === -1)
  const synonym = term && synonymsFor(term.word, synonyms)[0]
  const formal = synonym?.formal.find(name => firstPlaceOf(place, [fold(name)]) !== -1)
  return synonym && formal ? { by: 'synonym', everyday: synonym.everyday, formal } : null
}

const relatedCounts = (
  library: SearchableLibrary,
  entry: CatalogEntry,
  relations: readonly Relation[],
): Hit['related'] => {
  const counts = new Map<RelatedKind, number>()
  const seen = new Set<string>()
  for (const relation of relations) {
    const other = relation.from === entry.id ? relation.to : relation.from
    const place = library.places.get(other)
    if (!place || seen.has(other)) continue
    seen.add(other)
    const kind = relatedKindOf(relation, { isFrom: relation.from === entry.id, other: entryOf(place) })
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return (['picture', 'interpretation', 'guide', 'basis'] as const).flatMap(kind => {
    const count = counts.get(kind)
    return count ? [{ kind, count }] : []
  })
}

const relatedKindOf = (
  { kind }: Relation,
  { isFrom, other }: { readonly isFrom: boolean; readonly other: CatalogEntry },
): RelatedKind | null => {
  if (kind === 'interprets' && !isFrom) return other.form === '图解' ? 'picture' : 'interpretation'
  if (kind === 'serves' && !isFrom) return 'guide'
  const isBasis = kind === 'basedOn' || kind === 'implements' || kind === 'serves' || kind === 'interprets'
  return isBasis && isFrom ? 'basis' : null
}

const successorOf = (
  library: SearchableLibrary,
  { volume, number }: Place,
  relations: readonly Relation[],
): CatalogEntry | null => {
  if (validityAt(volume.catalog, number)?.state !== 'repealed') return null
  const relation = relations.find(
    ({ kind, to }) => to === volume.catalog.ids[number] && (kind === 'replaces' || kind === 'repeals'),
  )
  const place = relation && library.places.get(relation.from)
  return place ? entryOf(place) : null
}

/** Titles that the letters name, when no text holds the letters themselves. */
const searchByPinyin = (library: SearchableLibrary, query: Query): Search | undefined => {
  const letters = query.text.trim().toLowerCase()
  if (!isLetters(letters) || query.within.length > 0) return undefined
  const found = library.volumes.map(volume => ({ volume, numbers: namedBy(library, volume, letters), isCertain: true }))
  const matcher = newMatcher([])
  const places = roughOrder({ query, matcher, candidates: found }, true).slice(0, query.count)
  if (places.length === 0) return undefined
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
  const text = query.text.trim()
  const shorter = /[a-z]+$/i.test(text) ? text.replace(/[a-z']+$/i, '') : [...text].slice(0, -1).join('')
  if (shorter.trim().length < 2) return undefined
  const found = ask(library, { ...query, text: shorter })
  return found.answer.hits.length > 0
    ? { ...found, answer: { ...found.answer, instead: { text: shorter.trim(), by: 'shortened' } } }
    : undefined
}
