import { fold } from './fold.ts'

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

/** Where the stretch of one line's length begins that holds most different words; the earliest of the best. */
export const bestStart = (places: readonly (readonly number[])[]): number => {
  const all = places
    .flatMap((starts, word) => starts.map(at => ({ at, word })))
    .sort((left, right) => left.at - right.at)
  let best = { start: 0, words: 0 }
  all.forEach((place, from) => {
    const within = new Set<number>()
    for (let to = from; to < all.length && (all[to]?.at ?? 0) - place.at <= passageLength - lead; to += 1)
      within.add(all[to]?.word ?? 0)
    if (within.size > best.words) best = { start: place.at, words: within.size }
  })
  return best.start
}

/** The passage around a place of a text, inside its line, with the folded words marked. */
export const excerptAt = (text: string, start: number, words: readonly string[]): Excerpt => {
  const lineStart = text.lastIndexOf('\n', start) + 1
  const lineEnd = text.indexOf('\n', start)
  const end = lineEnd === -1 ? text.length : lineEnd
  const from = Math.max(lineStart, start - lead)
  const to = Math.min(from + passageLength, end)
  const cut = text.slice(from, to)
  return { text: cut, marks: findMarks(fold(cut), words), isCutBefore: from > lineStart, isCutAfter: to < end }
}

const occurrences = (folded: string, word: string): readonly number[] => {
  const places: number[] = []
  for (let at = folded.indexOf(word); at !== -1 && places.length < occurrencesLooked; ) {
    places.push(at)
    at = folded.indexOf(word, at + word.length)
  }
  return places
}
