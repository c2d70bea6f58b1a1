import type { CivilDate } from '#domain/civil-date.ts'
import { isCivilDate } from '#domain/civil-date.ts'
import { type DocumentId, documentSchema } from '#domain/document.ts'
import { parseDocumentNumber } from '#domain/document-number.ts'
import { failure, type Outcome, success } from '#domain/outcome.ts'
import { parse } from '#domain/schema.ts'
import type { ParsedDocument } from './parse-document.ts'
import type { PressProblem } from './problem.ts'

const historyEnd = '<!-- INFO END -->'

/**
 * Reads a plain Markdown law: `# title`, the adoption and amendment history (题注) down to `INFO END`, then chapters and
 * articles. Whether a law still binds is not in such a file, so its validity stays unmarked.
 */
export const parseLaw = (file: string, id: string, content: string): Outcome<ParsedDocument, PressProblem> => {
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
  const dates = history.map(firstDate)
  const law = parse(documentSchema, {
    kind: 'policy',
    id,
    title: (lines[titleAt] ?? '').replace(/^#\s+/, '').trim(),
    issuers: [issuerOf(file, history)],
    publishedOn: latest(dates) ?? null,
    theme: null,
    body: body.join('\n'),
    documentNumber: numberOf(history),
    indexNumber: null,
    writtenOn: dates[0] ?? null,
    effectiveOn: firstDate(history.findLast(line => line.includes('施行')) ?? '') ?? null,
    expiresOn: null,
    validity: { state: 'unmarked' },
    captionNote: history.join('\n'),
    phone: null,
  })
  if (!law.ok) return failure(...law.problems.map(each => problem(file, each.path.join('.'), each.message, '核对原文')))
  return success({ file, document: law.value, lineOf: () => titleAt + 1 })
}

/** A law's id: its path inside the folder, every other character a hyphen. */
export const lawId = (path: string): DocumentId =>
  path
    .replace(/\.md$/i, '')
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '') as DocumentId

const firstDate = (line: string): CivilDate | undefined => {
  const [, year, month, day] = /(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(line) ?? []
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return isCivilDate(date) ? date : undefined
}

const latest = (dates: readonly (CivilDate | undefined)[]): CivilDate | undefined =>
  dates
    .filter(date => date !== undefined)
    .sort()
    .at(-1)

/** The order that the text in hand was last promulgated or revised by. */
const numberOf = (history: readonly string[]) => {
  const orders = history.flatMap(
    line =>
      line.match(/(国务院|主席|\p{Script=Han}{2,12}[部委局署行])令第\s*[\d一二三四五六七八九十百〇零]+\s*号/gu) ?? [],
  )
  const last = orders.at(-1)
  return last ? (parseDocumentNumber(last.replace(/^中华人民共和国/, '')) ?? null) : null
}

/** Who made it, by the history's words, else by the folder it lies in. */
const issuerOf = (file: string, history: readonly string[]): string => {
  const said = history.join('')
  const [congress] = /\p{Script=Han}{2,12}?(省|市|县|自治区)(?=第?.{0,6}(届人民代表大会|人大))/u.exec(said) ?? []
  if (congress) return `${congress}人民代表大会`
  if (/全国人民代表大会/.test(said)) return '全国人民代表大会'
  if (/国务院令|国务院/.test(said)) return '国务院'
  return file.split('/').at(-2) ?? '未注明'
}

const problem = (file: string, field: string, message: string, fix: string): PressProblem => ({
  file,
  line: 1,
  field,
  message,
  fix,
})
