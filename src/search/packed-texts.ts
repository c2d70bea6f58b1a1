import { foldCode } from './fold.ts'
import { literal, type PhraseBook, phraseWriter } from './phrase-book.ts'

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

/** One document's text as it was printed. @param index counted from the first document of the pack */
export const readText = (texts: PackedTexts, index: number, book: PhraseBook): string =>
  readSlice({ texts, index }, book, { from: 0, to: Number.POSITIVE_INFINITY })

/** A stretch of one document's text; phrases before it are only counted. */
export const readSlice = (
  { texts, index }: { readonly texts: PackedTexts; readonly index: number },
  { starts, phrases: written }: PhraseBook,
  { from, to }: { readonly from: number; readonly to: number },
): string => {
  const { phrases } = texts
  const end = endOf(texts, index)
  const parts: string[] = []
  let length = 0
  let first = -1
  for (let at = startOf(texts, index); at < end && length < to; at += 1) {
    const phrase = phrases[at] ?? literal
    const width = phrase === literal ? 1 : (starts[phrase + 1] ?? 0) - (starts[phrase] ?? 0)
    if (phrase === literal) at += 1
    if (length + width > from) {
      if (first === -1) first = length
      parts.push(phrase === literal ? String.fromCharCode(phrases[at] ?? 0) : (written[phrase] ?? ''))
    }
    length += width
  }
  return first === -1 ? '' : parts.join('').slice(Math.max(0, from - first), to - first)
}

const startOf = (texts: PackedTexts, index: number): number => (index === 0 ? 0 : (texts.ends[index - 1] ?? 0))
const endOf = (texts: PackedTexts, index: number): number => texts.ends[index] ?? 0

/** Looks for any of some folded forms in packed texts without unpacking them. */
export type Finder = {
  readonly book: PhraseBook
  readonly forms: readonly string[]
  /** By phrase, a bit a form that may begin inside it. */
  readonly beginnings: Uint32Array
}

/** A finder looks for so many forms at most. */
export const mostForms = 32

/** @param forms folded, none empty, at most thirty-two */
export const newFinder = (book: PhraseBook, forms: readonly string[]): Finder => {
  const beginnings = new Uint32Array(book.starts.length)
  forms.forEach((form, bit) => {
    const first = form.charCodeAt(0)
    for (let at = book.holdingStarts[first] ?? 0; at < (book.holdingStarts[first + 1] ?? 0); at += 1) {
      const phrase = book.holding[at] ?? 0
      beginnings[phrase] = (beginnings[phrase] ?? 0) | (1 << bit)
    }
  })
  return { book, forms, beginnings }
}

/** Where forms stand in a text, as starts of any of them, and how long the text is. */
export type Found = { readonly places: readonly number[]; readonly length: number }

/** @param most looks no further when so many are found; then the length is how far it looked */
export const findIn = (texts: PackedTexts, index: number, finder: Finder, most: number): Found => {
  const { phrases } = texts
  const { beginnings, book } = finder
  const places: number[] = []
  const end = endOf(texts, index)
  let length = 0
  for (let at = startOf(texts, index); at < end && places.length < most; at += 1) {
    const phrase = phrases[at] ?? literal
    if (phrase === literal) {
      findAt(places, { texts, finder, at, end, length, bits: -1 })
      at += 1
      length += 1
      continue
    }
    const bits = beginnings[phrase] ?? 0
    if (bits !== 0) findAt(places, { texts, finder, at, end, length, bits })
    length += (book.starts[phrase + 1] ?? 0) - (book.starts[phrase] ?? 0)
  }
  return { places, length }
}

type Spot = {
  readonly texts: PackedTexts
  readonly finder: Finder
  /** Of the phrase that forms may begin in, and of the text's end, among its phrases. */
  readonly at: number
  readonly end: number
  /** Characters before the phrase. */
  readonly length: number
  /** Which forms may begin here. */
  readonly bits: number
}

const findAt = (places: number[], spot: Spot): void => {
  const { texts, finder, at } = spot
  const { starts } = finder.book
  const phrase = texts.phrases[at] ?? literal
  const width = phrase === literal ? 1 : (starts[phrase + 1] ?? 0) - (starts[phrase] ?? 0)
  for (let offset = 0; offset < width; offset += 1)
    for (let bit = 0; bit < finder.forms.length; bit += 1)
      if ((spot.bits >>> bit) & 1 && standsAt(spot, offset, finder.forms[bit] ?? '')) {
        places.push(spot.length + offset)
        break
      }
}

/** Compares character by character, on into the phrases that follow. */
const standsAt = ({ texts: { phrases }, finder: { book }, at, end }: Spot, offset: number, form: string): boolean => {
  let token = at
  let skip = offset
  let compared = 0
  while (token < end) {
    const phrase = phrases[token] ?? literal
    if (phrase === literal) {
      token += 1
      if (foldCode(phrases[token] ?? 0) !== form.charCodeAt(compared)) return false
      compared += 1
      if (compared === form.length) return true
    } else {
      const stop = book.starts[phrase + 1] ?? 0
      for (let from = (book.starts[phrase] ?? 0) + skip; from < stop; from += 1) {
        if (book.folded[from] !== form.charCodeAt(compared)) return false
        compared += 1
        if (compared === form.length) return true
      }
    }
    skip = 0
    token += 1
  }
  return false
}
