import { fold } from './fold.ts'
import { documentsWithPairs } from './gram-index.ts'
import type { LoadedVolume, SearchableLibrary } from './library.ts'
import { keepCommon, type NumberSet, sizeOf } from './number-set.ts'

const termsTried = 80
const mostRefinements = 4
const leastShare = 0.1
const largestShare = 0.6

/**
 * Words of the edition that part what was found: some of the documents hold them, and not most. For searching inside
 * what was found (二次搜索) without typing.
 * @param typed what is searched for already, in every form
 */
export const refinementsFor = (
  library: SearchableLibrary,
  found: readonly { readonly volume: LoadedVolume; readonly numbers: NumberSet }[],
  typed: readonly string[],
): readonly string[] => {
  const total = found.reduce((sum, { numbers }) => sum + sizeOf(numbers), 0)
  const known = typed.map(fold).filter(word => word !== '')
  const isNew = (term: string) => known.every(word => !word.includes(fold(term)) && !fold(term).includes(word))
  return library.terms
    .slice(0, termsTried)
    .filter(isNew)
    .map(term => ({ term, held: found.reduce((sum, each) => sum + heldIn(each, fold(term)), 0) }))
    .filter(({ held }) => held >= Math.max(2, total * leastShare) && held <= total * largestShare)
    .sort((left, right) => right.held - left.held)
    .slice(0, mostRefinements)
    .map(({ term }) => term)
}

const heldIn = (
  { volume, numbers }: { readonly volume: LoadedVolume; readonly numbers: NumberSet },
  term: string,
): number => {
  if (!volume.bodies) return 0
  const set = documentsWithPairs(volume.bodies.grams, term)
  keepCommon(set, numbers)
  return sizeOf(set)
}
