import { foldCode } from './fold.ts'
import { literal, longestPhrase, type PhraseBook, phraseWriter } from './phrase-book.ts'

/**
 * Texts of consecutive documents, packed into phrase numbers. The bytes, all little-endian:
 *
 *     magic, first document, documents : 3 × uint32
 *     end of its phrases               : uint32 each, counted from the first phrase
 *     phrases                          : uint16 each
 */
export type PackedTexts = {
  readonly first: number
  readonly ends: Uint32Array
  readonly phrases: Uint16Array
}

const magic = 0x786d6274
const headerBytes = 12

/** @param first number of the first document inside its volume */
export const textPacker = (phrases: readonly string[]) => {
  const write = phraseWriter(phrases)
  return (texts: readonly string[], first: number): Uint8Array<ArrayBuffer> => {
    const packed = texts.map(write)
    const total = packed.reduce((sum, numbers) => sum + numbers.length, 0)
    const start = headerBytes + 4 * texts.length
    const bytes = new Uint8Array(start + 2 * total)
    new Uint32Array(bytes.buffer, 0, 3).set([magic, first, texts.length])
    const ends = new Uint32Array(bytes.buffer, headerBytes, texts.length)
    const place = new Uint16Array(bytes.buffer, start, total)
    let end = 0
    packed.forEach((numbers, index) => {
      place.set(numbers, end)
      end += numbers.length
      ends[index] = end
    })
    return bytes
  }
}

/** Reads the buffer without copying. Throws when it holds no packed texts. */
export const openPackedTexts = (buffer: ArrayBuffer): PackedTexts => {
  const [found, first, documents] = new Uint32Array(buffer, 0, 3)
  if (found !== magic || first === undefined || documents === undefined) throw new Error('not packed texts')
  return {
    first,
    ends: new Uint32Array(buffer, headerBytes, documents),
    phrases: new Uint16Array(buffer, headerBytes + 4 * documents),
  }
}

/** A text as it is searched, in a buffer that the next reading overwrites. */
export type FoldedText = { codes: Uint16Array; length: number }

export const newFoldedText = (): FoldedText => ({ codes: new Uint16Array(1 << 16), length: 0 })

/** Reads one document's folded text. @param index counted from the first document of the pack */
export const readFolded = (
  texts: PackedTexts,
  index: number,
  { book, into }: { readonly book: PhraseBook; readonly into: FoldedText },
): void => readCodes(texts, index, { starts: book.starts, codes: book.folded, into, change: foldCode })

const written = newFoldedText()
const unchanged = (code: number): number => code
const charactersAtOnce = 4096

/** One document's text as it was printed. */
export const readText = (texts: PackedTexts, index: number, { starts, codes }: PhraseBook): string => {
  readCodes(texts, index, { starts, codes, into: written, change: unchanged })
  let text = ''
  for (let from = 0; from < written.length; from += charactersAtOnce)
    text += String.fromCharCode(...written.codes.subarray(from, Math.min(written.length, from + charactersAtOnce)))
  return text
}

type Reading = {
  readonly starts: Uint32Array
  readonly codes: Uint16Array
  readonly into: FoldedText
  /** What becomes of a character that no phrase covers. */
  readonly change: (code: number) => number
}

const readCodes = (texts: PackedTexts, index: number, { starts, codes, into, change }: Reading): void => {
  const { phrases, ends } = texts
  let to = into.codes
  let length = 0
  const end = ends[index] ?? 0
  for (let at = index === 0 ? 0 : (ends[index - 1] ?? 0); at < end; at += 1) {
    const phrase = phrases[at] ?? literal
    if (length + longestPhrase > to.length) to = grown(into)
    if (phrase === literal) {
      at += 1
      to[length] = change(phrases[at] ?? 0)
      length += 1
      continue
    }
    const stop = starts[phrase + 1] ?? 0
    for (let from = starts[phrase] ?? 0; from < stop; from += 1) {
      to[length] = codes[from] ?? 0
      length += 1
    }
  }
  into.length = length
}

const grown = (text: FoldedText): Uint16Array => {
  const codes = new Uint16Array(text.codes.length * 2)
  codes.set(text.codes)
  text.codes = codes
  return codes
}

/** Where a folded word stands in the text, at most `most` times, without overlaps. */
export const placesOf = (text: FoldedText, word: string, most: number): number[] => {
  const places: number[] = []
  const { codes, length } = text
  const first = word.charCodeAt(0)
  const last = length - word.length
  for (let at = 0; at <= last; at += 1) {
    if (codes[at] !== first || !standsAt(codes, at, word)) continue
    places.push(at)
    if (places.length >= most) break
    at += word.length - 1
  }
  return places
}

const standsAt = (codes: Uint16Array, at: number, word: string): boolean => {
  for (let offset = 1; offset < word.length; offset += 1)
    if (codes[at + offset] !== word.charCodeAt(offset)) return false
  return true
}
