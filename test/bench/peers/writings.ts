import { numeralWritings } from '#search/numeral-writings.ts'
import { queryWords } from '#search/words.ts'

/** The words of a query, each in all its writings: 一年 is also asked as 1年, as the truth counts it. */
export const writtenWords = (text: string): readonly (readonly string[])[] => queryWords(text).map(numeralWritings)

const most = 8

/** The words of a query in every combination of their writings; almost always one. */
export const combinations = (text: string): readonly (readonly string[])[] =>
  writtenWords(text)
    .reduce<readonly (readonly string[])[]>(
      (all, writings) => all.flatMap(words => writings.map(writing => [...words, writing])),
      [[]],
    )
    .slice(0, most)

/** Searches once for each combination of writings and keeps the order, the words as typed first. */
export const searchWritings = (
  text: string,
  limit: number,
  search: (words: readonly string[]) => readonly number[],
): readonly number[] => {
  const [typed = [], ...others] = combinations(text)
  const found = search(typed)
  return others.length === 0 ? found : [...new Set([found, ...others.map(search)].flat())].slice(0, limit)
}
