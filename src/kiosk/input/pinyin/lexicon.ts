import { fromVarints, splitSections } from '../sections.ts'
import { type NameModel, openNameModel } from './name-model.ts'
import { openReadings, type Readings } from './readings.ts'
import { newTrie, type Trie } from './trie.ts'

/** Costs are negative natural logarithms of probabilities, this many to one; a byte holds up to 21 of them. */
export const costScale = 12
/** What no model has ever seen. */
export const unseenCost = 255

/** How probable words are, alone and after one another. Words are numbers; the one after the last is 句首 or 句尾. */
export type LanguageModel = {
  /** By word; `unseenCost` where the model does not know it. */
  readonly alone: Uint8Array
  /** By word: what to add when a word follows that has not been seen after it. */
  readonly backOff: Uint8Array
  /** Where the followers of a word begin among `followers`. */
  readonly firstFollower: Uint32Array
  readonly followers: Uint32Array
  readonly followerCosts: Uint8Array
  /** The class of each word, the edge last. */
  readonly classOf: Uint8Array
  readonly classCount: number
  /** What to add when a class of words follows another and the words have not been seen together. */
  readonly classCosts: Int8Array
}

export const modelNames = ['general', 'law', 'address'] as const
export type ModelName = (typeof modelNames)[number]

/** Words, how they are read, and what follows what. */
export type Lexicon = {
  readonly syllables: readonly string[]
  readonly wordCount: number
  /** Where the characters of a word begin in `characters`; one more entry than words. */
  readonly wordStarts: Uint32Array
  readonly characters: Uint16Array
  readonly trie: Trie
  readonly readings: Readings
  /** The place's own words, numbered from `wordCount` + 1. */
  readonly ownWords: readonly string[]
  readonly models: Readonly<Record<ModelName, LanguageModel>>
  readonly names: NameModel
}

export const wordAt = ({ characters, wordStarts, wordCount, ownWords }: Lexicon, word: number): string =>
  word > wordCount
    ? (ownWords[word - wordCount - 1] ?? '')
    : String.fromCharCode(...characters.subarray(wordStarts[word], wordStarts[word + 1]))

/** Opens what `npm run build -- lexicon` has written. */
export const openLexicon = (bytes: Uint8Array): Lexicon => {
  const section = splitSections(bytes)
  const text = (name: string) => new TextDecoder().decode(section(name))
  const syllables = text('syllables').split(' ')
  const readings = openReadings(text('readings'), syllables)
  const words = openWords(text('words'), section('lengths'))
  const wordCount = words.wordStarts.length - 1
  const models = Object.fromEntries(
    modelNames.map(name => [name, openModel(part => section(`${name}.${part}`), section('classes'))]),
  ) as Record<ModelName, LanguageModel>
  return {
    syllables,
    wordCount,
    ...words,
    readings,
    ownWords: [],
    trie: growTrie(words, readings, section),
    models,
    names: openNameModel(text('names'), readings),
  }
}

const openWords = (text: string, lengths: Uint8Array) => {
  const wordStarts = new Uint32Array(lengths.length + 1)
  for (const [word, length] of lengths.entries()) wordStarts[word + 1] = (wordStarts[word] ?? 0) + length
  const characters = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at += 1) characters[at] = text.charCodeAt(at)
  return { wordStarts, characters }
}

/**
 * Puts every reading of every word into the trie, the rarest word first, so that the most usual one comes out first.
 * `choices` says for each character of each word which of its readings it has there; `others` lists further readings:
 * word, cost, then a choice for each character.
 */
const growTrie = (
  { wordStarts, characters }: { readonly wordStarts: Uint32Array; readonly characters: Uint16Array },
  readings: Readings,
  section: (name: string) => Uint8Array,
): Trie => {
  const choices = section('choices')
  const trie = newTrie(wordStarts.length * 2)
  const read: number[] = [] // one for all words: making many is what takes long
  const readingOf = (word: number, chosen: Uint8Array, at: number): readonly number[] => {
    const start = wordStarts[word] ?? 0
    read.length = (wordStarts[word + 1] ?? 0) - start
    for (let index = 0; index < read.length; index += 1)
      read[index] = readings.get(characters[start + index] ?? 0)?.[chosen[at + index] ?? 0] ?? 0
    return read
  }
  for (const { word, cost, choice } of otherReadings(section('others'), wordStarts))
    trie.add(readingOf(word, choice, 0), word, cost)
  for (let word = wordStarts.length - 2; word >= 0; word -= 1)
    trie.add(readingOf(word, choices, wordStarts[word] ?? 0), word, 0)
  return trie
}

const otherReadings = (bytes: Uint8Array, wordStarts: Uint32Array) => {
  const count = bytes.reduce((sum, byte) => sum + (byte < 128 ? 1 : 0), 0)
  const numbers = fromVarints(bytes, new Uint32Array(count))
  const others: { readonly word: number; readonly cost: number; readonly choice: Uint8Array }[] = []
  for (let at = 0; at < numbers.length; ) {
    const word = numbers[at] ?? 0
    const length = (wordStarts[word + 1] ?? 0) - (wordStarts[word] ?? 0)
    others.push({
      word,
      cost: numbers[at + 1] ?? 0,
      choice: Uint8Array.from(numbers.subarray(at + 2, at + 2 + length)),
    })
    at += 2 + length
  }
  return others.reverse()
}

const openModel = (part: (name: string) => Uint8Array, classOf: Uint8Array): LanguageModel => {
  const wordCount = classOf.length - 1
  const classCosts = part('classCosts')
  const counts = fromVarints(part('counts'), new Uint32Array(wordCount + 1))
  const firstFollower = new Uint32Array(wordCount + 2)
  for (const [word, count] of counts.entries()) firstFollower[word + 1] = (firstFollower[word] ?? 0) + count
  const followers = fromVarints(part('followers'), new Uint32Array(firstFollower[wordCount + 1] ?? 0))
  for (let word = 0; word <= wordCount; word += 1) {
    const end = firstFollower[word + 1] ?? 0
    for (let at = (firstFollower[word] ?? 0) + 1; at < end; at += 1)
      followers[at] = (followers[at] ?? 0) + (followers[at - 1] ?? 0)
  }
  return {
    alone: part('alone'),
    backOff: part('backOff'),
    firstFollower,
    followers,
    followerCosts: part('costs'),
    classOf,
    classCount: Math.sqrt(classCosts.length),
    classCosts: new Int8Array(classCosts.buffer, classCosts.byteOffset, classCosts.length),
  }
}

/** What it costs that `next` follows `before`, in the units of `costScale`. */
export const followCost = (model: LanguageModel, before: number, next: number): number => {
  let low = model.firstFollower[before] ?? 0
  let high = (model.firstFollower[before + 1] ?? 0) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const follower = model.followers[middle] ?? 0
    if (follower === next) return model.followerCosts[middle] ?? 0
    if (follower < next) low = middle + 1
    else high = middle - 1
  }
  const classes = (model.classOf[before] ?? 0) * model.classCount + (model.classOf[next] ?? 0)
  return (model.backOff[before] ?? 0) + (model.alone[next] ?? unseenCost) + (model.classCosts[classes] ?? 0)
}
