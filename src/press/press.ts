import { basename, join } from 'node:path'
import type { EditionPlace } from '#domain/edition.ts'
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
  const documents = parsed.flatMap(each => (each.ok ? [each.value] : []))
  if (!place.ok || problems.length > 0) return failure(...problems, ...crossProblems(documents, place))
  const cross = crossProblems(
    own.flatMap(each => (each.ok ? [each.value] : [])),
    place,
  )
  if (cross.length > 0) return failure(...cross)
  return success(
    printEdition(
      documents.map(each => each.document),
      place.value,
      order.printedAt,
    ),
  )
}

/** Cross checks only mean something once every file could be read. */
const crossProblems = (documents: readonly ParsedDocument[], place: Outcome<EditionPlace, PressProblem>) =>
  place.ok ? checkDocuments(documents, place.value.place) : []

const parseFolder = async (
  folder: string,
  parse: (file: string, path: string, content: string) => Outcome<ParsedDocument, PressProblem>,
) => (await readFolder(folder, '.md')).map(({ file, path, content }) => parse(file, path, content))
