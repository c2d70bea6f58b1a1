import type { CivilDate } from '#domain/civil-date.ts'
import type { DocumentId, DocumentKind } from '#domain/document.ts'
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
 * Checks that look across documents: unknown names, dates out of order, relations that point nowhere. What an
 * unreadable file may hold is not called missing. Whether relations and validity agree is for `relate.ts`.
 */
export const checkDocuments = ({ own, laws, unreadable }: CheckedDocuments, place: Place): readonly PressProblem[] => {
  const all = [...own, ...laws]
  const ids = new Set(all.map(each => each.document.id))
  return [
    ...duplicates(all),
    ...own.flatMap(each => [
      ...unknownNames(each, place),
      ...dateProblems(each),
      ...relationProblems(each, ids, unreadable),
      ...(unreadable.size > 0 ? [] : endingProblems(each, own)),
      ...formProblems(each),
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
  implements: 'implements',
  serves: 'policies',
} as const

const relationProblems = (
  each: ParsedDocument,
  ids: ReadonlySet<DocumentId>,
  unreadable: ReadonlySet<string>,
): readonly PressProblem[] =>
  relationsOf(each.document).flatMap(({ kind, to }) => {
    const label = labelOf(each.document.kind, relationLabels[kind])
    return ids.has(to) || unreadable.has(to)
      ? []
      : [problem(each, label, `没有编号为“${to}”的文件`, '核对编号,即那份文件的文件名去掉 .md')]
  })

const endingProblems = (each: ParsedDocument, all: readonly ParsedDocument[]): readonly PressProblem[] => {
  const { document } = each
  if (document.kind !== 'policy' || document.validity.state !== 'amended') return []
  const isAmended = all.some(({ document: other }) => other.kind === 'policy' && other.amends.includes(document.id))
  return isAmended
    ? []
    : [problem(each, '有效性', '已修改,却没有一份文件写明修改了它', '在修改它的文件里写 修改: 和本文件的编号')]
}

/** A picture needs its picture, a video its video. */
const formProblems = (each: ParsedDocument): readonly PressProblem[] => {
  const { document } = each
  if (document.kind !== 'interpretation') return []
  const wanted = { 图解: 'picture', 视频: 'video', 文字: null, 新闻发布会: null }[document.form]
  const isThere = wanted === null || document.attachments.some(attachment => attachment.format === wanted)
  return isThere
    ? []
    : [problem(each, '附件', `形式是${document.form},附件里却没有`, '在 附件 里写上图片或视频的文件名')]
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
