import type * as v from 'valibot'
import { failure, type Outcome } from '#domain/outcome.ts'
import { parse } from '#domain/schema.ts'
import type { PressProblem } from './problem.ts'

/** Parses one of a place's JSON files; every problem names the file, the field and what to do. */
export const parseJson = <Schema extends v.GenericSchema>(
  file: string,
  content: string,
  schema: Schema,
): Outcome<v.InferOutput<Schema>, PressProblem> => {
  let input: unknown
  try {
    input = JSON.parse(content)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return failure(problem(file, 'JSON', `不是合格的 JSON(${reason})`, '检查引号、逗号和括号'))
  }
  const result = parse(schema, input)
  if (result.ok) return result
  return failure(
    ...result.problems.map(each => problem(file, each.path.join('.'), each.message, '照 demo-county 的同名文件改')),
  )
}

/** Something wrong in one of a place's files. */
export const problem = (file: string, field: string, message: string, fix: string): PressProblem => ({
  file,
  line: null,
  field,
  message,
  fix,
})
