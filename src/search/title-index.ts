import MiniSearch, { type Options } from 'minisearch'
import type { LibraryDocument } from '#domain/document.ts'
import { bigrams, queryBigrams } from './words.ts'

/** MiniSearch over what names a document: title, document number, keywords and summary. It ranks; it does not decide. */
export type TitleIndex = MiniSearch<TitleFields>

type TitleFields = {
  readonly id: number
  readonly title: string
  readonly documentNumber: string
  readonly keywords: string
  readonly summary: string
}

const options: Options<TitleFields> = {
  fields: ['title', 'documentNumber', 'keywords', 'summary'],
  tokenize: bigrams,
  processTerm: term => term,
}

const boost = { title: 3, documentNumber: 4, keywords: 2, summary: 1 }

/** Numbers the documents in their order, as the body index does. */
export const buildTitleIndex = (documents: readonly LibraryDocument[]): TitleIndex => {
  const index = new MiniSearch(options)
  index.addAll(
    documents.map((document, id) => ({
      id,
      title: document.title,
      documentNumber: document.kind === 'policy' && document.documentNumber ? document.documentNumber.raw : '',
      keywords: document.keywords.join(' '),
      summary: document.summary,
    })),
  )
  return index
}

export const serialiseTitleIndex = (index: TitleIndex): string => JSON.stringify(index)

/** @throws when the text is not a serialised index */
export const openTitleIndex = (json: string): TitleIndex => MiniSearch.loadJSON(json, options)

/** How well each document's names answer the words, 0 where not at all; any piece of a word counts. */
export const titleScores = (index: TitleIndex, words: readonly string[]): ReadonlyMap<number, number> => {
  const hits = index.search(
    { combineWith: 'OR', queries: words.flatMap(queryBigrams) },
    { boost, prefix: term => term.length === 1, tokenize: term => [term] },
  )
  return new Map(hits.map(hit => [hit.id as number, hit.score]))
}
