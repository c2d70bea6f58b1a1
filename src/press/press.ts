import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { failure, type Outcome, success } from '#domain/outcome.ts'
import { checkDocuments } from './check.ts'
import { type ParsedDocument, parseDocument } from './parse-document.ts'
import { lawId, parseLaw } from './parse-law.ts'
import { type Edition, printEdition } from './print.ts'
import type { PressProblem } from './problem.ts'
import { readFolder } from './read.ts'
import { lawLibrary, readPlace } from './read-place.ts'

/** What to print: a place's folder, a folder of laws, or both in one edition. */
export type PressOrder = { readonly place: string | null; readonly laws: string | null; readonly printedAt: number }

/** Reads, parses, checks and prints. Nothing is written; any problem means no edition. */
export const press = async (order: PressOrder): Promise<Outcome<Edition, PressProblem>> => {
  const place = order.place ? await readPlace(order.place) : success(lawLibrary)
  const own = order.place
    ? await parseFolder(join(order.place, 'library'), path => basename(path, '.md'), parseDocument)
    : []
  const laws = order.laws ? await parseFolder(order.laws, lawId, parseLaw) : []
  const problems = [place, ...[...own, ...laws].map(each => each.outcome)].flatMap(each =>
    each.ok ? [] : each.problems,
  )
  if (!place.ok) return failure(...problems)
  const cross = checkDocuments(
    {
      own: own.flatMap(readable),
      laws: laws.flatMap(readable),
      unreadable: new Set([...own, ...laws].flatMap(each => (each.outcome.ok ? [] : [each.id]))),
    },
    place.value.place,
  )
  if (problems.length + cross.length > 0) return failure(...problems, ...cross)
  const documents = [...own, ...laws].flatMap(readable).map(each => each.document)
  return success(printEdition(documents, place.value, order.printedAt))
}

/** A file with the id it has, or would have if it could be read. */
type Parsed = { readonly id: string; readonly outcome: Outcome<ParsedDocument, PressProblem> }

const readable = ({ outcome }: Parsed): readonly ParsedDocument[] => (outcome.ok ? [outcome.value] : [])

const parseFolder = async (
  folder: string,
  idOf: (path: string) => string,
  parse: (file: string, id: string, content: string) => Outcome<ParsedDocument, PressProblem>,
): Promise<readonly Parsed[]> => {
  if (!existsSync(folder)) return [{ id: folder, outcome: failure(noFolder(folder)) }]
  const files = await readFolder(folder, '.md')
  return files.map(({ file, path, content }) => ({ id: idOf(path), outcome: parse(file, idOf(path), content) }))
}

const noFolder = (folder: string): PressProblem => ({
  file: folder,
  line: null,
  field: '文件夹',
  message: '没有找到这个文件夹',
  fix: '核对路径;地方的文件放在 library/ 里',
})
