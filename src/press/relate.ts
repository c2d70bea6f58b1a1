import type { CivilDate } from '#domain/civil-date.ts'
import type { DocumentId, LibraryDocument, Policy, Validity } from '#domain/document.ts'
import { relationsOf } from '#domain/relation.ts'
import { decideValidity, type Incoming } from '#domain/validity.ts'
import type { ParsedDocument } from './parse-document.ts'
import type { PressProblem } from './problem.ts'

/** Documents whose validity is known, and where what an editor wrote disagrees with relations and dates. */
export type Related = { readonly documents: readonly ParsedDocument[]; readonly problems: readonly PressProblem[] }

/**
 * Decides which policies bind on the day of printing, by the relations between documents and by their dates. What an
 * editor wrote of it must agree; what is left open by all three is said to be a problem.
 * @param own the place's documents; laws beside them say nothing of their validity
 */
export const relate = (own: readonly ParsedDocument[], today: CivilDate): Related => {
  const incoming = incomingOf(
    own.map(each => each.document),
    today,
  )
  const related = own.map(each => decide(each, incoming.get(each.document.id) ?? [], today))
  return { documents: related.map(each => each.document), problems: related.flatMap(each => each.problems) }
}

const incomingOf = (
  documents: readonly LibraryDocument[],
  today: CivilDate,
): ReadonlyMap<DocumentId, readonly Incoming[]> => {
  const incoming = new Map<DocumentId, Incoming[]>()
  for (const document of documents)
    for (const { kind, to } of relationsOf(document)) {
      const isInForce = document.kind !== 'policy' || document.effectiveOn === null || document.effectiveOn <= today
      incoming.set(to, [...(incoming.get(to) ?? []), { kind, from: nameOf(document), isInForce }])
    }
  return incoming
}

const nameOf = (document: LibraryDocument): string =>
  (document.kind === 'policy' && document.documentNumber?.raw) || `《${document.title}》`

const decide = (
  each: ParsedDocument,
  incoming: readonly Incoming[],
  today: CivilDate,
): { readonly document: ParsedDocument; readonly problems: readonly PressProblem[] } => {
  const { document } = each
  if (document.kind !== 'policy') return { document: each, problems: [] }
  const decided = decideValidity(document, incoming, today)
  const written = each.saysValidity ? document.validity : null
  const known = decided ?? (document.effectiveOn ? ({ state: 'inForce' } as const) : null)
  if (known && !written) return { document: withValidity(each, document, known), problems: [] }
  const message = disagreementOf(written, decided)
  return { document: each, problems: message ? [problem(each, message, decided)] : [] }
}

const withValidity = (each: ParsedDocument, document: Policy, validity: Validity): ParsedDocument => ({
  ...each,
  document: { ...document, validity },
})

const names: Readonly<Record<Validity['state'], string>> = {
  inForce: '现行有效',
  notYetInForce: '尚未施行',
  amended: '已修改',
  partlyRepealed: '部分失效',
  repealed: '已废止',
  expired: '已失效',
  unmarked: '未标注',
}

const disagreementOf = (written: Validity | null, decided: Validity | null): string | null => {
  if (!written) return decided ? null : '没有写这一项,由关系和日期也不能判定'
  if (!decided) return written.state === 'notYetInForce' ? '写着尚未施行,施行日期却已到,或没有写施行日期' : null
  if (written.state === decided.state || isStronger(written, decided)) return null
  const reason = 'reason' in decided ? `(${decided.reason})` : ''
  return `写着${names[written.state]},按关系和日期却是${names[decided.state]}${reason}`
}

/** A document that was repealed also expires; one that is partly repealed was amended. */
const isStronger = (written: Validity, decided: Validity): boolean =>
  (written.state === 'repealed' && decided.state === 'expired') ||
  (written.state === 'expired' && decided.state === 'repealed') ||
  (written.state === 'partlyRepealed' && decided.state === 'amended')

const problem = (each: ParsedDocument, message: string, decided: Validity | null): PressProblem => ({
  file: each.file,
  line: each.lineOf('有效性'),
  field: '有效性',
  message,
  fix: decided
    ? `改成 ${names[decided.state]},或删去这一项;若不对,核对日期和别的文件里的 代替、废止、修改`
    : '写 现行有效、已修改、部分失效、已废止、已失效 之一',
})
