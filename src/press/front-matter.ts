import { isMap, isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml'
import { failure, type Outcome, success } from '#domain/outcome.ts'
import type { PressProblem } from './problem.ts'

/** A document file cut in two: the metadata as plain values, with the line each field stands on, and the text. */
export type FrontMatter = {
  readonly values: Readonly<Record<string, unknown>>
  readonly lineOf: (field: string) => number
  readonly body: string
}

/** Cuts a Markdown file at its `---` lines. Dates stay text, so that a wrong one can be told as it was written. */
export const readFrontMatter = (file: string, content: string): Outcome<FrontMatter, PressProblem> => {
  const [, yaml, body] = /^\ufeff?---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(content) ?? []
  if (yaml === undefined || body === undefined)
    return failure(
      problemAt(file, 1, '文件头', '没有找到用 --- 括起来的文件头', '在文件第一行写 ---,写完各项后再单独写一行 ---'),
    )
  const counter = new LineCounter()
  const parsed = parseDocument(yaml, { lineCounter: counter, schema: 'core' })
  const lineAt = (offset: number) => counter.linePos(offset).line + 1
  if (parsed.errors.length > 0)
    return failure(
      ...parsed.errors.map(error =>
        problemAt(
          file,
          lineAt(error.pos[0]),
          '文件头',
          `格式读不懂(${error.code})`,
          '每项写成“名称: 内容”,列表每行以“- ”开头;内容里有冒号时用引号括起来',
        ),
      ),
    )
  if (!isMap<ParsedNode, ParsedNode | null>(parsed.contents))
    return failure(problemAt(file, 2, '文件头', '文件头是空的', '至少写明 类型、标题、发布机关、发布日期'))
  const lines = new Map(
    parsed.contents.items.map(item => [isScalar(item.key) ? String(item.key.value) : '', lineAt(item.key.range[0])]),
  )
  return success({ values: parsed.toJS() as Record<string, unknown>, lineOf: field => lines.get(field) ?? 1, body })
}

const problemAt = (file: string, line: number, field: string, message: string, fix: string): PressProblem => ({
  file,
  line,
  field,
  message,
  fix,
})
