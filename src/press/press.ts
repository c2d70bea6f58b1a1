import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { dayInChina } from '#domain/civil-date.ts'
import type { LibraryDocument } from '#domain/document.ts'
import type { EditionPlace } from '#domain/edition.ts'
import { failure, type Outcome, success } from '#domain/outcome.ts'
import { type AttachedFile, readAttachments } from './attachment.ts'
import { checkDocuments } from './check.ts'
import { checkIdleLoops } from './check-idle.ts'
import { readFormer } from './former.ts'
import { type AttachmentFinder, noAttachments, type ParsedDocument, parseDocument } from './parse-document.ts'
import { lawId, parseLaw } from './parse-law.ts'
import { type Copy, type Edition, printEdition, printSupplement } from './print.ts'
import type { PressProblem } from './problem.ts'
import { readFolder } from './read.ts'
import { lawLibrary, type PlaceFolder, readPlace } from './read-place.ts'
import { relate } from './relate.ts'
import { recombine } from './synthetic.ts'
import { titleWords } from './title-words.ts'

/** What to print: a place's folder, a folder of laws, or both in one edition. */
export type PressOrder = {
  readonly place: string | null
  readonly laws: string | null
  readonly printedAt: number
  /** The folder of the edition before: only what has changed is printed beside it. */
  readonly after?: string | null
  /** As many documents in all as this, made up from those there are. */
  readonly synthetic?: number | null
}

/** Reads, parses, checks and prints. Nothing is written; any problem means no edition. */
export const press = async (order: PressOrder): Promise<Outcome<Edition, PressProblem>> => {
  const copy = await readCopy(order)
  if (!copy.ok) return copy
  const former = order.after ? await readFormer(order.after) : null
  return success((former && printSupplement(former, copy.value)) ?? printEdition(copy.value))
}

/** Reads, parses and checks what is to be printed. */
export const readCopy = async (order: PressOrder): Promise<Outcome<Copy, PressProblem>> => {
  const place = order.place ? await readPlace(order.place) : success(lawLibrary)
  const library = order.place ? join(order.place, 'library') : null
  const files =
    library && existsSync(library) ? await readAttachments(library) : new Map<string, AttachedFile | Error>()
  const own = library ? await parseFolder(library, path => basename(path, '.md'), parseDocument, files) : []
  const laws = order.laws ? await parseFolder(order.laws, lawId, parseLaw, files) : []
  const problems = [place, ...[...own, ...laws].map(each => each.outcome)].flatMap(each =>
    each.ok ? [] : each.problems,
  )
  if (!place.ok) return failure(...problems)
  const unreadable = new Set([...own, ...laws].flatMap(each => (each.outcome.ok ? [] : [each.id])))
  const related = relate(own.flatMap(readable), dayInChina(order.printedAt))
  const checked = { own: related.documents, laws: laws.flatMap(readable), unreadable }
  const cross = [...(unreadable.size > 0 ? [] : related.problems), ...checkDocuments(checked, place.value.place)]
  const documents = [...checked.own, ...checked.laws].map(each => each.document)
  const known = {
    documents: new Set(documents.map(document => document.id)),
    terminals: place.value.terminals.map(terminal => terminal.id),
  }
  const idle = unreadable.size > 0 ? [] : checkIdleLoops(order.place ?? '', place.value.idleLoops, known)
  if (problems.length + cross.length + idle.length > 0) return failure(...problems, ...cross, ...idle)
  return success({
    documents: order.synthetic ? recombine(documents, order.synthetic) : documents,
    place: editionPlace(place.value, documents),
    files: attached(documents, files),
    printedAt: order.printedAt,
  })
}

const mostTerms = 2000

const editionPlace = (place: PlaceFolder, documents: readonly LibraryDocument[]): EditionPlace => {
  const times = new Map<string, number>()
  for (const word of documents.flatMap(document => document.keywords)) times.set(word, (times.get(word) ?? 0) + 1)
  const terms = [...times].sort((left, right) => right[1] - left[1]).slice(0, mostTerms)
  return {
    ...place,
    terms: terms.map(([word]) => word),
    titleWords: [...titleWords(documents.map(document => document.title))],
    columns: place.place.columns.filter(name => documents.some(document => document.columns.includes(name))),
  }
}

const attached = (
  documents: readonly LibraryDocument[],
  files: ReadonlyMap<string, AttachedFile | Error>,
): readonly AttachedFile[] => {
  const named = new Set(documents.flatMap(document => document.attachments.map(attachment => attachment.hash)))
  const found = [...files.values()].flatMap(file => (file instanceof Error || !named.has(file.hash) ? [] : [file]))
  return [...new Map(found.map(file => [file.hash, file])).values()]
}

/** A file with the id it has, or would have if it could be read. */
type Parsed = { readonly id: string; readonly outcome: Outcome<ParsedDocument, PressProblem> }

const readable = ({ outcome }: Parsed): readonly ParsedDocument[] => (outcome.ok ? [outcome.value] : [])

const parseFolder = async (
  folder: string,
  idOf: (path: string) => string,
  parse: (
    source: { readonly file: string; readonly id: string; readonly content: string },
    find: AttachmentFinder,
  ) => Outcome<ParsedDocument, PressProblem>,
  attachments: ReadonlyMap<string, AttachedFile | Error>,
): Promise<readonly Parsed[]> => {
  if (!existsSync(folder)) return [{ id: folder, outcome: failure(noFolder(folder)) }]
  const files = await readFolder(folder, '.md')
  return files.map(({ file, path, content }) => ({
    id: idOf(path),
    outcome: parse({ file, id: idOf(path), content }, finderBeside(file, attachments)),
  }))
}

const finderBeside = (file: string, attachments: ReadonlyMap<string, AttachedFile | Error>): AttachmentFinder =>
  attachments.size === 0 ? noAttachments : name => attachments.get(join(dirname(file), 'files', name))

const noFolder = (folder: string): PressProblem => ({
  file: folder,
  line: null,
  field: '文件夹',
  message: '没有找到这个文件夹',
  fix: '核对路径;地方的文件放在 library/ 里',
})
