import { type DocumentId, documentSchema } from '#domain/document.ts'
import { failure, type Outcome, success } from '#domain/outcome.ts'
import { parse } from '#domain/schema.ts'
import { readLawHistory } from './law-history.ts'
import type { ParsedDocument } from './parse-document.ts'
import type { PressProblem } from './problem.ts'

const historyEnd = '<!-- INFO END -->'

/**
 * Reads a plain Markdown law: `# title`, the adoption and amendment history (题注) down to `INFO END`, then chapters and
 * articles. Whether a law still binds is not in such a file, so its validity stays unmarked.
 */
export const parseLaw = ({
  file,
  id,
  content,
}: {
  readonly file: string
  readonly id: string
  readonly content: string
}): Outcome<ParsedDocument, PressProblem> => {
  const lines = content
    .replace(/^\ufeff/, '')
    .replace(/[\u200b\ufeff]/g, '')
    .split(/\r?\n/)
  const titleAt = lines.findIndex(line => /^#\s+\S/.test(line))
  if (titleAt === -1) return failure(problem(file, '标题', '没有找到“# 标题”一行', '在文件开头写“# ”加法律名称'))
  const end = lines.findIndex(line => line.trim() === historyEnd)
  const history =
    end === -1
      ? []
      : lines
          .slice(titleAt + 1, end)
          .map(line => line.trim())
          .filter(line => line !== '')
  const body = lines
    .slice(Math.max(titleAt, end) + 1)
    .map(line => line.replace(/^#+\s*/, '').trim())
    .filter(line => line !== '')
  if (body.length === 0) return failure(problem(file, '正文', '正文是空的', '在标题和沿革之后写条文'))
  const told = readLawHistory(history)
  const law = parse(documentSchema, {
    kind: 'policy',
    id,
    title: (lines[titleAt] ?? '').replace(/^#\s+/, '').trim(),
    issuers: [told.issuer ?? file.split('/').at(-2) ?? '未注明'],
    publishedOn: told.publishedOn,
    theme: null,
    body: body.join('\n'),
    documentNumber: told.documentNumber,
    indexNumber: null,
    writtenOn: told.writtenOn,
    effectiveOn: told.effectiveOn,
    expiresOn: null,
    validity: { state: 'unmarked' },
    captionNote: history.join('\n'),
    phone: null,
  })
  if (!law.ok) return failure(...law.problems.map(each => problem(file, each.path.join('.'), each.message, '核对原文')))
  return success({ file, document: law.value, lineOf: () => titleAt + 1, saysValidity: false })
}

/** A law's id: its path inside the folder, every other character a hyphen. */
export const lawId = (path: string): DocumentId =>
  path
    .replace(/\.md$/i, '')
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '') as DocumentId

const problem = (file: string, field: string, message: string, fix: string): PressProblem => ({
  file,
  line: 1,
  field,
  message,
  fix,
})
