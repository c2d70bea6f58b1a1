import { foldCode } from './fold.ts'

/**
 * Phrases that recur in a volume's texts, by number: a text is kept as the numbers of its phrases, about a third of its
 * length, and any text of a volume can be read again by itself. `folded` holds the characters of all phrases
 * one after the other, folded; phrase n is [starts[n], starts[n + 1]).
 */
export type PhraseBook = {
  readonly phrases: readonly string[]
  readonly starts: Uint32Array
  readonly folded: Uint16Array
  /** Which phrases hold a folded character: those of c are [holdingStarts[c], holdingStarts[c + 1]). */
  readonly holding: Uint16Array
  readonly holdingStarts: Uint32Array
}

/** Stands before a character that no phrase covers. */
export const literal = 0xffff

const mostPhrases = 60_000
const longestPhrase = 8
const sampledCharacters = 800_000
const fewestTimes = 4

/** Finds the phrases that save most over a sample of the texts, every single character of the sample included. */
export const findPhrases = (texts: readonly string[]): readonly string[] => {
  const sample = sampleOf(texts)
  const characters = [...new Set(sample.join(''))].filter(character => character.length === 1)
  const candidates = [...frequentPieces(sample), ...characters]
  const used = countUsed(sample, candidates)
  const saved = (piece: string) => (used.get(piece) ?? 0) * (piece.length - 1)
  const phrases = candidates
    .filter(piece => piece.length > 1 && saved(piece) > piece.length)
    .sort((left, right) => saved(right) - saved(left) || (left < right ? -1 : 1))
    .slice(0, Math.max(0, mostPhrases - characters.length))
  return [...characters, ...phrases].sort()
}

const sampleOf = (texts: readonly string[]): readonly string[] => {
  const whole = texts.reduce((sum, text) => sum + text.length, 0)
  const step = Math.max(1, Math.floor(whole / sampledCharacters))
  return texts.filter((_, index) => index % step === 0)
}

/** Pieces of two to eight characters that recur; a longer piece only where its beginning recurs. */
const frequentPieces = (texts: readonly string[]): readonly string[] => {
  const all: string[] = []
  let beginnings: ReadonlySet<string> | null = null
  for (let length = 2; length <= longestPhrase; length += 1) {
    const times = countPieces(texts, length, beginnings)
    const frequent = [...times].filter(([, count]) => count >= fewestTimes).map(([piece]) => piece)
    all.push(...frequent)
    beginnings = new Set(frequent)
  }
  return all
}

const countPieces = (
  texts: readonly string[],
  length: number,
  beginnings: ReadonlySet<string> | null,
): ReadonlyMap<string, number> => {
  const times = new Map<string, number>()
  for (const text of texts)
    for (let at = 0; at + length <= text.length; at += 1) {
      if (beginnings && !beginnings.has(text.slice(at, at + length - 1))) continue
      const piece = text.slice(at, at + length)
      times.set(piece, (times.get(piece) ?? 0) + 1)
    }
  return times
}

const countUsed = (texts: readonly string[], pieces: readonly string[]): ReadonlyMap<string, number> => {
  const longest = longestFinder(pieces)
  const used = new Map<string, number>()
  for (const text of texts)
    for (let at = 0; at < text.length; ) {
      const piece = longest(text, at) ?? text.charAt(at)
      used.set(piece, (used.get(piece) ?? 0) + 1)
      at += piece.length
    }
  return used
}

/** Finds the longest phrase at a place; how far to look is known from the first two characters. */
const longestFinder = (phrases: readonly string[]): ((text: string, at: number) => string | undefined) => {
  const known = new Set(phrases)
  const reach = new Map<number, number>()
  const pairAt = (text: string, at: number) => text.charCodeAt(at) * 0x10000 + (text.charCodeAt(at + 1) || 0)
  for (const phrase of phrases)
    if (phrase.length > 1) reach.set(pairAt(phrase, 0), Math.max(phrase.length, reach.get(pairAt(phrase, 0)) ?? 0))
  return (text, at) => {
    for (let length = reach.get(pairAt(text, at)) ?? 1; length > 0; length -= 1) {
      const piece = text.slice(at, at + length)
      if (piece.length === length && known.has(piece)) return piece
    }
    return undefined
  }
}

/** Lays phrases out for reading and searching. */
export const openPhraseBook = (phrases: readonly string[]): PhraseBook => {
  const starts = new Uint32Array(phrases.length + 1)
  phrases.forEach((phrase, number) => {
    starts[number + 1] = (starts[number] ?? 0) + phrase.length
  })
  const whole = phrases.join('')
  const folded = Uint16Array.from({ length: whole.length }, (_, at) => foldCode(whole.charCodeAt(at)))
  return { phrases, starts, folded, ...holdersOf(folded, starts) }
}

const codeUnits = 0x10000

const holdersOf = (folded: Uint16Array, starts: Uint32Array): Pick<PhraseBook, 'holding' | 'holdingStarts'> => {
  const holdingStarts = new Uint32Array(codeUnits + 1)
  for (const code of folded) holdingStarts[code + 1] = (holdingStarts[code + 1] ?? 0) + 1
  for (let code = 0; code < codeUnits; code += 1)
    holdingStarts[code + 1] = (holdingStarts[code + 1] ?? 0) + (holdingStarts[code] ?? 0)
  const holding = new Uint16Array(folded.length)
  const next = holdingStarts.slice()
  for (let phrase = 0; phrase + 1 < starts.length; phrase += 1)
    for (let at = starts[phrase] ?? 0; at < (starts[phrase + 1] ?? 0); at += 1) {
      const code = folded[at] ?? 0
      holding[next[code] ?? 0] = phrase
      next[code] = (next[code] ?? 0) + 1
    }
  return { holding, holdingStarts }
}

/** Puts texts into phrase numbers, longest phrase first. */
export const phraseWriter = (phrases: readonly string[]): ((text: string) => number[]) => {
  const known = new Map(phrases.map((phrase, number) => [phrase, number]))
  const longest = longestFinder(phrases)
  return text => {
    const numbers: number[] = []
    for (let at = 0; at < text.length; ) {
      const piece = longest(text, at)
      if (piece === undefined) numbers.push(literal, text.charCodeAt(at))
      else numbers.push(known.get(piece) ?? 0)
      at += piece?.length ?? 1
    }
    return numbers
  }
}
