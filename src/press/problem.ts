/** Something wrong in an editor's file, in words the editor can act on. */
export type PressProblem = {
  readonly file: string
  /** Counted from 1; null where the whole file is meant. */
  readonly line: number | null
  /** The field as the editor writes it, such as 文号. */
  readonly field: string
  readonly message: string
  readonly fix: string
}

/** One line a problem: 文件:行 字段 — 问题。改法:… */
export const tellProblem = (problem: PressProblem): string => {
  const place = problem.line === null ? problem.file : `${problem.file}:${problem.line}`
  return `${place} 「${problem.field}」 ${problem.message}。改法:${problem.fix}`
}
