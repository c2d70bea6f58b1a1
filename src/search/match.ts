import { type LoadedVolume, mayHold, nameOf, type Place, packedAt } from './library.ts'
import { addAll, emptySet, keepCommon, type NumberSet } from './number-set.ts'
import { type Finder, type Found, findIn, mostForms, newFinder } from './packed-texts.ts'
import type { PhraseBook } from './phrase-book.ts'
import type { Clause, Term } from './terms.ts'

/** Where the terms of a clause stand in a document's folded text. */
export type Match = {
  readonly clause: Clause
  /** Starts of each term's occurrences, ascending, at most thirty. */
  readonly places: readonly (readonly number[])[]
  /** Characters. */
  readonly length: number
}

/** Looks into texts for the terms of a query. */
export type Matcher = {
  readonly clauses: readonly Clause[]
  readonly finderOf: (term: Term, book: PhraseBook) => Finder
}

const countedOccurrences = 30

/** Finders are made once a query and phrase book. */
export const newMatcher = (clauses: readonly Clause[]): Matcher => {
  const made = new Map<Term, Map<PhraseBook, Finder>>()
  return {
    clauses,
    finderOf: (term, book) => {
      const byBook = made.get(term) ?? new Map<PhraseBook, Finder>()
      made.set(term, byBook)
      const finder = byBook.get(book) ?? newFinder(book, term.forms.slice(0, mostForms))
      byBook.set(book, finder)
      return finder
    },
  }
}

/** The documents of a volume that may match a query; whether they do is certain where no term is longer than a pair. */
export const candidatesOf = (volume: LoadedVolume, clauses: readonly Clause[]): NumberSet => {
  const found = emptySet(volume.documents)
  for (const clause of clauses) addAll(found, candidatesOfClause(volume, clause))
  keepCommon(found, volume.live)
  return found
}

const candidatesOfClause = (volume: LoadedVolume, clause: Clause): NumberSet => {
  const sets = clause.map(term => {
    const [first = '', ...others] = term.forms
    const either = mayHold(volume, first)
    for (const form of others) addAll(either, mayHold(volume, form))
    return either
  })
  const [first = emptySet(volume.documents), ...rest] = sets
  for (const other of rest) keepCommon(first, other)
  return first
}

/** Whether candidates need no look at their text: pairs decide words of one or two characters. */
export const arePairsEnough = (volume: LoadedVolume, clauses: readonly Clause[]): boolean =>
  volume.bodies !== null && clauses.every(clause => clause.every(term => term.forms.every(form => form.length <= 2)))

/** Looks into a document's text; `undefined` when no clause is met. */
export const matchOf = (place: Place, matcher: Matcher): Match | undefined => {
  for (const clause of matcher.clauses) {
    const places: (readonly number[])[] = []
    let length = 0
    for (const term of clause) {
      const found = find(place, term, { matcher, most: countedOccurrences })
      if (found.places.length === 0) break
      places.push(found.places)
      length = Math.max(length, found.length)
    }
    if (places.length === clause.length) return { clause, places, length }
  }
  return undefined
}

/** Whether a document holds every term of one of the clauses. */
export const isMatch = (place: Place, matcher: Matcher): boolean =>
  matcher.clauses.some(clause => clause.every(term => find(place, term, { matcher, most: 1 }).places.length > 0))

const find = (
  place: Place,
  term: Term,
  { matcher, most }: { readonly matcher: Matcher; readonly most: number },
): Found => {
  const { bodies } = place.volume
  const packed = packedAt(place)
  if (!bodies || !packed) return findInName(nameOf(place), term)
  return findIn(packed.texts, packed.index, matcher.finderOf(term, bodies.book), most)
}

const findInName = (name: string, term: Term): Found => ({
  places: term.forms.flatMap(form => (name.includes(form) ? [name.indexOf(form)] : [])),
  length: name.length,
})
