import * as v from 'valibot'
import { failure, type Outcome, success } from './outcome.ts'

/** One thing wrong with data from outside: where it stands and a sentence a non-programmer can act on. */
export type SchemaProblem = { readonly path: readonly (string | number)[]; readonly message: string }

/** Parses `unknown` once at a door. Every problem comes back, not only the first. */
export const parse = <Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): Outcome<v.InferOutput<Schema>, SchemaProblem> => {
  const result = v.safeParse(schema, input)
  if (result.success) return success(result.output)
  return failure(...result.issues.map(toProblem))
}

/** A short text that must not be blank. */
export const text = (name: string) => v.pipe(v.string(`${name}须是文字`), v.trim(), v.nonEmpty(`${name}不能为空`))

const toProblem = (issue: v.BaseIssue<unknown>): SchemaProblem => ({
  path: issue.path?.map(item => (typeof item.key === 'number' ? item.key : String(item.key))) ?? [],
  message: issue.message,
})
