import { validityStates } from '#domain/catalog.ts'
import { lifecycleStages } from '#domain/lifecycle.ts'
import type { FacetName, Filter } from '#search/filter.ts'
import { facetNames } from '#search/filter.ts'
import { text } from '../ui/text/text.ts'

/** A facet's value in the citizen's language; organs, themes and years stay as documents write them. */
export const facetWords = (name: FacetName, value: string): string => {
  const { validity, stages, search } = text()
  switch (name) {
    case 'validity': {
      const state = validityStates.find(each => each === value)
      return state ? validity[state] : value
    }
    case 'stage': {
      const stage = lifecycleStages.find(each => each === value)
      return stage ? stages[stage] : value
    }
    case 'audience':
      return value === '法人' ? search.enterprises : search.persons
    case 'year':
      return search.year(value)
    case 'issuer':
    case 'theme':
      return value
  }
}

/** What hits are narrowed down to, to be said aloud. */
export const filterWords = (filter: Filter): readonly string[] => {
  const { kinds, search } = text()
  return [
    ...(filter.kind ? [kinds[filter.kind]] : []),
    ...(filter.onlyInForce ? [search.onlyInForce] : []),
    ...(filter.column ? [search.column(filter.column)] : []),
    ...facetNames.flatMap(name => {
      const value = filter[name]
      return value === null ? [] : [facetWords(name, value)]
    }),
  ]
}
