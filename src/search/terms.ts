import { parseDocumentNumber } from '#domain/document-number.ts'
import { fold } from './fold.ts'
import { numeralWritings } from './numeral-writings.ts'
import { queryWords } from './words.ts'

/** Everyday names (俗称) and what the texts call the thing. */
export type Synonym = { readonly everyday: string; readonly formal: readonly string[] }

/** A word that a document must hold, in one of its writings or under one of its formal names. All folded. */
export type Term = {
  readonly word: string
  readonly writings: readonly string[]
  readonly formal: readonly string[]
  /** Every way in which it may stand in a text. */
  readonly forms: readonly string[]
}

/** A document is found if it holds every term of one of the clauses. */
export type Clause = readonly Term[]

const mostFormal = 8

/**
 * What a query demands. A query that is a document number, in whatever bracket or width, may also be met by its normal
 * form, or where it is quoted with brackets.
 * @param within words that were added to search inside what was found (二次搜索)
 */
export const clausesOf = (text: string, within: readonly string[], synonyms: readonly Synonym[]): readonly Clause[] => {
  const more = within.flatMap(queryWords)
  const termsOf = (words: readonly string[]) => [...new Set([...words, ...more])].map(word => termOf(word, synonyms))
  const number = parseDocumentNumber(text)
  const words = queryWords(text)
  const asTyped = words.length + more.length > 0 ? [termsOf(words)] : []
  return number
    ? [...asTyped, termsOf([normalWord(number.normal)]), [quotedNumber(number.normal), ...termsOf([])]]
    : asTyped
}

/** A document number's normal form as it stands in searchable texts. */
export const normalWord = (normal: string): string => fold(`${normal.replaceAll('|', '')}号`)

const brackets = ['〔〕', '[]', '【】', '()', '（）', '']

/** A document number as others quote it, in any brackets. */
const quotedNumber = (normal: string): Term => {
  const [code = '', year = '', serial = ''] = fold(normal).split('|')
  const quoted = (open: string, close: string) => `${code}${open}${year}${close}${serial}号`
  const forms =
    year === ''
      ? [`${code}第${serial}号`, `${code}${serial}号`]
      : brackets.map(([open = '', close = '']) => quoted(open, close))
  return { word: normalWord(normal), writings: forms, formal: [], forms }
}

const termOf = (word: string, synonyms: readonly Synonym[]): Term => {
  const writings = numeralWritings(word)
  const used = synonymsFor(word, synonyms)
  const replaced = (text: string, { everyday, formal: names }: Synonym) =>
    names.map(name => text.replace(fold(everyday), fold(name)))
  const each = used.flatMap(synonym => replaced(word, synonym))
  const all = used.reduce((text, synonym) => replaced(text, synonym)[0] ?? text, word)
  const formal = [...new Set([...each, all].flatMap(numeralWritings))]
    .filter(other => other !== word)
    .slice(0, mostFormal)
  return { word, writings, formal, forms: [...writings, ...formal] }
}

/**
 * The synonyms that a word calls for: those whose everyday name it holds, unless it holds the formal name already or a
 * longer everyday name (五保户 is not 五保).
 */
export const synonymsFor = (word: string, synonyms: readonly Synonym[]): readonly Synonym[] => {
  const held = synonyms.filter(
    ({ everyday, formal }) => word.includes(fold(everyday)) && !formal.some(name => word.includes(fold(name))),
  )
  return held.filter(
    ({ everyday }) => !held.some(other => other.everyday !== everyday && other.everyday.includes(everyday)),
  )
}
