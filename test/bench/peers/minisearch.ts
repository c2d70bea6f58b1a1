import MiniSearch, { type Options, type QueryCombination } from 'minisearch'
import { bigrams, queryBigrams } from '#search/words.ts'
import project from '../../../package.json' with { type: 'json' }
import type { Peer, PeerDocument } from './peer.ts'
import { writtenWords } from './writings.ts'

type Numbered = PeerDocument & { readonly id: number }

const options: Options<Numbered> = {
  fields: ['title', 'documentNumber', 'keywords', 'summary', 'body'],
  tokenize: bigrams,
  processTerm: term => term,
}

const boost = { title: 3, documentNumber: 4, keywords: 2 }

/** Every piece of a word, in any field; a single character is the beginning of a piece. */
const asked = (text: string): QueryCombination => ({
  combineWith: 'AND',
  queries: writtenWords(text).map(writings => ({
    combineWith: 'OR',
    queries: writings.map(writing => ({ combineWith: 'AND', queries: queryBigrams(writing) })),
  })),
})

export const miniSearch: Peer = {
  name: 'MiniSearch, bigrams over everything',
  version: project.dependencies.minisearch,
  build: async (documents, report) => {
    const index = new MiniSearch(options)
    for (const [id, document] of documents.entries()) {
      index.add({ id, ...document })
      report(id + 1)
    }
    return new TextEncoder().encode(JSON.stringify(index))
  },
  load: async bytes => {
    const index = MiniSearch.loadJSON(new TextDecoder().decode(bytes), options)
    return {
      search: async (text, limit) =>
        index
          .search(asked(text), { boost, prefix: term => term.length === 1, tokenize: term => [term] })
          .slice(0, limit)
          .map(hit => hit.id as number),
    }
  },
}
