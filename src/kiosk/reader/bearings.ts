import type { CatalogEntry } from '#domain/catalog.ts'
import type { LibraryDocument } from '#domain/document.ts'
import type { OpenedDocument, Related } from '../library/messages.ts'

/** How other documents serve the reader of this one. */
export type Bearing = 'pictures' | 'texts' | 'videos' | 'conferences' | 'services' | 'policies' | 'questions'

const bearingOfForm: Readonly<Record<NonNullable<CatalogEntry['form']>, Bearing>> = {
  图解: 'pictures',
  文字: 'texts',
  视频: 'videos',
  新闻发布会: 'conferences',
}

/** The documents that bear on the open one, but for its history, each under one head. */
export const bearingsOf = ({
  document,
  related,
}: OpenedDocument): Readonly<Record<Bearing, readonly CatalogEntry[]>> => {
  const those = (belongs: (related: Related) => boolean) => unique(related.filter(belongs))
  const inForm = (bearing: Bearing) =>
    those(({ kind, direction, entry: { form } }) => {
      const isOfThis = kind === 'interprets' && direction === 'in'
      return isOfThis && bearingOfForm[form ?? '文字'] === bearing
    })
  return {
    pictures: inForm('pictures'),
    texts: inForm('texts'),
    videos: inForm('videos'),
    conferences: inForm('conferences'),
    services: those(({ kind, direction }) => kind === 'serves' && direction === 'in'),
    policies: those(each => isPolicyBehind(document, each)),
    questions: those(({ direction, entry }) => direction === 'in' && entry.kind === 'questionAndAnswer'),
  }
}

/**
 * The policies that an interpretation explains or an answer rests on. Those of a policy are its history; those of a
 * guide stand at its top.
 */
const isPolicyBehind = (document: LibraryDocument, { direction, entry }: Related): boolean =>
  document.kind !== 'policy' && document.kind !== 'guide' && direction === 'out' && entry.kind === 'policy'

const unique = (related: readonly Related[]): readonly CatalogEntry[] => [
  ...new Map(related.map(({ entry }) => [entry.id, entry])).values(),
]
