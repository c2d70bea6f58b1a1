import type { CatalogEntry } from '#domain/edition.ts'
import { fold } from './fold.ts'
import { bestPassage } from './passage.ts'

/** What is known of one document that holds every word. */
export type Match = {
  readonly entry: CatalogEntry
  readonly folded: string
  /** MiniSearch's score as a share of the best, 0 to 1. */
  readonly name: number
  readonly isNumberMatch: boolean
}

/** A query's words with their rarity, and the mean length of a text. */
export type Weighing = {
  readonly words: readonly string[]
  readonly rarity: ReadonlyMap<string, number>
  readonly meanLength: number
}

const weight = { number: 20, name: 3, title: 3, coverage: 4, body: 2, closeness: 2, past: 0.5 }
const saturation = 1.2
const countedOccurrences = 30

/** How many documents there are, and how many hold the word, as a weight: the rarer the heavier. */
export const rarityOf = (documents: number, holding: number): number =>
  Math.log(1 + (documents - holding + 0.5) / (holding + 0.5))

/**
 * The order of hits: a named document number first, then what the title says, then how often and how close together
 * the words stand in the text. What no longer binds counts half.
 */
export const scoreOf = (match: Match, weighing: Weighing): number => {
  const title = fold(match.entry.title)
  const inTitle = weighing.words.filter(word => title.includes(word))
  const covered = inTitle.reduce((total, word) => total + word.length, 0) / Math.max(title.length, 1)
  const share = inTitle.length / weighing.words.length
  const total =
    (match.isNumberMatch ? weight.number : 0) +
    weight.name * match.name +
    weight.title * share +
    weight.coverage * Math.min(1, covered) * share +
    weight.body * bodyShare(match.folded, weighing) +
    weight.closeness * closeness(match.folded, weighing.words)
  return isPast(match.entry) ? total * weight.past : total
}

/** Whether a policy no longer binds. */
export const isPast = (entry: CatalogEntry): boolean =>
  entry.validity?.state === 'repealed' || entry.validity?.state === 'expired'

const bodyShare = (folded: string, { words, rarity, meanLength }: Weighing): number => {
  const length = 0.4 + (0.6 * folded.length) / meanLength
  const weights = words.map(word => rarity.get(word) ?? 0)
  const whole = weights.reduce((sum, each) => sum + each, 0) || 1
  const held = words.reduce((sum, word, index) => {
    const times = countOf(folded, word)
    return sum + (weights[index] ?? 0) * (times / (times + saturation * length))
  }, 0)
  return held / whole
}

const closeness = (folded: string, words: readonly string[]): number =>
  words.length < 2 ? 0 : (bestPassage(folded, words).words - 1) / (words.length - 1)

const countOf = (folded: string, word: string): number => {
  let times = 0
  for (let at = folded.indexOf(word); at !== -1 && times < countedOccurrences; times += 1)
    at = folded.indexOf(word, at + word.length)
  return times
}
