import type { LibraryDocument } from '#domain/document.ts'
import { searchableText } from '#domain/searchable-text.ts'
import { fold } from '#search/fold.ts'
import type { PeerDocument } from './peer.ts'

/** What the peers index of a document: the same words that it is found by here, each line in one field. */
export const peerDocument = (document: LibraryDocument): PeerDocument => {
  const documentNumber = document.kind === 'policy' && document.documentNumber ? document.documentNumber.raw : ''
  const keywords = document.keywords.join(' ')
  const { text } = searchableText(document)
  const rest = text.slice(document.title.length + document.summary.length + 2).split('\n')
  return {
    title: fold(document.title),
    documentNumber: fold(documentNumber),
    keywords: fold(keywords),
    summary: fold(document.summary),
    body: fold(rest.filter(line => line !== documentNumber && line !== keywords).join('\n')),
  }
}
