import type { DocumentId, LibraryDocument } from './document.ts'

/** 代替, 废止, 修改, 依据, 实施, 解读, 办事. */
export const relationKinds = ['replaces', 'repeals', 'amends', 'basedOn', 'implements', 'interprets', 'serves'] as const

/** How one document bears on another, written once at the document that says so; both ends are derived. */
export type Relation = {
  readonly from: DocumentId
  readonly kind: (typeof relationKinds)[number]
  readonly to: DocumentId
}

/** The relations that a document itself states. */
export const relationsOf = (document: LibraryDocument): readonly Relation[] => {
  const towards = (kind: Relation['kind'], targets: readonly DocumentId[]): readonly Relation[] =>
    targets.map(to => ({ from: document.id, kind, to }))
  switch (document.kind) {
    case 'policy':
      return [
        ...towards('replaces', document.replaces),
        ...towards('repeals', document.repeals),
        ...towards('amends', document.amends),
        ...towards('basedOn', document.basedOn),
        ...towards('implements', document.implements),
      ]
    case 'interpretation':
      return towards('interprets', document.interprets)
    case 'guide':
      return towards('serves', document.policies)
    case 'questionAndAnswer':
      return towards('basedOn', document.basedOn)
    case 'notice':
      return []
  }
}
