import type { Lexicon } from './lexicon.ts'

/** What people here call things: villages, streets and organs, and what the edition's documents are called. */
export type PlaceWords = {
  /** Names that stand in addresses. */
  readonly places: readonly string[]
  /** Names of organs, titles, keywords. */
  readonly terms: readonly string[]
}

export const noPlaceWords: PlaceWords = { places: [], terms: [] }

/** As probable as one word in some thousands; in addresses more than that. */
const termCost = 110
const placeCost = 60
const longestWord = 20

/**
 * A lexicon that knows the place's own words as well. They are numbered after the edge, have no followers, and count as
 * frequent words of their last character's class. Words with a character that has no reading are left out.
 */
export const withPlaceWords = (lexicon: Lexicon, { places, terms }: PlaceWords): Lexicon => {
  const known = [
    ...places.map(text => ({ text, cost: termCost, addressCost: placeCost })),
    ...terms.map(text => ({ text, cost: termCost, addressCost: termCost })),
  ].filter(({ text }) => text.length >= 2 && text.length <= longestWord)
  const own: string[] = []
  const costs: { readonly cost: number; readonly addressCost: number }[] = []
  for (const { text, ...cost } of new Map(known.map(each => [each.text, each])).values()) {
    const word = lexicon.wordCount + 1 + own.length
    const read = readingsOf(lexicon, text)
    if (read.length === 0) continue
    for (const syllables of read) lexicon.trie.add(syllables, word, 0)
    own.push(text)
    costs.push(cost)
  }
  const { general, law, address } = lexicon.models
  const widen = (model: Lexicon['models']['general'], costOf: (at: number) => number) => ({
    ...model,
    alone: Uint8Array.from([...model.alone, ...costs.map((_, at) => costOf(at))]),
    backOff: Uint8Array.from([...model.backOff, ...costs.map(() => 0)]),
    classOf: Uint8Array.from([...model.classOf, ...costs.map(() => model.classOf[model.classOf.length - 2] ?? 0)]),
  })
  return {
    ...lexicon,
    ownWords: own,
    models: {
      general: widen(general, at => costs[at]?.cost ?? termCost),
      law: widen(law, at => costs[at]?.cost ?? termCost),
      address: widen(address, at => costs[at]?.addressCost ?? termCost),
    },
  }
}

const mostReadings = 8

/** Every way to read a text, few characters having more than two; none where a character has no reading at all. */
const readingsOf = ({ readings }: Lexicon, text: string): readonly (readonly number[])[] => {
  let ways: readonly (readonly number[])[] = [[]]
  for (const character of text) {
    const read = readings.get(character.charCodeAt(0)) ?? []
    ways = ways.flatMap(way => read.map(syllable => [...way, syllable])).slice(0, mostReadings)
  }
  return ways
}
