import type { Lattice } from './lattice.ts'
import type { Lexicon } from './lexicon.ts'
import type { NamePart } from './name-model.ts'

type Name = { readonly text: string; readonly cost: number }

/** How many surnames and characters of each place are tried; the rest are found among single characters. */
const mostTried = 24
/** What it costs that two characters have not been seen together in a given name. */
const strangePair = 14
/** A given name of one character is rarer than one of two. */
const onlyCost = 20
const pairCost = 3

/** People's names that letters can stand for: a surname, then one or two characters; the likeliest first. */
export const namesFor = (lexicon: Lexicon, lattice: Lattice, count: number): readonly Name[] => {
  const names: Name[] = [...surnamesFor(lexicon, lattice)]
  for (const path of syllablePaths(lattice)) {
    for (const length of [1, 2]) {
      const key = path.slice(0, length).map(syllable => lexicon.syllables[syllable] ?? '')
      const given = path.slice(length)
      if (given.length < 1 || given.length > 2 || key.length < length) continue
      for (const surname of lexicon.names.surnames.get(key.join(' ')) ?? [])
        names.push(
          ...givenNames(lexicon, given).map(({ text, cost }) => ({
            text: surname.text + text,
            cost: cost + surname.cost,
          })),
        )
    }
  }
  return best(names, count)
}

/** Surnames of one syllable, for who writes one character at a time. */
const surnamesFor = ({ names, syllables }: Lexicon, { letters, arcs }: Lattice): readonly NamePart[] =>
  (arcs[0] ?? [])
    .filter(arc => arc.isWhole && arc.to === letters.length)
    .flatMap(arc => arc.syllables.flatMap(syllable => names.surnames.get(syllables[syllable] ?? '') ?? []))

const best = (names: readonly Name[], count: number): readonly Name[] =>
  [...names].sort((left, right) => left.cost - right.cost).slice(0, count)

const givenNames = ({ names }: Lexicon, syllables: readonly number[]): readonly Name[] => {
  const [first = -1, second] = syllables
  const tried = (parts: readonly NamePart[] | undefined) => (parts ?? []).slice(0, mostTried)
  if (second === undefined)
    return tried(names.given.only.get(first)).map(({ text, cost }) => ({ text, cost: cost + onlyCost }))
  return tried(names.given.first.get(first)).flatMap(one =>
    tried(names.given.second.get(second)).map(other => {
      const text = one.text + other.text
      const pair = names.pairs.get(text)
      return { text, cost: pairCost + one.cost + (pair ?? other.cost + strangePair) }
    }),
  )
}

const longestName = 4

/** The ways to read letters as two to four whole syllables. */
const syllablePaths = ({ letters, arcs }: Lattice): readonly (readonly number[])[] => {
  const found: number[][] = []
  const walk = (at: number, path: readonly number[]) => {
    if (at === letters.length && path.length >= 2) found.push([...path])
    if (path.length === longestName) return
    for (const arc of arcs[at] ?? [])
      if (arc.isWhole) for (const syllable of arc.syllables) walk(arc.to, [...path, syllable])
  }
  walk(0, [])
  return found
}
