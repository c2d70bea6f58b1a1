import type { LibraryDocument } from '#domain/document.ts'
import { searchableText } from '#domain/searchable-text.ts'
import { randomNumbers } from '#press/synthetic.ts'
import { fold } from '#search/fold.ts'
import { numeralWritings } from '#search/numeral-writings.ts'
import { queryWords } from '#search/words.ts'

/** A query with the numbers of the documents that hold each of its words, found by looking through every text. */
export type Question = { readonly text: string; readonly truth: readonly number[] }

/** A document somebody remembers: by a part of its title and a word or two of its text, which few documents hold. */
export type KnownItem = { readonly text: string; readonly wanted: number }

const seed = 711

/** The folded texts of documents, in their order. */
export const foldedTexts = (documents: readonly LibraryDocument[]): readonly string[] =>
  documents.map(document => fold(searchableText(document).text))

/**
 * Queries cut from the texts by a fixed rule: one to eight characters, pairs and threes of words, document numbers whole
 * and in part, and what is typed on the way to a word.
 */
export const cutQueries = (
  documents: readonly LibraryDocument[],
  texts: readonly string[],
  count: number,
): readonly string[] => {
  const next = randomNumbers(seed)
  const any = () => Math.floor(next() * documents.length)
  const piece = (length: number): string => {
    const text = (texts[any()] ?? '').replace(/[^\p{Letter}\p{Number}]+/gu, '')
    const from = Math.floor(next() * Math.max(1, text.length - length))
    return text.slice(from, from + length)
  }
  const numbered = documents.flatMap(document =>
    document.kind === 'policy' && document.documentNumber ? [document.documentNumber.raw] : [],
  )
  const number = () => numbered[Math.floor(next() * numbered.length)] ?? piece(4)
  const kinds: readonly (() => readonly string[])[] = [
    () => [piece(1 + Math.floor(next() * 8))],
    () => [`${piece(2)} ${piece(2)}`],
    () => [`${piece(2 + Math.floor(next() * 3))} ${piece(2)} ${piece(1)}`],
    () => [number().slice(0, 3 + Math.floor(next() * 8))],
    () => {
      const word = piece(5)
      return [word.slice(0, 2), word.slice(0, 3), word]
    },
  ]
  const queries: string[] = []
  while (queries.length < count) queries.push(...(kinds[queries.length % kinds.length]?.() ?? []))
  return [...new Set(queries)].filter(query => queryWords(query).length > 0)
}

/** Looks through every text for every query; 一年 and 1年 are the same word. */
export const answerByScan = (queries: readonly string[], texts: readonly string[]): readonly Question[] =>
  queries.map(text => {
    const words = queryWords(text).map(numeralWritings)
    const holds = (each: string) => words.every(writings => writings.some(writing => each.includes(writing)))
    return { text, truth: texts.flatMap((each, number) => (holds(each) ? [number] : [])) }
  })

const mostHolders = 5
const titleLength = 8
const tries = 8

/** Known items by rule: the rarest eight characters of a title, and the first words of its text that leave few holders. */
export const knownItems = (
  documents: readonly LibraryDocument[],
  texts: readonly string[],
  count: number,
): readonly KnownItem[] => {
  const next = randomNumbers(seed + 1)
  const times = countPieces(documents)
  const items: KnownItem[] = []
  for (let attempt = 0; attempt < count * 3 && items.length < count; attempt += 1) {
    const wanted = Math.floor(next() * documents.length)
    const document = documents[wanted]
    const item = document && itemFor(document, { texts, times, next })
    if (item) items.push({ text: item, wanted })
  }
  return items
}

const piecesOf = (title: string): readonly string[] => {
  const plain = title.replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
  return Array.from({ length: Math.max(0, plain.length - titleLength + 1) }, (_, at) =>
    plain.slice(at, at + titleLength),
  ).filter(piece => !piece.includes(' '))
}

const countPieces = (documents: readonly LibraryDocument[]): ReadonlyMap<string, number> => {
  const times = new Map<string, number>()
  for (const { title } of documents)
    for (const piece of new Set(piecesOf(fold(title)))) times.set(piece, (times.get(piece) ?? 0) + 1)
  return times
}

const itemFor = (
  document: LibraryDocument,
  by: { readonly texts: readonly string[]; readonly times: ReadonlyMap<string, number>; readonly next: () => number },
): string | null => {
  const [piece] = [...piecesOf(fold(document.title))].sort(
    (left, right) => (by.times.get(left) ?? 0) - (by.times.get(right) ?? 0),
  )
  if (!piece) return null
  const body = fold(document.body).replace(/[^\p{Script=Han}]+/gu, ' ')
  const sharers = by.texts.filter(text => text.includes(piece))
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const words = Array.from({ length: 1 + (attempt % 2) }, () => wordIn(body, by.next))
    if (words.includes('')) continue
    const holders = sharers.filter(text => words.every(word => text.includes(word))).length
    if (holders > 0 && holders <= mostHolders) return [piece, ...words].join(' ')
  }
  return null
}

const wordIn = (body: string, next: () => number): string => {
  const from = Math.floor(next() * Math.max(1, body.length - 3))
  const word = body.slice(from, from + 2 + Math.floor(next() * 2)).trim()
  return word.length >= 2 && !word.includes(' ') ? word : ''
}
