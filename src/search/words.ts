import { fold, isWordCharacter } from './fold.ts'

/** The words of a query: folded runs of letters and digits, each once, in order. */
export const queryWords = (query: string): readonly string[] => [...new Set(runsOf(query))]

/** Folded runs of letters and digits. */
export const runsOf = (text: string): readonly string[] => {
  const runs: string[] = []
  let run = ''
  for (const character of `${fold(text)} `.split('')) {
    if (isWordCharacter(character.charCodeAt(0))) run += character
    else if (run !== '') {
      runs.push(run)
      run = ''
    }
  }
  return runs
}

/** Two-character pieces and single last characters: what names are indexed by. */
export const bigrams = (text: string): string[] =>
  runsOf(text).flatMap(run => Array.from({ length: run.length }, (_, index) => run.slice(index, index + 2)))

/** The pieces of a query word that names are asked by. */
export const queryBigrams = (word: string): string[] =>
  word.length === 1 ? [word] : Array.from({ length: word.length - 1 }, (_, index) => word.slice(index, index + 2))
