import { decode } from './decode.ts'
import { type Lattice, readLetters, type SyllableTable } from './lattice.ts'
import { type Lexicon, type ModelName, wordAt } from './lexicon.ts'
import { namesFor } from './names.ts'

/** What is being written: anything, a person's name, an address. */
export type Writing = 'text' | 'name' | 'address'

/** Something that typed letters may mean; `length` of them are used up when it is chosen. */
export type Candidate = { readonly text: string; readonly length: number }

/** What typed letters may mean, the likeliest first, and how they are read: `fa fang ming xi`. */
export type Spelt = { readonly spelling: string; readonly candidates: readonly Candidate[] }

/** A lexicon with what reading letters needs. */
export type Speller = { readonly lexicon: Lexicon; readonly table: SyllableTable }

export type Asked = {
  readonly letters: string
  /** The word that stands before them. */
  readonly before: number
  readonly writing: Writing
  readonly isFuzzy: boolean
}

/** Which models may have written a text, and what it costs to suppose so. */
const models: Readonly<Record<Writing, readonly { readonly name: ModelName; readonly cost: number }[]>> = {
  text: [
    { name: 'general', cost: 0 },
    { name: 'law', cost: 24 },
    { name: 'address', cost: 48 },
  ],
  name: [{ name: 'general', cost: 0 }],
  address: [
    { name: 'address', cost: 0 },
    { name: 'general', cost: 48 },
  ],
}

/** The likeliest readings of all letters. */
export const sentencesFor = ({ lexicon, table }: Speller, asked: Asked, count: number): readonly string[] => {
  const lattice = readLetters(asked.letters, table, asked.isFuzzy)
  return sentences(lexicon, lattice, asked, count)
}

const sentences = (
  lexicon: Lexicon,
  lattice: Lattice,
  { writing, before }: Asked,
  count: number,
): readonly string[] => {
  const paths = models[writing]
    .flatMap(({ name, cost }) =>
      decode(lexicon, lexicon.models[name], { lattice, before, count }).map(path => ({
        text: path.words.map(word => wordAt(lexicon, word)).join(''),
        cost: path.cost + cost,
      })),
    )
    .sort((left, right) => left.cost - right.cost)
  const isName = writing === 'name' && before === lexicon.wordCount
  const names = isName ? namesFor(lexicon, lattice, count).map(name => name.text) : []
  return [...new Set([...names, ...paths.map(path => path.text)])].slice(0, count)
}

const mostWords = 400

/**
 * Everything that may be chosen: whole sentences, then words and characters that the letters begin with, the longest
 * first.
 */
export const candidatesFor = (speller: Speller, asked: Asked, count: number): Spelt => {
  const { lexicon, table } = speller
  const lattice = readLetters(asked.letters, table, asked.isFuzzy)
  const whole = sentences(lexicon, lattice, asked, count).map(text => ({ text, length: asked.letters.length }))
  const spelling = spellingOf(lexicon, lattice)
  const isReadSo = whole[0]?.text.length === spelling.split(' ').length
  const words = wordsFromLeft(lexicon, lattice).filter(
    ({ length }) => !isReadSo || endsSyllable(asked.letters, spelling, length),
  )
  const candidates = new Map([...whole, ...words].map(each => [each.text, each]))
  return { spelling, candidates: [...candidates.values()] }
}

const wordsFromLeft = (lexicon: Lexicon, { arcs }: Lattice): readonly Candidate[] => {
  const found: (Candidate & { readonly cost: number })[] = []
  const { trie } = lexicon
  const { alone } = lexicon.models.general
  const walk = (at: number, node: number, penalty: number) => {
    for (const arc of arcs[at] ?? [])
      for (const syllable of arc.syllables) {
        const child = trie.child(node, syllable)
        if (child < 0 || found.length > mostWords) continue
        for (let entry = trie.firstEntry(child); entry >= 0; entry = trie.nextEntry(entry)) {
          const word = trie.wordOf(entry)
          const cost = (alone[word] ?? 0) + trie.costOf(entry) + penalty + arc.penalty
          found.push({ text: wordAt(lexicon, word), length: arc.to, cost })
        }
        walk(arc.to, child, penalty + arc.penalty)
      }
  }
  walk(0, 0, 0)
  return found
    .sort((left, right) => right.length - left.length || left.cost - right.cost)
    .map(({ text, length }) => ({ text, length }))
}

/** Whether so many letters end with a syllable of the spelling: 第八 does not stand at the beginning of di bao. */
const endsSyllable = (letters: string, spelling: string, length: number): boolean => {
  const typed = letters.slice(0, length).replaceAll("'", '').length
  let end = 0
  return spelling.split(' ').some(part => {
    end += part.length
    return end === typed
  })
}

/** The letters parted into syllables, with as few and as long ones as can be. */
const spellingOf = (lexicon: Lexicon, { letters, arcs }: Lattice): string => {
  const parts: string[] = []
  let at = 0
  while (at < letters.length) {
    const arc = [...(arcs[at] ?? [])].sort((left, right) => right.to - left.to)[0]
    const to = arc?.to ?? letters.length
    const isSpelt = arc?.isWhole && arc.syllables.length === 1
    parts.push(isSpelt ? (lexicon.syllables[arc.syllables[0] ?? 0] ?? '') : letters.slice(at, to).replaceAll("'", ''))
    at = to
  }
  return parts.join(' ')
}

const mostFollowers = 12

/** Words that often come after a word, the likeliest first. */
export const followersOf = (lexicon: Lexicon, before: number): readonly string[] => {
  if (before >= lexicon.wordCount) return []
  const { firstFollower, followers, followerCosts } = lexicon.models.general
  const found: { readonly word: number; readonly cost: number }[] = []
  for (let at = firstFollower[before] ?? 0; at < (firstFollower[before + 1] ?? 0); at += 1)
    found.push({ word: followers[at] ?? 0, cost: followerCosts[at] ?? 0 })
  return found
    .filter(({ word }) => word !== lexicon.wordCount)
    .sort((left, right) => left.cost - right.cost)
    .slice(0, mostFollowers)
    .map(({ word }) => wordAt(lexicon, word))
}
