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
    ? await parseFolder(join(order.place, 'library'), (file, path, content) =>
        parseDocument(file, basename(path, '.md'), content),
      )
    : []
  const laws = order.laws
    ? await parseFolder(order.laws, (file, path, content) => parseLaw(file, lawId(path), content))
    : []
  const parsed = [...own, ...laws]
  const problems = [...(place.ok ? [] : place.problems), ...parsed.flatMap(each => (each.ok ? [] : each.problems))]
  if (!place.ok || problems.length > 0) return failure(...problems)
  const cross = checkDocuments(own.flatMap(readable), place.value.place)
  if (cross.length > 0) return failure(...cross)
  const documents = parsed.flatMap(readable).map(each => each.document)
  return success(printEdition(documents, place.value, order.printedAt))
}

const readable = (each: Outcome<ParsedDocument, PressProblem>): readonly ParsedDocument[] =>
  each.ok ? [each.value] : []

const parseFolder = async (
  folder: string,
  parse: (file: string, path: string, content: string) => Outcome<ParsedDocument, PressProblem>,
): Promise<readonly Outcome<ParsedDocument, PressProblem>[]> => {
  if (!existsSync(folder))
    return [
      failure({
        file: folder,
        line: null,
        field: '文件夹',
        message: '没有找到这个文件夹',
        fix: '核对路径;地方的文件放在 library/ 里',
      }),
    ]
  return (await readFolder(folder, '.md')).map(({ file, path, content }) => parse(file, path, content))
}
