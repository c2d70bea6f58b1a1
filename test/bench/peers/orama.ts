import { count, create, insert, load, type RawData, type Results, save, search } from '@orama/orama'
import { documentsStore } from '@orama/orama/components'
import { createTokenizer } from '@orama/tokenizers/mandarin'
import project from '../../../package.json' with { type: 'json' }
import type { Peer, PeerDocument } from './peer.ts'
import { searchWritings } from './writings.ts'

const boost = { title: 5 }

/** The texts themselves are not kept, so that the index alone is measured; `text` holds every field. */
const open = () => {
  const store = documentsStore.createDocumentsStore()
  return create({
    schema: { title: 'string', text: 'string' } as const,
    sort: { enabled: false },
    components: {
      tokenizer: createTokenizer(),
      documentsStore: {
        ...store,
        store: (all, id, internal, { id: kept }) => store.store(all, id, internal, { id: kept }),
      },
    },
  })
}

type Index = ReturnType<typeof open>

const everything = ({ title, documentNumber, keywords, summary, body }: PeerDocument): string =>
  [title, documentNumber, keywords, summary, body].join('\n')

type Scores = ReadonlyMap<string, number>

/** What holds a term, also as the beginning of a longer word, with its score. */
const scoresOf = (index: Index, term: string): Scores => {
  const found = search(index, { term, boost, limit: count(index) })
  if (found instanceof Promise) throw new Error('Orama answers at once where no plugin is used')
  return new Map((found as Results<unknown>).hits.map(hit => [hit.id, hit.score]))
}

const both = (left: Scores, right: Scores): Scores =>
  new Map(
    [...left].flatMap(([id, score]) => {
      const other = right.get(id)
      return other === undefined ? [] : [[id, score + other]]
    }),
  )

/**
 * Documents that hold all words, else those that hold any. Each word is asked alone and the scores are added: `threshold:
 * 0` would ask for all at once, but counts a word once for every longer word that it begins (recall .48 instead of .82).
 */
const ask = (index: Index, words: readonly string[]): readonly number[] => {
  const text = words.join(' ')
  const terms = index.tokenizer.tokenize(text)
  const [first = new Map(), ...others] = terms.map(term => scoresOf(index, term))
  const all = others.reduce(both, first)
  return [...(all.size > 0 ? all : scoresOf(index, text))]
    .sort((left, right) => right[1] - left[1])
    .map(([id]) => Number(id))
}

export const orama: Peer = {
  name: 'Orama, Mandarin tokenizer',
  version: project.devDependencies['@orama/orama'],
  build: async (documents, report) => {
    const index = open()
    for (const [id, document] of documents.entries()) {
      await insert(index, { id: String(id), title: document.title, text: everything(document) })
      report(id + 1)
    }
    return new TextEncoder().encode(JSON.stringify(save(index)))
  },
  load: async bytes => {
    const index = open()
    load(index, JSON.parse(new TextDecoder().decode(bytes)) as RawData)
    return {
      search: async (text, limit) => searchWritings(text, limit, words => ask(index, words)).slice(0, limit),
    }
  },
}
