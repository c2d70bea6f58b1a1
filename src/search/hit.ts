import { type CatalogEntry, validityAt } from '#domain/catalog.ts'
import type { Relation } from '#domain/relation.ts'
import { fold } from './fold.ts'
import { entryOf, firstPlaceOf, type Place, type SearchableLibrary, sliceOf } from './library.ts'
import { type Match, type Matcher, matchOf } from './match.ts'
import { bestStart, type Excerpt, excerptAt, findMarks } from './passage.ts'
import { type Clause, type Synonym, synonymsFor } from './terms.ts'

/** A document found, as a list shows it. */
export type Hit = {
  readonly entry: CatalogEntry
  readonly titleMarks: readonly (readonly [number, number])[]
  readonly excerpt: Excerpt | null
  /** Why it was found, when its text does not plainly hold what was typed. */
  readonly why: Why | null
  /** Documents that belong to it, by the word for them. */
  readonly related: readonly { readonly kind: RelatedKind; readonly count: number }[]
  /** What a repealed policy was replaced or repealed by. */
  readonly successor: CatalogEntry | null
}
export type Why =
  | { readonly by: 'synonym'; readonly everyday: string; readonly formal: string }
  | { readonly by: 'pinyin'; readonly named: string }
export type RelatedKind = 'picture' | 'interpretation' | 'guide' | 'basis'

/** Makes a hit of a document that was found: marks, passage, reason, what belongs to it. */
export const toHit = (library: SearchableLibrary, place: Place, matcher: Matcher): Hit => {
  const entry = entryOf(place)
  const forms = matcher.clauses.flat().flatMap(term => term.forms)
  const related = library.relations.get(entry.id) ?? []
  const isWhole = place.volume.bodies !== null
  return {
    entry,
    titleMarks: findMarks(place.volume.titles[place.number] ?? '', forms),
    excerpt: isWhole ? passageOf(place, forms, matchOf(place, matcher)) : null,
    why: isWhole ? synonymBehind(place, matcher.clauses, library.synonyms) : null,
    related: relatedCounts(library, entry, related),
    successor: successorOf(library, place, related),
  }
}

const around = 160

/** The best passage of summary and body; of the lines around the body only where those alone hold the words. */
const passageOf = (place: Place, forms: readonly string[], match: Match | undefined): Excerpt => {
  const summaryAt = (place.volume.titles[place.number]?.length ?? 0) + 1
  const [summary = ''] = sliceOf(place, summaryAt, summaryAt + around).split('\n')
  const bodyAt = place.volume.catalog.bodiesAt[place.number] ?? 0
  const isTold = (at: number) => at >= bodyAt || (at >= summaryAt && at < summaryAt + summary.length)
  const places = match?.places ?? []
  const told = places.map(starts => starts.filter(isTold))
  const outside = places.map(starts => starts.filter(at => at >= summaryAt))
  for (const each of [told, outside])
    if (each.some(starts => starts.length > 0)) {
      const start = bestStart(each)
      const from = Math.max(0, start - around)
      return excerptAt(sliceOf(place, from, start + around), start - from, forms)
    }
  const opening = [summary, ...sliceOf(place, bodyAt, bodyAt + around).split('\n')]
  return excerptAt(opening.find(line => line.length > 12) ?? opening[1] ?? '', 0, [])
}

const synonymBehind = (place: Place, clauses: readonly Clause[], synonyms: readonly Synonym[]): Why | null => {
  const [clause = []] = clauses
  const term = clause.find(each => each.formal.length > 0 && firstPlaceOf(place, each.writings) === -1)
  const synonym = term && synonymsFor(term.word, synonyms)[0]
  const formal = synonym?.formal.find(name => firstPlaceOf(place, [fold(name)]) !== -1)
  return synonym && formal ? { by: 'synonym', everyday: synonym.everyday, formal } : null
}

const relatedCounts = (
  library: SearchableLibrary,
  entry: CatalogEntry,
  relations: readonly Relation[],
): Hit['related'] => {
  const counts = new Map<RelatedKind, number>()
  const seen = new Set<string>()
  for (const relation of relations) {
    const other = relation.from === entry.id ? relation.to : relation.from
    const place = library.places.get(other)
    if (!place || seen.has(other)) continue
    seen.add(other)
    const kind = relatedKindOf(relation, { isFrom: relation.from === entry.id, other: entryOf(place) })
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return (['picture', 'interpretation', 'guide', 'basis'] as const).flatMap(kind => {
    const count = counts.get(kind)
    return count ? [{ kind, count }] : []
  })
}

const relatedKindOf = (
  { kind }: Relation,
  { isFrom, other }: { readonly isFrom: boolean; readonly other: CatalogEntry },
): RelatedKind | null => {
  if (kind === 'interprets' && !isFrom) return other.form === '图解' ? 'picture' : 'interpretation'
  if (kind === 'serves' && !isFrom) return 'guide'
  const isBasis = kind === 'basedOn' || kind === 'implements' || kind === 'serves' || kind === 'interprets'
  return isBasis && isFrom ? 'basis' : null
}

const successorOf = (
  library: SearchableLibrary,
  { volume, number }: Place,
  relations: readonly Relation[],
): CatalogEntry | null => {
  if (validityAt(volume.catalog, number)?.state !== 'repealed') return null
  const relation = relations.find(
    ({ kind, to }) => to === volume.catalog.ids[number] && (kind === 'replaces' || kind === 'repeals'),
  )
  const place = relation && library.places.get(relation.from)
  return place ? entryOf(place) : null
}
