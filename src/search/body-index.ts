import { isWordCharacter } from './fold.ts'

/**
 * Which documents contain which two characters side by side, for every document and every pair, in one buffer that
 * needs no parsing. A single character counts as the pair with nothing. The bytes are
 *
 *     magic, documents, keys : 3 × uint32
 *     key                    : uint32 each, ascending, first code unit << 16 | second
 *     end of its postings    : uint32 each, counted from the first posting byte
 *     postings               : document numbers ascending, as differences, seven bits a byte
 *
 * all little-endian. It narrows a query down; the text itself decides (`engine.ts`).
 */
export type BodyIndex = {
  readonly documents: number
  readonly keys: Uint32Array
  readonly ends: Uint32Array
  readonly postings: Uint8Array
}

const magic = 0x316d6274
const headerBytes = 12

/** Builds the index over folded texts; their order is the documents' numbers. */
export const buildBodyIndex = (texts: readonly string[]): Uint8Array<ArrayBuffer> => {
  const postings = new Map<number, number[]>()
  texts.forEach((text, document) => {
    for (const key of keysOf(text)) appendDifference(postings, key, document)
  })
  return encode(texts.length, postings)
}

/** Reads the buffer without copying. Throws when it is not a body index. */
export const openBodyIndex = (buffer: ArrayBuffer): BodyIndex => {
  const [found, documents, count] = new Uint32Array(buffer, 0, 3)
  if (found !== magic || documents === undefined || count === undefined) throw new Error('not a body index')
  return {
    documents,
    keys: new Uint32Array(buffer, headerBytes, count),
    ends: new Uint32Array(buffer, headerBytes + 4 * count, count),
    postings: new Uint8Array(buffer, headerBytes + 8 * count),
  }
}

/** The documents, ascending, that may contain all the words: they hold each neighbouring pair of each word. */
export const candidates = (index: BodyIndex, words: readonly string[]): readonly number[] => {
  const slots = new Set(words.flatMap(wordKeys).map(key => slotOf(index, key)))
  if (slots.has(-1) || slots.size === 0) return []
  const [first, ...rest] = [...slots].sort((left, right) => postingBytes(index, left) - postingBytes(index, right))
  return rest.reduce<readonly number[]>(
    (found, slot) => (found.length === 0 ? found : intersect(found, decode(index, slot))),
    first === undefined ? [] : decode(index, first),
  )
}

const keysOf = (text: string): Set<number> => {
  const keys = new Set<number>()
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (!isWordCharacter(code)) continue
    const next = text.charCodeAt(at + 1)
    keys.add(pair(code, 0))
    if (isWordCharacter(next)) keys.add(pair(code, next))
  }
  return keys
}

const wordKeys = (word: string): number[] =>
  word.length === 1
    ? [pair(word.charCodeAt(0), 0)]
    : Array.from({ length: word.length - 1 }, (_, at) => pair(word.charCodeAt(at), word.charCodeAt(at + 1)))

const pair = (first: number, second: number): number => ((first << 16) | second) >>> 0

/** Keeps each list as bytes from the start; the last document number rides at index 0. */
const appendDifference = (postings: Map<number, number[]>, key: number, document: number) => {
  const list = postings.get(key)
  if (!list) {
    postings.set(key, [document, ...sevenBits(document)])
    return
  }
  list.push(...sevenBits(document - (list[0] ?? 0)))
  list[0] = document
}

const sevenBits = (value: number): number[] => {
  const bytes: number[] = []
  let rest = value
  while (rest > 127) {
    bytes.push((rest & 127) | 128)
    rest >>>= 7
  }
  bytes.push(rest)
  return bytes
}

const encode = (documents: number, lists: ReadonlyMap<number, readonly number[]>): Uint8Array<ArrayBuffer> => {
  const keys = [...lists.keys()].sort((left, right) => left - right)
  const size = keys.reduce((total, key) => total + (lists.get(key)?.length ?? 1) - 1, 0)
  const start = headerBytes + 8 * keys.length
  const bytes = new Uint8Array(start + size)
  const header = new Uint32Array(bytes.buffer, 0, 3 + 2 * keys.length)
  header.set([magic, documents, keys.length])
  let end = 0
  keys.forEach((key, slot) => {
    const list = (lists.get(key) ?? []).slice(1)
    bytes.set(list, start + end)
    end += list.length
    header[3 + slot] = key
    header[3 + keys.length + slot] = end
  })
  return bytes
}

const slotOf = (index: BodyIndex, key: number): number => {
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

const startOf = (index: BodyIndex, slot: number): number => (slot === 0 ? 0 : (index.ends[slot - 1] ?? 0))

const postingBytes = (index: BodyIndex, slot: number): number => (index.ends[slot] ?? 0) - startOf(index, slot)

const decode = (index: BodyIndex, slot: number): number[] => {
  const documents: number[] = []
  const end = index.ends[slot] ?? 0
  let document = 0
  for (let at = startOf(index, slot); at < end; ) {
    let shift = 0
    let byte: number
    do {
      byte = index.postings[at] ?? 0
      document += (byte & 127) << shift
      shift += 7
      at += 1
    } while (byte > 127)
    documents.push(document)
  }
  return documents
}

const intersect = (left: readonly number[], right: readonly number[]): number[] => {
  const both: number[] = []
  let at = 0
  for (const document of left) {
    while (at < right.length && (right[at] ?? 0) < document) at += 1
    if (right[at] === document) both.push(document)
  }
  return both
}
