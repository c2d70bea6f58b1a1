import { parseDocumentNumber } from '#domain/document-number.ts'
import { documentsWithPairs } from './gram-index.ts'
import type { LoadedVolume, Place, SearchableLibrary } from './library.ts'
import type { Match } from './match.ts'
import { nameScores } from './name-index.ts'
import { sizeOf } from './number-set.ts'
import type { Clause, Term } from './terms.ts'
import { queryBigrams } from './words.ts'

/** What a query's words weigh, worked out once a query. */
export type Weighing = {
  /** How rare each word is, 0 to 1. */
  readonly rarity: ReadonlyMap<string, number>
  /** MiniSearch's scores by volume and number, as shares of the best. */
  readonly names: ReadonlyMap<LoadedVolume, ReadonlyMap<number, number>>
  /** The normal form of the document number that the query is, if it is one. */
  readonly number: string | null
}

const weight = { number: 20, name: 3, title: 3, coverage: 4, body: 2, closeness: 2, past: 0.5 }
const saturation = 1.2
const usualLength = 1500
const close = 60

/** Weighs the words of a query: how rare they are, and how well names answer them. */
export const weigh = (library: SearchableLibrary, clauses: readonly Clause[], text: string): Weighing => {
  const words = [...new Set(clauses.flat().flatMap(term => term.forms))]
  const documents = library.volumes.reduce((sum, volume) => sum + volume.documents, 0)
  const holding = (word: string) =>
    library.volumes.reduce((sum, { bodies }) => sum + (bodies ? sizeOf(documentsWithPairs(bodies.grams, word)) : 1), 0)
  return {
    rarity: new Map(words.map(word => [word, rarityOf(documents, holding(word))])),
    names: new Map(library.volumes.map(volume => [volume, namesIn(volume, words)])),
    number: parseDocumentNumber(text)?.normal ?? null,
  }
}

const rarityOf = (documents: number, holding: number): number =>
  Math.log(1 + (documents - holding + 0.5) / (holding + 0.5))

const mostPieces = 8
const commonShare = 0.05

/** Asks MiniSearch by the rarest pieces; common ones tell documents hardly apart and cost most. */
const namesIn = ({ names, bodies, documents }: LoadedVolume, words: readonly string[]): ReadonlyMap<number, number> => {
  if (!names) return new Map()
  const pieces = [...new Set(words.flatMap(queryBigrams))].map(piece => ({
    piece,
    held: bodies ? sizeOf(documentsWithPairs(bodies.grams, piece)) : 0,
  }))
  const rare = pieces
    .filter(({ held }) => held <= Math.max(100, documents * commonShare))
    .sort((left, right) => left.held - right.held)
    .slice(0, mostPieces)
    .map(({ piece }) => piece)
  const scores = nameScores(names, rare)
  let best = 1e-9
  for (const score of scores.values()) best = Math.max(best, score)
  return new Map([...scores].map(([number, score]) => [number, score / best]))
}

/** What the title alone tells, 0 to 1: cheap enough to be asked of every candidate. */
export const titleScore = (title: string, clauses: readonly Clause[]): number =>
  clauses.length === 1 && clauses[0]
    ? clauseInTitle(title, clauses[0])
    : clauses.reduce((best, clause) => Math.max(best, clauseInTitle(title, clause)), 0)

const clauseInTitle = (title: string, clause: Clause): number => {
  let held = 0
  let covered = 0
  for (const { forms } of clause)
    for (const form of forms) {
      if (!title.includes(form)) continue
      held += 1
      covered += form.length
      break
    }
  if (held === 0) return 0
  return ((held / clause.length) * (1 + Math.min(1, covered / title.length))) / 2
}

/**
 * The order of hits: a named document number first, then what the title says, then how often and how close together
 * the words stand in the text. What no longer binds counts half.
 */
export const scoreOf = ({ volume, number }: Place, match: Match, weighing: Weighing): number => {
  const title = volume.titles[number] ?? ''
  const inTitle = match.places.map(places => (places[0] ?? title.length) < title.length)
  const share = inTitle.filter(Boolean).length / match.clause.length
  const covered = match.clause.reduce((sum, term, at) => sum + (inTitle[at] ? term.word.length : 0), 0)
  const isNumber = weighing.number !== null && volume.numbers.get(number) === weighing.number
  const total =
    (isNumber ? weight.number : 0) +
    weight.name * (weighing.names.get(volume)?.get(number) ?? 0) +
    weight.title * share +
    weight.coverage * Math.min(1, covered / Math.max(1, title.length)) * share +
    weight.body * bodyShare(match, weighing) +
    weight.closeness * closeness(match)
  return volume.past[number] === 1 ? total * weight.past : total
}

const bodyShare = ({ clause, places, length }: Match, { rarity }: Weighing): number => {
  const norm = 0.4 + (0.6 * length) / usualLength
  const weightOf = (term: Term) => rarity.get(term.word) ?? 0
  const whole = clause.reduce((sum, term) => sum + weightOf(term), 0) || 1
  const held = clause.reduce((sum, term, at) => {
    const times = places[at]?.length ?? 0
    return sum + (weightOf(term) * times) / (times + saturation * norm)
  }, 0)
  return held / whole
}

/** How many of the words stand together somewhere, as a share. */
const closeness = ({ clause, places }: Match): number => {
  if (clause.length < 2) return 0
  const all = places
    .flatMap((starts, term) => starts.map(at => ({ at, term })))
    .sort((left, right) => left.at - right.at)
  let best = 1
  for (let from = 0; from < all.length; from += 1) {
    const within = new Set<number>()
    for (let to = from; to < all.length && (all[to]?.at ?? 0) - (all[from]?.at ?? 0) <= close; to += 1)
      within.add(all[to]?.term ?? 0)
    best = Math.max(best, within.size)
  }
  return (best - 1) / (clause.length - 1)
}
