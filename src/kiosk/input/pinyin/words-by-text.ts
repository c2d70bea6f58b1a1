import type { Lexicon } from './lexicon.ts'

/** Finds the number of a word by its characters; −1 where there is none. */
export type WordsByText = (text: string) => number

/** A hash table over the lexicon's words, made when the first word is asked for. */
export const wordsByText = (lexicon: Lexicon): WordsByText => {
  let slots: Uint32Array | undefined
  const { wordStarts, characters, wordCount } = lexicon
  const mask = 2 ** Math.ceil(Math.log2(wordCount * 2)) - 1
  const make = (): Uint32Array => {
    const made = new Uint32Array(mask + 1)
    for (let word = wordCount - 1; word >= 0; word -= 1) {
      let hash = 0
      for (let at = wordStarts[word] ?? 0; at < (wordStarts[word + 1] ?? 0); at += 1)
        hash = mixed(hash, characters[at] ?? 0)
      let slot = hash & mask
      while (made[slot] !== 0) slot = (slot + 1) & mask
      made[slot] = word + 1
    }
    return made
  }
  const isWord = (word: number, text: string): boolean => {
    const start = wordStarts[word] ?? 0
    if ((wordStarts[word + 1] ?? 0) - start !== text.length) return false
    for (let at = 0; at < text.length; at += 1) if (characters[start + at] !== text.charCodeAt(at)) return false
    return true
  }
  return text => {
    slots ??= make()
    let hash = 0
    for (let at = 0; at < text.length; at += 1) hash = mixed(hash, text.charCodeAt(at))
    for (let slot = hash & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const word = (slots[slot] ?? 0) - 1
      if (isWord(word, text)) return word
    }
    return -1
  }
}

const mixed = (hash: number, code: number): number => (Math.imul(hash ^ code, 0x9e3779b1) >>> 5) ^ (hash << 7)

const longest = 6

/** The longest word that a text ends with; the edge where it ends with none, as after punctuation. A number counts as 三. */
export const lastWordOf = (lexicon: Lexicon, find: WordsByText, text: string): number => {
  const heard = text.slice(-longest).replaceAll(/[0-9]+/g, '三')
  for (let start = 0; start < heard.length; start += 1) {
    const word = find(heard.slice(start))
    if (word >= 0) return word
  }
  return lexicon.wordCount
}
