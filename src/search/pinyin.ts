/** How characters are pronounced: their readings without tones, by character. */
export type Pinyin = ReadonlyMap<string, readonly string[]>

/** @param bySyllable `{ "bao": "保报" }`, as an edition carries it */
export const openPinyin = (bySyllable: Readonly<Record<string, string>>): Pinyin => {
  const readings = new Map<string, string[]>()
  for (const [syllable, characters] of Object.entries(bySyllable))
    for (const character of characters) readings.set(character, [...(readings.get(character) ?? []), syllable])
  return readings
}

/** Whether a query can only be pinyin or its initials: two letters or more and nothing else. */
export const isLetters = (word: string): boolean => /^[a-z]{2,}$/.test(word)

/**
 * Where letters name a stretch of a folded text: each character by its whole syllable or its initial, and the last one
 * by any beginning of its syllable, since it may be unfinished. `dibao`, `db` and `dba` all name 低保.
 * @returns [start, end) or `undefined`
 */
export const findByPinyin = (pinyin: Pinyin, letters: string, text: string): readonly [number, number] | undefined => {
  for (let start = 0; start < text.length; start += 1) {
    const end = spell(pinyin, letters, { text, at: start })
    if (end !== undefined) return [start, end]
  }
  return undefined
}

const spell = (
  pinyin: Pinyin,
  letters: string,
  place: { readonly text: string; readonly at: number },
): number | undefined => {
  const readings = pinyin.get(place.text[place.at] ?? '') ?? []
  for (const reading of readings) {
    if (reading.startsWith(letters)) return place.at + 1
    const next = { text: place.text, at: place.at + 1 }
    const bySyllable = letters.startsWith(reading) ? spell(pinyin, letters.slice(reading.length), next) : undefined
    if (bySyllable !== undefined) return bySyllable
    const byInitial = letters[0] === reading[0] ? spell(pinyin, letters.slice(1), next) : undefined
    if (byInitial !== undefined) return byInitial
  }
  return undefined
}

/** Whether two words sound alike, character by character: 抵保 and 低保. */
export const soundAlike = (pinyin: Pinyin, left: string, right: string): boolean =>
  left.length === right.length &&
  left !== right &&
  [...left].every((character, at) => {
    const other = right[at] ?? ''
    const readings = pinyin.get(character) ?? []
    return character === other || (pinyin.get(other) ?? []).some(reading => readings.includes(reading))
  })
