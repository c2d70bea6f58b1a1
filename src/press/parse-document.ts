import { type DocumentKind, documentSchema, type LibraryDocument, type Validity } from '#domain/document.ts'
import { parseDocumentNumber } from '#domain/document-number.ts'
import { failure, type Outcome, success } from '#domain/outcome.ts'
import { parse, type SchemaProblem } from '#domain/schema.ts'
import type { AttachedFile } from './attachment.ts'
import { type Field, fieldsOf, itemNames, kindNames } from './fields.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import type { PressProblem } from './problem.ts'

/** A document with where its fields stand, for checks that look across documents. */
export type ParsedDocument = {
  readonly file: string
  readonly document: LibraryDocument
  /** Whether the editor wrote down the validity of a policy; otherwise relations and dates decide. */
  readonly saysValidity: boolean
  readonly lineOf: (field: string) => number
}

/** Finds an attachment by the name that a document gives it. An `Error` tells why it cannot be read. */
export type AttachmentFinder = (name: string) => AttachedFile | Error | undefined
export const noAttachments: AttachmentFinder = () => undefined

/** An editor's file: its `id` is its name without its ending. */
type Source = { readonly file: string; readonly id: string; readonly content: string }

/** Reads one editor's file. Every problem comes back with its line. */
export const parseDocument = (
  { file, id, content }: Source,
  find: AttachmentFinder,
): Outcome<ParsedDocument, PressProblem> => {
  const matter = readFrontMatter(file, content)
  if (!matter.ok) return matter
  const { values, lineOf } = matter.value
  const kind = named(kindNames, values.类型)
  if (!kind)
    return failure({
      file,
      line: lineOf('类型'),
      field: '类型',
      message: values.类型 === undefined ? '没有写类型' : `“${values.类型}”不是已知的类型`,
      fix: `写 ${Object.keys(kindNames).join('、')} 之一`,
    })
  const fields = fieldsOf(kind)
  const result = parse(documentSchema, {
    ...toModel(fields, values),
    ...validityOf(kind, values),
    ...attachmentsOf(values, find),
    kind,
    id,
    body: matter.value.body.trim(),
  })
  const problems = [
    ...unknownFields(file, fields, matter.value),
    ...numberProblems(file, kind, matter.value),
    ...attachmentProblems(file, matter.value, find),
    ...bodyProblems(file, kind, { content, body: matter.value.body }),
    ...(result.ok ? [] : result.problems.map(problem => toPressProblem(file, fields, matter.value, problem))),
  ]
  return result.ok && problems.length === 0
    ? success({ file, document: result.value, lineOf, saysValidity: values.有效性 !== undefined })
    : failure(...problems)
}

/** Looks a word up in a table of an editor's words, and in nothing else. */
const named = <Value>(table: Readonly<Record<string, Value>>, word: unknown): Value | undefined =>
  Object.hasOwn(table, String(word)) ? table[String(word)] : undefined

const toModel = (fields: readonly Field[], values: FrontMatter['values']): Record<string, unknown> =>
  Object.fromEntries(
    fields.map(({ label, name }) => [name, renamed(name, values[label])]).filter(([, value]) => value !== undefined),
  )

const nullable = ['publishedOn', 'theme', 'indexNumber', 'writtenOn', 'effectiveOn', 'expiresOn', 'phone', 'closesOn']

type WrittenAttachment = { readonly 名称?: unknown; readonly 文件?: unknown }

const isAttachment = (item: unknown): item is WrittenAttachment => typeof item === 'object' && item !== null

const writtenAttachments = (values: FrontMatter['values']): readonly WrittenAttachment[] =>
  Array.isArray(values.附件) ? values.附件.filter(isAttachment) : []

const attachmentsOf = (values: FrontMatter['values'], find: AttachmentFinder): Record<string, unknown> => ({
  attachments: writtenAttachments(values).flatMap(written => {
    const found = find(String(written.文件))
    if (!found || found instanceof Error) return []
    const { format, size, hash, text } = found
    return [{ name: written.名称, format, size, hash, text }]
  }),
})

const attachmentProblems = (file: string, matter: FrontMatter, find: AttachmentFinder): readonly PressProblem[] => {
  const all = matter.values.附件 ?? []
  const line = matter.lineOf('附件')
  if (!Array.isArray(all) || !all.every(isAttachment))
    return [{ file, line, field: '附件', message: '不是一份一份写的', fix: '每份写两行:“- 名称: …”和“  文件: …”' }]
  return all.flatMap(written => {
    const found = find(String(written.文件))
    if (found && !(found instanceof Error)) return []
    const message = found
      ? `附件“${written.文件}”读不出来(${found.message})`
      : `files/ 里没有附件“${written.文件 ?? ''}”`
    const fix = '把文件放进本文件旁边的 files/ 文件夹,写上它的文件名;只收 PDF、DOCX、PNG、JPG、WEBP、WEBM、MP4'
    return [{ file, line, field: '附件', message, fix }]
  })
}

