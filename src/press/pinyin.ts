import { pinyin } from 'pinyin-pro'
import type { Pinyin } from '#domain/edition.ts'

/**
 * How characters are pronounced, every reading of each: those of the names, and those of GB 2312 that people type. Only at
 * the press, since the table it is drawn from is large.
 */
export const pinyinOf = (names: Iterable<string>): Pinyin => {
  const characters = new Set(commonCharacters)
  for (const name of names)
    for (const character of name) if (/\p{Script=Han}/u.test(character)) characters.add(character)
  const bySyllable = new Map<string, string>()
  for (const character of [...characters].sort())
    for (const syllable of readingsOf(character)) bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character)
  return Object.fromEntries([...bySyllable].sort(([left], [right]) => (left < right ? -1 : 1)))
}

/** The 6,763 characters of GB 2312, rows 16 to 87: those that everybody expects to be able to write. */
export const commonCharacters: readonly string[] = (() => {
  const decoder = new TextDecoder('gb2312')
  const rows = Array.from({ length: 72 }, (_, row) =>
    decoder.decode(Uint8Array.from({ length: 188 }, (_, at) => (at % 2 === 0 ? 0xb0 + row : 0xa1 + (at >> 1)))),
  )
  return [...rows.join('')].filter(character => /\p{Script=Han}/u.test(character))
})()

const known = new Map<string, readonly string[]>()

const readingsOf = (character: string): readonly string[] => {
  const before = known.get(character)
  if (before) return before
  const readings = pinyin(character, { toneType: 'none', multiple: true, type: 'array', v: true })
  const found = [...new Set(readings)].filter(reading => /^[a-z]+$/.test(reading))
  known.set(character, found)
  return found
}
