import { parseDocumentNumber } from '#domain/document-number.ts'
import { passerOf } from './facets.ts'
import { largestFirst } from './largest-first.ts'
import type { LoadedVolume, Place, SearchableLibrary } from './library.ts'
import { isMatch, type Matcher, matchOf } from './match.ts'
import { type NumberSet, numbersOf, sizeOf } from './number-set.ts'
import type { Query } from './query.ts'
import { scoreOf, titleScore, type Weighing, weigh } from './rank.ts'

/** Documents of a volume that may match; `isCertain` where no look at their texts is needed. */
export type Candidates = { readonly volume: LoadedVolume; readonly numbers: NumberSet; readonly isCertain: boolean }

/** A query with what it takes to answer it. */
export type Asked = { readonly query: Query; readonly matcher: Matcher; readonly candidates: readonly Candidates[] }

const closelyRanked = 30

/** The first of the order that was asked for, each looked at in its text before it counts. */
export const best = (library: SearchableLibrary, asked: Asked): readonly Place[] => {
  const { query, matcher } = asked
  const { clauses } = matcher
  const isByDate = query.order === 'date' || clauses.length === 0
  const roughly = roughOrder(asked, isByDate)
  const weighing = isByDate ? null : weigh(library, clauses, query.text)
  const places: Place[] = []
  for (let from = 0; from < roughly.length && places.length < query.count; from += closelyRanked) {
    const batch = roughly.slice(from, from + closelyRanked)
    places.push(
      ...(weighing ? closely(batch, matcher, weighing) : inOrder(batch, matcher, query.count - places.length)),
    )
  }
  return places.slice(0, query.count)
}

const inOrder = (batch: readonly Place[], matcher: Matcher, count: number): readonly Place[] => {
  const places: Place[] = []
  for (const place of batch) {
    if (places.length === count) break
    if (matcher.clauses.length === 0 || isMatch(place, matcher)) places.push(place)
  }
  return places
}

const closely = (batch: readonly Place[], matcher: Matcher, weighing: Weighing): readonly Place[] =>
  batch
    .flatMap(place => {
      const match = matchOf(place, matcher)
      return match ? [{ place, score: scoreOf(place, match, weighing) }] : []
    })
    .sort((left, right) => right.score - left.score)
    .map(({ place }) => place)

/** Places in an order, made when they are looked at. */
type Places = { readonly length: number; readonly slice: (from: number, to: number) => readonly Place[] }

/** Above every score that a title can have. */
const named = 2

const days = 2 ** 16
const volumes = 2 ** 6
const numbers = 2 ** 14

/**
 * Orders candidates by what is known without their text: the title, whether it binds, the date. Each is packed into one
 * number, so that thousands are sorted at once: score, day, then the earlier document of the earlier volume.
 */
export const roughOrder = ({ query, matcher: { clauses }, candidates }: Asked, isByDate: boolean): Places => {
  const wanted = isByDate ? undefined : parseDocumentNumber(query.text)?.normal
  const keys = new Float64Array(candidates.reduce((sum, each) => sum + sizeOf(each.numbers), 0))
  let length = 0
  candidates.forEach(({ volume, numbers: found }, index) => {
    const passes = passerOf(volume, query.filter)
    for (const number of numbersOf(found)) {
      if (!passes(number)) continue
      const title = isByDate
        ? 1
        : wanted !== undefined && volume.numbers.get(number) === wanted
          ? named
          : titleScore(volume.titles[number] ?? '', clauses)
      const isPast = volume.past[number] === 1 && !(isByDate && clauses.length > 0)
      const score = Math.round((isPast ? title * 0.5 : title) * 1000)
      const place = (volumes - 1 - index) * numbers + (numbers - 1 - number)
      keys[length] = (score * days + (volume.days[number] ?? 0)) * volumes * numbers + place
      length += 1
    }
  })
  const ordered = largestFirst(keys.subarray(0, length))
  const placeAt = (key: number): readonly Place[] => {
    const volume = candidates[volumes - 1 - (Math.floor(key / numbers) % volumes)]?.volume
    return volume ? [{ volume, number: numbers - 1 - (key % numbers) }] : []
  }
  return { length, slice: (from, to) => [...ordered(from, to)].flatMap(placeAt) }
}
