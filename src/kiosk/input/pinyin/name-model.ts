import type { Readings } from './readings.ts'

/** How probable surnames and the characters of given names are. */
export type NameModel = {
  /** Surnames by how they are read: the syllables' numbers joined by blanks. */
  readonly surnames: ReadonlyMap<string, readonly NamePart[]>
  /** Characters of given names by their syllable, the most usual first, at three places. */
  readonly given: Readonly<Record<GivenPlace, ReadonlyMap<number, readonly NamePart[]>>>
  /** What a second character costs after a first one, where they have been seen together, keyed by both. */
  readonly pairs: ReadonlyMap<string, number>
}

/** The only character of a given name, the first of two, the second of two. */
export type GivenPlace = 'only' | 'first' | 'second'

export type NamePart = { readonly text: string; readonly cost: number }

/** Opens lines `surname 王 30`, `only 伟 45`, `first 建 40`, `second 国 38`, `pair 建国 20`; costs in the lexicon's units. */
export const openNameModel = (lines: string, readings: Readings): NameModel => {
  const surnames = new Map<string, NamePart[]>()
  const given = {
    only: new Map<number, NamePart[]>(),
    first: new Map<number, NamePart[]>(),
    second: new Map<number, NamePart[]>(),
  }
  const pairs = new Map<string, number>()
  for (const line of lines.split('\n')) {
    const [kind, text = '', number, ...read] = line.split(' ')
    const cost = Number(number)
    if (kind === 'pair') pairs.set(text, cost)
    else if (kind === 'surname') {
      const key = read.join(' ')
      surnames.set(key, [...(surnames.get(key) ?? []), { text, cost }])
    } else if (kind === 'only' || kind === 'first' || kind === 'second')
      for (const syllable of readings.get(text.charCodeAt(0)) ?? [])
        given[kind].set(syllable, [...(given[kind].get(syllable) ?? []), { text, cost }])
  }
  return { surnames, given, pairs }
}
