import { type LoadedVolume, mayHold, type Place, readFoldedText } from './library.ts'
import { addAll, emptySet, keepCommon, type NumberSet } from './number-set.ts'
import { newFoldedText, placesOf } from './packed-texts.ts'
import type { Clause } from './terms.ts'

/** Where the terms of a clause stand in a document's folded text. */
export type Match = {
  readonly clause: Clause
  /** Starts of each term's occurrences, ascending, at most thirty. */
  readonly places: readonly (readonly number[])[]
  /** Characters. */
  readonly length: number
}

const countedOccurrences = 30
const buffer = newFoldedText()

/** The documents of a volume that may match a query; whether they do is certain where no term is longer than a pair. */
export const candidatesOf = (volume: LoadedVolume, clauses: readonly Clause[]): NumberSet => {
  const found = emptySet(volume.documents)
  for (const clause of clauses) addAll(found, candidatesOfClause(volume, clause))
  keepCommon(found, volume.live)
  return found
}

const candidatesOfClause = (volume: LoadedVolume, clause: Clause): NumberSet => {
  const sets = clause.map(term => {
    const either = emptySet(volume.documents)
    for (const form of term.forms) addAll(either, mayHold(volume, form))
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
export const matchOf = (place: Place, clauses: readonly Clause[]): Match | undefined => {
  readFoldedText(place, buffer)
  for (const clause of clauses) {
    const places = placesInBuffer(clause)
    if (places) return { clause, places, length: buffer.length }
  }
  return undefined
}

const placesInBuffer = (clause: Clause): readonly (readonly number[])[] | undefined => {
  const all: (readonly number[])[] = []
  for (const term of clause) {
    const [only = ''] = term.forms
    const places =
      term.forms.length === 1
        ? placesOf(buffer, only, countedOccurrences)
        : term.forms.flatMap(form => placesOf(buffer, form, countedOccurrences))
    if (places.length === 0) return undefined
    all.push(term.forms.length > 1 ? places.sort((left, right) => left - right) : places)
  }
  return all
}

/** Whether a document holds every term of one of the clauses. */
export const isMatch = (place: Place, clauses: readonly Clause[]): boolean => {
  readFoldedText(place, buffer)
  return clauses.some(clause => clause.every(term => term.forms.some(form => placesOf(buffer, form, 1).length > 0)))
}
