import { fold, isWordCharacter } from './fold.ts'

const longestQuery = 60

/**
 * The words of a query: folded runs of letters and digits, each once, in order. A document is found if and only if
 * its text contains every one of them.
 */
export const queryWords = (query: string): readonly string[] => {
  const words: string[] = []
  let word = ''
  for (const character of `${fold(query.slice(0, longestQuery))} `.split('')) {
    if (isWordCharacter(character.charCodeAt(0))) word += character
    else if (word !== '') {
      words.push(word)
      word = ''
    }
  }
  return [...new Set(words)]
}

/** Two-character pieces and single last characters: what the title index is built from and asked by. */
export const bigrams = (text: string): string[] =>
  runsOf(text).flatMap(run => Array.from({ length: run.length }, (_, index) => run.slice(index, index + 2)))

/** The pieces of a query word that must all be there; a single character is looked up as a beginning. */
export const queryBigrams = (word: string): string[] =>
  word.length === 1 ? [word] : Array.from({ length: word.length - 1 }, (_, index) => word.slice(index, index + 2))

const runsOf = (text: string): readonly string[] =>
  fold(text)
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter(run => run !== '')
