import { pinyin } from 'pinyin-pro'
import { costOf } from './estimate.ts'
import type { Frequencies } from './vocabulary.ts'

/** How words and characters are read, without tones, `ü` as `v`. */
export type Spelling = {
  readonly syllables: readonly string[]
  /** Every reading of each character, the most usual first. */
  readonly ofCharacter: ReadonlyMap<string, readonly string[]>
  /** The usual reading of each word. */
  readonly ofWord: ReadonlyMap<string, readonly string[]>
  /** Unusual readings: characters on their own only. */
  readonly others: readonly { readonly word: string; readonly read: readonly string[]; readonly cost: number }[]
}

/** Sounds that are no syllables on a keyboard: 呣, 嗯, 欸. */
const isSyllable = (syllable: string): boolean => /^[a-z]+$/.test(syllable) && /[aeiouv]/.test(syllable)

/** Reads a text character by character, as it would be read aloud. */
export const spell = (text: string): readonly string[] =>
  pinyin(text, { toneType: 'none', type: 'array', v: true }).map(syllable => (syllable === 'n' ? 'en' : syllable))

const allReadings = (character: string): readonly string[] => {
  const read = pinyin(character, { toneType: 'none', type: 'array', v: true, multiple: true })
  return [...new Set(read)].filter(isSyllable)
}

/** Spells a vocabulary. Words whose reading is not known are left out of `ofWord`. */
export const spellWords = (words: Frequencies): Spelling => {
  const ofWord = new Map<string, readonly string[]>()
  const usage = new Map<string, Map<string, number>>()
  for (const [word, frequency] of words) {
    const read = spell(word)
    if (read.length !== word.length || !read.every(isSyllable)) continue
    ofWord.set(word, read)
    if (word.length === 1) continue
    for (const [at, syllable] of read.entries()) {
      const of = usage.get(word[at] ?? '') ?? new Map<string, number>()
      usage.set(word[at] ?? '', of.set(syllable, (of.get(syllable) ?? 0) + Math.sqrt(frequency)))
    }
  }
  const ofCharacter = new Map<string, readonly string[]>()
  const others: { word: string; read: readonly string[]; cost: number }[] = []
  for (const character of new Set([...ofWord.keys()].join(''))) {
    const usual = ofWord.get(character)?.[0]
    const used = usage.get(character) ?? new Map<string, number>()
    const read = [...new Set([...(usual ? [usual] : []), ...allReadings(character), ...used.keys()])]
    ofCharacter.set(character, read)
    const sum = [...used.values()].reduce((total, count) => total + count, 1)
    for (const syllable of usual ? read.slice(1) : [])
      others.push({ word: character, read: [syllable], cost: costOf(Math.max(0.02, (used.get(syllable) ?? 0) / sum)) })
  }
  const syllables = [...new Set([...ofCharacter.values()].flat())].sort()
  return { syllables, ofCharacter, ofWord, others }
}

/** 单 is read shan as a surname; people type the usual dan as well. */
export const surnameReadings = (surname: string): readonly string[] => [
  ...new Set([pinyin(surname, { mode: 'surname', toneType: 'none', v: true }), spell(surname).join(' ')]),
]

/** Reads a person's name, whose first character may be read otherwise than usual. */
export const spellName = (name: string): readonly string[] =>
  pinyin(name, { surname: 'head', toneType: 'none', type: 'array', v: true })
