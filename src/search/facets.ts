import { audiencesAt, type Catalog, issuersAt, kindAt, stagesAt, validityAt } from '#domain/catalog.ts'
import type { DocumentKind } from '#domain/document.ts'
import { themes } from '#domain/theme.ts'
import { isPast } from '#domain/validity.ts'
import { type FacetName, type Filter, facetNames } from './filter.ts'
import type { LoadedVolume } from './library.ts'
import { type NumberSet, numbersOf } from './number-set.ts'

/** How many of the documents found fall to each value; a facet's own choice does not lessen its other counts. */
export type Counts = {
  readonly total: number
  readonly kinds: Readonly<Record<DocumentKind, number>>
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>
}
export type FacetCount = { readonly value: string; readonly count: number }

const valuesAt = (catalog: Catalog, number: number, facet: FacetName): readonly string[] => {
  switch (facet) {
    case 'validity': {
      const validity = validityAt(catalog, number)
      return validity ? [validity.state] : []
    }
    case 'issuer':
      return issuersAt(catalog, number)
    case 'year':
      return catalog.published[number] ? [catalog.published[number].slice(0, 4)] : []
    case 'theme': {
      const theme = themes[catalog.themes[number] ?? -1]
      return theme ? [theme] : []
    }
    case 'audience':
      return audiencesAt(catalog, number)
    case 'stage':
      return stagesAt(catalog, number)
  }
}

type Test = { readonly name: FacetName | 'kind' | 'other'; readonly passes: (number: number) => boolean }

const testsOf = ({ catalog }: LoadedVolume, filter: Filter): readonly Test[] => [
  ...(filter.kind
    ? [{ name: 'kind' as const, passes: (number: number) => kindAt(catalog, number) === filter.kind }]
    : []),
  ...(filter.column
    ? [
        {
          name: 'other' as const,
          passes: (number: number) => filter.column !== null && (catalog.columns[number] ?? []).includes(filter.column),
        },
      ]
    : []),
  ...(filter.onlyInForce ? [{ name: 'other' as const, passes: (number: number) => isBinding(catalog, number) }] : []),
  ...facetNames.flatMap(name => {
    const wanted = filter[name]
    return wanted === null
      ? []
      : [{ name, passes: (number: number) => valuesAt(catalog, number, name).includes(wanted) }]
  }),
]

const isBinding = (catalog: Catalog, number: number): boolean => {
  const validity = validityAt(catalog, number)
  return !isPast(validity) && validity?.state !== 'notYetInForce'
}

/** A test of all of a filter at once. */
export const passerOf = (volume: LoadedVolume, filter: Filter): ((number: number) => boolean) => {
  const tests = testsOf(volume, filter)
  return number => tests.every(({ passes }) => passes(number))
}

/** Counts what was found, by volume. */
export const countFound = (
  found: readonly { readonly volume: LoadedVolume; readonly numbers: NumberSet }[],
  filter: Filter,
): Counts => {
  const tally = newTally()
  for (const { volume, numbers } of found) {
    const tests = testsOf(volume, filter)
    for (const number of numbersOf(numbers)) {
      const failed = tests.filter(({ passes }) => !passes(number))
      const [only] = failed
      if (failed.length === 0) countEverywhere(tally, volume.catalog, number)
      else if (failed.length === 1 && only) countOnly(tally, { catalog: volume.catalog, number, name: only.name })
    }
  }
  return countsOf(tally)
}

type Running = {
  total: number
  readonly kinds: Record<DocumentKind, number>
  readonly facets: Readonly<Record<FacetName, Map<string, number>>>
}

const newTally = (): Running => ({
  total: 0,
  kinds: { policy: 0, guide: 0, interpretation: 0, notice: 0, questionAndAnswer: 0 },
  facets: {
    validity: new Map(),
    issuer: new Map(),
    year: new Map(),
    theme: new Map(),
    audience: new Map(),
    stage: new Map(),
  },
})

const countEverywhere = (tally: Running, catalog: Catalog, number: number) => {
  tally.total += 1
  tally.kinds[kindAt(catalog, number)] += 1
  for (const name of facetNames) countFacet(tally, { catalog, number, name })
}

const countOnly = (
  tally: Running,
  { catalog, number, name }: { readonly catalog: Catalog; readonly number: number; readonly name: Test['name'] },
) => {
  if (name === 'kind') tally.kinds[kindAt(catalog, number)] += 1
  else if (name !== 'other') countFacet(tally, { catalog, number, name })
}

const countFacet = (
  tally: Running,
  { catalog, number, name }: { readonly catalog: Catalog; readonly number: number; readonly name: FacetName },
) => {
  const counts = tally.facets[name]
  for (const value of valuesAt(catalog, number, name)) counts.set(value, (counts.get(value) ?? 0) + 1)
}

const countsOf = ({ total, kinds, facets }: Running): Counts => {
  const listed = (name: FacetName): readonly FacetCount[] =>
    [...facets[name]]
      .map(([value, count]) => ({ value, count }))
      .sort((left, right) =>
        name === 'year'
          ? right.value.localeCompare(left.value)
          : right.count - left.count || left.value.localeCompare(right.value),
      )
  return {
    total,
    kinds,
    facets: {
      validity: listed('validity'),
      issuer: listed('issuer'),
      year: listed('year'),
      theme: listed('theme'),
      audience: listed('audience'),
      stage: listed('stage'),
    },
  }
}
