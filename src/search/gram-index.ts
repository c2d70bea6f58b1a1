import { isWordCharacter } from './fold.ts'
import { add, emptySet, keepCommon, type NumberSet } from './number-set.ts'
import { runsOf } from './words.ts'

/**
 * Which documents of a volume contain which two characters side by side, for every document and every pair, in one
 * buffer that needs no parsing. A single character counts as the pair with nothing. The bytes, all little-endian:
 *
 *     magic, documents, keys : 3 × uint32
 *     key                    : uint32 each, ascending, first code unit << 16 | second
 *     end of its postings    : uint32 each, counted from the first posting byte
 *     postings               : a list of numbers as differences, seven bits a byte; or, where that would be no
 *                              shorter than one bit a document, the bits themselves
 *
 * It narrows a query down; where a word is longer than a pair the text itself decides (`packed-texts.ts`).
 */
export type GramIndex = {
  readonly documents: number
  readonly keys: Uint32Array
  readonly ends: Uint32Array
  readonly postings: Uint8Array
}

const magic = 0x326d6274
const headerBytes = 12

/** Builds the index over folded texts; their order is the documents' numbers. */
export const buildGramIndex = (texts: readonly string[]): Uint8Array<ArrayBuffer> => {
  const lists = new Map<number, number[]>()
  texts.forEach((text, document) => {
    for (const key of keysOf(text)) {
      const list = lists.get(key)
      if (list) list.push(document)
      else lists.set(key, [document])
    }
  })
  return encode(texts.length, lists)
}

/** Reads the buffer without copying. Throws when it is not a gram index. */
export const openGramIndex = (buffer: ArrayBuffer): GramIndex => {
  const [found, documents, count] = new Uint32Array(buffer, 0, 3)
  if (found !== magic || documents === undefined || count === undefined) throw new Error('not a gram index')
  return {
    documents,
    keys: new Uint32Array(buffer, headerBytes, count),
    ends: new Uint32Array(buffer, headerBytes + 4 * count, count),
    postings: new Uint8Array(buffer, headerBytes + 8 * count),
  }
}

/** The documents that hold each neighbouring pair of the word: for one or two characters exactly those that hold it. */
export const documentsWithPairs = (index: GramIndex, word: string): NumberSet => {
  const slots = wordKeys(word).map(key => slotOf(index, key))
  if (slots.includes(-1)) return emptySet(index.documents)
  const [first = -1, ...rest] = slots.sort((left, right) => postingBytes(index, left) - postingBytes(index, right))
  const found = decode(index, first)
  for (const slot of rest) keepCommon(found, decode(index, slot))
  return found
}

const keysOf = (text: string): Set<number> => {
  const keys = new Set<number>()
  let isWord = text !== '' && isWordCharacter(text.charCodeAt(0))
  for (let at = 0; at < text.length; at += 1) {
    const isNextWord = at + 1 < text.length && isWordCharacter(text.charCodeAt(at + 1))
    if (isWord) {
      keys.add(pair(text.charCodeAt(at), 0))
      if (isNextWord) keys.add(pair(text.charCodeAt(at), text.charCodeAt(at + 1)))
    }
    isWord = isNextWord
  }
  return keys
}

/** The pairs of a word; a form with brackets in it, such as a document number, falls into the pairs of its parts. */
const wordKeys = (word: string): number[] =>
  runsOf(word).flatMap(run =>
    run.length === 1
      ? [pair(run.charCodeAt(0), 0)]
      : Array.from({ length: run.length - 1 }, (_, at) => pair(run.charCodeAt(at), run.charCodeAt(at + 1))),
  )

const pair = (first: number, second: number): number => ((first << 16) | second) >>> 0

const bitBytes = (documents: number): number => emptySet(documents).byteLength

const encode = (documents: number, lists: ReadonlyMap<number, readonly number[]>): Uint8Array<ArrayBuffer> => {
  const keys = Uint32Array.from(lists.keys()).sort()
  const ends = new Uint32Array(keys.length)
  const whole = bitBytes(documents)
  keys.forEach((key, slot) => {
    ends[slot] = (ends[slot - 1] ?? 0) + Math.min(whole, differenceBytes(lists.get(key) ?? []))
  })
  const start = headerBytes + 8 * keys.length
  const bytes = new Uint8Array(start + (ends.at(-1) ?? 0))
  const head = new Uint32Array(bytes.buffer, 0, 3 + 2 * keys.length)
  head.set([magic, documents, keys.length])
  head.set(keys, 3)
  head.set(ends, 3 + keys.length)
  const postings = bytes.subarray(start)
  keys.forEach((key, slot) => {
    const place = postings.subarray(ends[slot - 1] ?? 0, ends[slot])
    const list = lists.get(key) ?? []
    if (place.length === whole) writeBits(place, list)
    else writeDifferences(place, list)
  })
  return bytes
}

const differenceBytes = (list: readonly number[]): number => {
  let bytes = 0
  let former = 0
  for (const number of list) {
    const difference = number - former
    bytes += difference < 0x80 ? 1 : difference < 0x4000 ? 2 : 3
    former = number
  }
  return bytes
}

const writeBits = (place: Uint8Array, list: readonly number[]) => {
  for (const number of list) place[number >>> 3] = (place[number >>> 3] ?? 0) | (1 << (number & 7))
}

const writeDifferences = (place: Uint8Array, list: readonly number[]) => {
  let at = 0
  let former = 0
  for (const number of list) {
    let rest = number - former
    former = number
    while (rest > 127) {
      place[at] = (rest & 127) | 128
      at += 1
      rest >>>= 7
    }
    place[at] = rest
    at += 1
  }
}

const slotOf = (index: GramIndex, key: number): number => {
  let low = 0
  let high = index.keys.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = index.keys[middle] ?? 0
    if (found === key) return middle
    if (found < key) low = middle + 1
    else high = middle - 1
  }
  return -1
}

const startOf = (index: GramIndex, slot: number): number => (slot === 0 ? 0 : (index.ends[slot - 1] ?? 0))

const postingBytes = (index: GramIndex, slot: number): number => (index.ends[slot] ?? 0) - startOf(index, slot)

const decode = (index: GramIndex, slot: number): NumberSet => {
  const set = emptySet(index.documents)
  const start = startOf(index, slot)
  const end = index.ends[slot] ?? 0
  if (end - start === set.byteLength) new Uint8Array(set.buffer).set(index.postings.subarray(start, end))
  else addDifferences(set, index.postings, { start, end })
  return set
}

const addDifferences = (
  set: NumberSet,
  postings: Uint8Array,
  range: { readonly start: number; readonly end: number },
) => {
  let number = 0
  for (let at = range.start; at < range.end; ) {
    let shift = 0
    let byte: number
    do {
      byte = postings[at] ?? 0
      number += (byte & 127) << shift
      shift += 7
      at += 1
    } while (byte > 127)
    add(set, number)
  }
}
