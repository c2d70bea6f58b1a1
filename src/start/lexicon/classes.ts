import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Classes } from './estimate.ts'

const mostClasses = 255

/**
 * Puts words into classes: the most frequent ones each into a class of its own, the others by their part of speech in
 * jieba's dictionary; one that is not there is what its end is.
 * @param words the most frequent first
 */
export const classify = (words: readonly string[], packages: string): Classes => {
  const kindOf = new Map<string, string>()
  for (const line of readFileSync(join(packages, '@node-rs/jieba/dict.txt'), 'utf8').split('\n')) {
    const [word = '', , kind = 'x'] = line.split(' ')
    kindOf.set(word, `${kind} ${Math.min(word.length, 2)}`)
  }
  const kinds = new Map<string, number>()
  for (const word of words) {
    const kind = kindOfEnd(word, kindOf)
    if (!kinds.has(kind)) kinds.set(kind, kinds.size)
  }
  const single = mostClasses - 1 - kinds.size
  const of = Uint8Array.from([...words, ''], (word, number) =>
    word === '' ? mostClasses - 1 : number < single ? kinds.size + number : (kinds.get(kindOfEnd(word, kindOf)) ?? 0),
  )
  return { of, count: mostClasses }
}

const kindOfEnd = (word: string, kindOf: ReadonlyMap<string, string>): string => {
  for (let start = 0; start < word.length; start += 1) {
    const kind = kindOf.get(word.slice(start))
    if (kind) return kind
  }
  return 'x 1'
}
