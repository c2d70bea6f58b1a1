import type { Guide, LibraryDocument, Policy } from '#domain/document.ts'
import { dateInWords } from '../ui/dates.ts'
import { text } from '../ui/text/text.ts'

/** A piece of a document to be taken along, by the name it is announced with. */
export type Part = { readonly name: string; readonly line: string }

/** The text in the code, which parts it holds, and whether some were left out for its length. */
export type TakeAway = { readonly text: string; readonly held: readonly string[]; readonly isCut: boolean }

/** UTF-8 bytes in a code that a plain phone still reads from a screen: version 20 at the lowest correction holds 858. */
export const longestCode = 840

/**
 * The essentials of a document as plain text, whole parts as far as the code has room.
 * @param note what must be said of every document of the place, or nothing
 */
export const takeAwayOf = (document: LibraryDocument, note: string): TakeAway =>
  fitParts(partsOf(document, note), text().takeAway.cut)

/** @param cut the last line where not every part has room */
export const fitParts = (parts: readonly Part[], cut: string): TakeAway => {
  const whole = parts.map(part => part.line).join('\n')
  if (byteLength(whole) <= longestCode) return { text: whole, held: parts.map(part => part.name), isCut: false }
  const lines: string[] = []
  const held: string[] = []
  for (const { name, line } of parts) {
    if (byteLength([...lines, line, cut].join('\n')) > longestCode) continue
    lines.push(line)
    held.push(name)
  }
  return { text: [...lines, cut].join('\n'), held, isCut: true }
}

/** Bytes in UTF-8, as a code counts them. */
export const byteLength = (words: string): number => new TextEncoder().encode(words).length

const partsOf = (document: LibraryDocument, note: string): readonly Part[] => {
  const { reader, takeAway } = text()
  const common = [
    part(takeAway.title, note ? `${document.title}(${note})` : document.title, ''),
    document.kind === 'policy' && part(reader.number, document.documentNumber?.raw),
    part(reader.issuers, document.issuers.join('、')),
    part(reader.published, document.publishedOn && dateInWords(document.publishedOn)),
    document.kind === 'policy' && part(reader.validity, validityOf(document)),
  ]
  return [...common, ...essentialsOf(document)].flatMap(each => (each ? [each] : []))
}

const essentialsOf = (document: LibraryDocument): readonly (Part | null)[] => {
  const { reader, takeAway } = text()
  if (document.kind === 'guide') return guideParts(document)
  return [
    part(takeAway.summary, document.summary),
    document.kind === 'policy' ? part(reader.phone, document.phone) : null,
    part(takeAway.wholeText, document.body.trim()),
  ]
}

const guideParts = (guide: Guide): readonly (Part | null)[] => {
  const { guide: words } = text()
  const materials = guide.materials.map(({ name, copies }, index) => `${index + 1}.${name}(${words.copies(copies)})`)
  return [
    part(words.materials, materials.join('\n')),
    part(words.where, guide.place),
    part(words.hours, guide.hours),
    part(words.phone, guide.phone),
    part(words.promised, guide.promisedLimit),
    part(words.fee, guide.fee),
    part(words.conditions, guide.conditions.join(';')),
  ]
}

const validityOf = ({ validity, effectiveOn, expiresOn }: Policy): string => {
  const { reader, validity: names } = text()
  const dates = [
    ...(effectiveOn ? [reader.effective(dateInWords(effectiveOn))] : []),
    ...(expiresOn ? [reader.expires(dateInWords(expiresOn))] : []),
  ]
  return [names[validity.state], ...dates].join(',')
}

const part = (name: string, value: string | null | undefined, label = `${name}:`): Part | null =>
  value ? { name, line: `${label}${value.includes('\n') ? '\n' : ''}${value}` } : null