const renamed = (name: string, value: unknown): unknown => {
  if (value === undefined || value === null) return nullable.includes(name) ? null : undefined
  if (name === 'documentNumber') return parseDocumentNumber(String(value)) ?? null
  if (Array.isArray(value)) return value.map(renameItem)
  return name === 'issuers' && typeof value === 'string' ? [value] : value
}

const renameItem = (item: unknown): unknown =>
  typeof item === 'object' && item !== null
    ? Object.fromEntries(Object.entries(item).map(([key, value]) => [itemNames[key] ?? key, value]))
    : item

const validityStates: Readonly<Record<string, Validity['state']>> = {
  现行有效: 'inForce',
  尚未施行: 'notYetInForce',
  已修改: 'amended',
  部分失效: 'partlyRepealed',
  已废止: 'repealed',
  已失效: 'expired',
}

const validityOf = (kind: DocumentKind, values: FrontMatter['values']): Record<string, unknown> => {
  if (kind !== 'policy') return {}
  const number = values.文号 === undefined ? { documentNumber: null } : {}
  const validity =
    values.有效性 === undefined
      ? { state: 'unmarked' }
      : { state: named(validityStates, values.有效性), reason: values.有效性说明 }
  return { ...number, validity }
}

const unknownFields = (file: string, fields: readonly Field[], matter: FrontMatter): readonly PressProblem[] =>
  Object.keys(matter.values)
    .filter(label => label !== '类型' && !fields.some(field => field.label === label))
    .map(label => ({
      file,
      line: matter.lineOf(label),
      field: label,
      message: '这一类文件没有这一项',
      fix: `删去,或改成 ${fields.map(field => field.label).join('、')} 之一`,
    }))

const numberProblems = (file: string, kind: DocumentKind, matter: FrontMatter): readonly PressProblem[] => {
  const raw = matter.values.文号
  if (kind !== 'policy' || raw === undefined || isPrinted(raw)) return []
  const fix = '核对原件,写成 清政办〔2025〕18号 的样子'
  return [{ file, line: matter.lineOf('文号'), field: '文号', message: `“${raw ?? ''}”不是完整的文号`, fix }]
}

/** In an editor's file a number stands as printed: with its brackets, or as an order. */
const isPrinted = (raw: unknown): boolean =>
  parseDocumentNumber(String(raw)) !== undefined && /[〔[【((［令年]/.test(String(raw)) && String(raw).includes('号')

/** The text of a document is plain paragraphs; Markdown would be shown as it stands. */
const bodyProblems = (
  file: string,
  kind: DocumentKind,
  { content, body }: { readonly content: string; readonly body: string },
): readonly PressProblem[] => {
  if (kind !== 'guide' && body.trim() === '')
    return [{ file, line: null, field: '正文', message: '正文是空的', fix: '在文件头后面写正文' }]
  const firstLine = content.slice(0, content.length - body.length).split('\n').length
  const found = body.split('\n').flatMap((line, index) => (/^(#|\||!\[|[-*] )|\*\*|\]\(/.test(line) ? [index] : []))
  return found.map(index => ({
    file,
    line: firstLine + index,
    field: '正文',
    message: '正文里有 Markdown 记号(标题、表格、列表、加粗或链接)',
    fix: '改成一段一段的文字;标题写成 一、…… 或 第一章 ……',
  }))
}

const toPressProblem = (
  file: string,
  fields: readonly Field[],
  matter: FrontMatter,
  problem: SchemaProblem,
): PressProblem => {
  const path = problem.path.join('.')
  if (path === 'id')
    return { file, line: null, field: '文件名', message: problem.message, fix: '给文件改名,去掉空格和标点' }
  const found = fields.find(each => each.name === path) ?? fields.find(each => each.name === String(problem.path[0]))
  const label = found?.label ?? path
  const isMissing = matter.values[label] === undefined
  return {
    file,
    line: matter.lineOf(label),
    field: label,
    message: isMissing ? '没有写这一项' : inChinese(problem.message),
    fix: found?.fix ?? '补上这一项',
  }
}

/** The schema library's own sentences are English; editors get the fix of the field, which says more. */
const inChinese = (message: string): string => (message.startsWith('Invalid') ? '这一项的写法不对' : message)
