import type { CivilDate } from '#domain/civil-date.ts'
import type { DocumentId, DocumentKind, LibraryDocument, Policy } from '#domain/document.ts'
import type { Place } from '#domain/place.ts'
import { relationsOf } from '#domain/relation.ts'
import { fieldsOf } from './fields.ts'
import type { ParsedDocument } from './parse-document.ts'
import type { PressProblem } from './problem.ts'

/** What goes into an edition: the place's own documents, the laws beside them, and the ids of files that could not be read. */
export type CheckedDocuments = {
  readonly own: readonly ParsedDocument[]
  readonly laws: readonly ParsedDocument[]
  readonly unreadable: ReadonlySet<string>
}

/**
 * Checks that look across documents: unknown names, dates out of order, relations that point nowhere or disagree. What
 * an unreadable file may hold is not called missing.
 */
export const checkDocuments = ({ own, laws, unreadable }: CheckedDocuments, place: Place): readonly PressProblem[] => {
  const all = [...own, ...laws]
  const byId = new Map(all.map(each => [each.document.id, each.document]))
  return [
    ...duplicates(all),
    ...own.flatMap(each => [
      ...unknownNames(each, place),
      ...dateProblems(each),
      ...relationProblems(each, byId, unreadable),
      ...(unreadable.size > 0 ? [] : endingProblems(each, own)),
    ]),
  ]
}

const duplicates = (documents: readonly ParsedDocument[]): readonly PressProblem[] => {
  const first = new Map<DocumentId, string>()
  return documents.flatMap(each => {
    const earlier = first.get(each.document.id)
    first.set(each.document.id, earlier ?? each.file)
    return earlier ? [problem(each, '编号', `与 ${earlier} 的编号相同`, '给其中一个文件改名')] : []
  })
}

const unknownNames = (each: ParsedDocument, place: Place): readonly PressProblem[] => {
  const organs = place.organs.map(organ => organ.name)
  const { issuers, columns } = each.document
  return [
    ...issuers
      .filter(name => organs.length > 0 && !organs.includes(name))
      .map(name =>
        problem(each, '发布机关', `place.json 里没有机关“${name}”`, '改成 place.json 里的名称,或先在那里加上这个机关'),
      ),
    ...columns
      .filter(name => !place.columns.includes(name))
      .map(name => problem(each, '专栏', `place.json 里没有专栏“${name}”`, '改成 place.json 里的专栏,或先在那里加上')),
  ]
}

const dateProblems = (each: ParsedDocument): readonly PressProblem[] => {
  const { document } = each
  if (document.publishedOn === null) return [problem(each, '发布日期', '没有写这一项', '写成 2026-11-21 的样子')]
  if (document.kind !== 'policy') return []
  const orders = [
    [
      ['成文日期', document.writtenOn],
      ['发布日期', document.publishedOn],
      ['有效期至', document.expiresOn],
    ],
    [
      ['施行日期', document.effectiveOn],
      ['有效期至', document.expiresOn],
    ],
  ] as const
  return orders.flatMap(order => outOfOrder(each, order))
}

const outOfOrder = (
  each: ParsedDocument,
  order: readonly (readonly [string, CivilDate | null])[],
): readonly PressProblem[] => {
  const written = order.filter(([, date]) => date !== null)
  return written.slice(1).flatMap(([label, date], index) => {
    const [formerLabel, former] = written[index] ?? ['', null]
    return former && date && date < former
      ? [problem(each, label, `${label} ${date} 早于${formerLabel} ${former}`, '核对两个日期')]
      : []
  })
}

const relationLabels = {
  replaces: 'replaces',
  repeals: 'repeals',
  amends: 'amends',
  basedOn: 'basedOn',
  interprets: 'interprets',
  implements: 'policies',
} as const

const relationProblems = (
  each: ParsedDocument,
  byId: ReadonlyMap<DocumentId, LibraryDocument>,
  unreadable: ReadonlySet<string>,
): readonly PressProblem[] =>
  relationsOf(each.document).flatMap(({ kind, to }) => {
    const label = labelOf(each.document.kind, relationLabels[kind])
    const target = byId.get(to)
    if (unreadable.has(to)) return []
    if (!target) return [problem(each, label, `没有编号为“${to}”的文件`, '核对编号,即那份文件的文件名去掉 .md')]
    return target.kind === 'policy' ? disagreement(each, label, kind, target) : []
  })

/** What a relation says of its target must be what the target says of itself. */
const disagreement = (each: ParsedDocument, label: string, kind: string, target: Policy): readonly PressProblem[] => {
  const state = target.validity.state
  if ((kind === 'replaces' || kind === 'repeals') && state !== 'repealed' && state !== 'expired')
    return [
      problem(
        each,
        label,
        `写明废止了《${target.title}》,那份文件的有效性却不是已废止`,
        '把那份文件的有效性改成 已废止,并写有效性说明',
      ),
    ]
  if (kind === 'amends' && state === 'inForce')
    return [
      problem(
        each,
        label,
        `写明修改了《${target.title}》,那份文件的有效性却是现行有效`,
        '把那份文件的有效性改成 已修改,并写有效性说明',
      ),
    ]
  return []
}

const endingProblems = (each: ParsedDocument, all: readonly ParsedDocument[]): readonly PressProblem[] => {
  const { document } = each
  if (document.kind !== 'policy' || document.validity.state !== 'amended') return []
  const isAmended = all.some(({ document: other }) => other.kind === 'policy' && other.amends.includes(document.id))
  return isAmended
    ? []
    : [problem(each, '有效性', '已修改,却没有一份文件写明修改了它', '在修改它的文件里写 修改: 和本文件的编号')]
}

const labelOf = (kind: DocumentKind, name: string): string =>
  fieldsOf(kind).find(field => field.name === name)?.label ?? name

const problem = (each: ParsedDocument, field: string, message: string, fix: string): PressProblem => ({
  file: each.file,
  line: each.lineOf(field),
  field,
  message,
  fix,
})
