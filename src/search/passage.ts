/** A stretch of a text and where the words stand in it, as [start, end) offsets into the stretch. */
export type Excerpt = {
  readonly text: string
  readonly marks: readonly (readonly [number, number])[]
  readonly isCutBefore: boolean
  readonly isCutAfter: boolean
}

const passageLength = 76
const lead = 14
const occurrencesLooked = 40

/** Where the words stand in a folded text, overlaps joined. */
export const findMarks = (folded: string, words: readonly string[]): readonly (readonly [number, number])[] => {
  const found = words.flatMap(word => occurrences(folded, word).map(at => [at, at + word.length] as const))
  const sorted = found.sort((left, right) => left[0] - right[0])
  return sorted.reduce<(readonly [number, number])[]>((joined, mark) => {
    const last = joined.at(-1)
    if (last && mark[0] <= last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], mark[1])]
    else joined.push(mark)
    return joined
  }, [])
}

/** The start of the stretch of one line's length that holds most different words; the earliest of the best. */
export const bestPassage = (
  folded: string,
  words: readonly string[],
): { readonly start: number; readonly words: number } => {
  const places = words
    .flatMap((word, index) => occurrences(folded, word).map(at => ({ at, index })))
    .sort((left, right) => left.at - right.at)
  let best = { start: 0, words: 0 }
  places.forEach((place, from) => {
    const within = new Set<number>()
    for (const other of places.slice(from, from + 12)) {
      if (other.at - place.at > passageLength - lead) break
      within.add(other.index)
    }
    if (within.size > best.words) best = { start: place.at, words: within.size }
  })
  return best
}

/** The best passage of a text with the words marked. @param text the original, of the same length as `folded` */
export const excerptOf = (text: string, folded: string, words: readonly string[]): Excerpt => {
  const { start } = bestPassage(folded, words)
  const lineStart = folded.lastIndexOf('\n', start) + 1
  const from = Math.max(lineStart, start - lead)
  const lineEnd = folded.indexOf('\n', start)
  const to = Math.min(from + passageLength, lineEnd === -1 ? text.length : lineEnd)
  return {
    text: text.slice(from, to),
    marks: findMarks(folded.slice(from, to), words),
    isCutBefore: from > lineStart,
    isCutAfter: to < (lineEnd === -1 ? text.length : lineEnd),
  }
}

const occurrences = (folded: string, word: string): readonly number[] => {
  const places: number[] = []
  for (let at = folded.indexOf(word); at !== -1 && places.length < occurrencesLooked; ) {
    places.push(at)
    at = folded.indexOf(word, at + word.length)
  }
  return places
}
