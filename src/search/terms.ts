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
  return number ? [...asTyped, termsOf([normalWord(number.normal)]), termsOf(numberWords(number.normal))] : asTyped
}

/** A document number's normal form as it stands in searchable texts. */
export const normalWord = (normal: string): string => fold(`${normal.replaceAll('|', '')}号`)

/** The words that a document number falls into where it is printed with its brackets. */
const numberWords = (normal: string): readonly string[] =>
  fold(`${normal}号`)
    .split('|')
    .filter(word => word !== '')

const termOf = (word: string, synonyms: readonly Synonym[]): Term => {
  const writings = numeralWritings(word)
  const formal = synonymsFor(word, synonyms)
    .flatMap(({ everyday, formal: names }) => names.map(name => word.replace(fold(everyday), fold(name))))
    .filter(other => other !== word)
    .slice(0, mostFormal)
  return { word, writings, formal, forms: [...writings, ...formal] }
}

/** The synonyms that a word calls for: those whose everyday name it holds, unless it holds the formal name already. */
export const synonymsFor = (word: string, synonyms: readonly Synonym[]): readonly Synonym[] =>
  synonyms.filter(
    ({ everyday, formal }) => word.includes(fold(everyday)) && !formal.some(name => word.includes(fold(name))),
  )
