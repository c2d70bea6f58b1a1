import MiniSearch, { type Options } from 'minisearch'
import type { LibraryDocument } from '#domain/document.ts'
import { outline } from '#domain/outline.ts'
import { bigrams } from './words.ts'

/**
 * MiniSearch over what names a document: title, document number, keywords, summary and headings. It ranks; it does not
 * decide. Only what binds or helps now is in it: policies not past, guides, interpretations and questions; for notices
 * and the past, the title itself decides (`rank.ts`).
 */
export type NameIndex = MiniSearch<Names>

type Names = {
  readonly id: number
  readonly title: string
  readonly documentNumber: string
  readonly keywords: string
  readonly summary: string
  readonly headings: string
}

const options: Options<Names> = {
  fields: ['title', 'documentNumber', 'keywords', 'summary', 'headings'],
  tokenize: bigrams,
  processTerm: term => term,
}

const boost = { title: 3, documentNumber: 4, keywords: 2, summary: 1, headings: 1 }
const mostHeadings = 8

/** Whether MiniSearch ranks the document. */
export const isRankedByName = (document: LibraryDocument): boolean =>
  document.kind === 'policy'
    ? document.validity.state !== 'repealed' && document.validity.state !== 'expired'
    : document.kind !== 'notice'

/** @param documents in the order of their numbers */
export const buildNameIndex = (documents: readonly LibraryDocument[]): NameIndex => {
  const index = new MiniSearch(options)
  index.addAll(documents.flatMap((document, id) => (isRankedByName(document) ? [namesOf(document, id)] : [])))
  return index
}

const namesOf = (document: LibraryDocument, id: number): Names => ({
  id,
  title: document.title,
  documentNumber: document.kind === 'policy' && document.documentNumber ? document.documentNumber.raw : '',
  keywords: document.keywords.join(' '),
  summary: document.summary,
  headings: outline(document.body)
    .filter(block => block.kind === 'chapter' || block.kind === 'heading')
    .slice(0, mostHeadings)
    .map(block => block.text.replace(/^(第?[一二三四五六七八九十百零]+[章、])\s*/, ''))
    .join(' '),
})

export const serialiseNameIndex = (index: NameIndex): string => JSON.stringify(index)

/** @throws when the text is not a serialised index */
export const openNameIndex = (json: string): NameIndex => MiniSearch.loadJSON(json, options)

/** How well each document's names answer the pieces, by number; any piece counts. */
export const nameScores = (index: NameIndex, pieces: readonly string[]): ReadonlyMap<number, number> => {
  if (pieces.length === 0) return new Map()
  const hits = index.search(
    { combineWith: 'OR', queries: [...pieces] },
    { boost, prefix: term => term.length === 1, tokenize: term => [term] },
  )
  return new Map(hits.map(hit => [hit.id as number, hit.score]))
}
