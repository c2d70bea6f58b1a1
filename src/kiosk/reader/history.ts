import type { CatalogEntry } from '#domain/catalog.ts'
import type { OpenedDocument, Related } from '../library/messages.ts'

export type HistoryRole = `${Related['kind']}${'Out' | 'In'}` | 'before' | 'after'

/** A stop in a document's history (依据与沿革) and how it bears on the open one, which stands among them without a role. */
export type HistoryStop = { readonly entry: CatalogEntry; readonly roles: readonly HistoryRole[] }

const passedOn: readonly Related['kind'][] = ['replaces', 'repeals', 'amends']

/** Whether a relation hands a policy's matter on to a later one. */
export const isSuccession = ({ kind, entry }: Related): boolean => passedOn.includes(kind) && entry.kind === 'policy'

/**
 * Everything before and after a policy by date, each document once: what it rests on, carries out, changes or ends, and
 * what does so to it. Undated ones come last.
 * @param farther those that only the succession of others leads to
 */
export const historyOf = (
  { entry: own, document, related }: OpenedDocument,
  farther: readonly CatalogEntry[],
): readonly HistoryStop[] => {
  if (document.kind !== 'policy') return []
  const stops = new Map<string, HistoryStop>()
  const add = (entry: CatalogEntry, role: HistoryRole) =>
    stops.set(entry.id, { entry, roles: [...new Set([...(stops.get(entry.id)?.roles ?? []), role])] })
  for (const { kind, direction, entry } of related)
    if (entry.kind === 'policy' && entry.id !== own.id) add(entry, `${kind}${direction === 'out' ? 'Out' : 'In'}`)
  for (const entry of farther)
    if (entry.id !== own.id && !stops.has(entry.id)) add(entry, isEarlier(entry, own) ? 'before' : 'after')
  if (stops.size === 0) return []
  return [...stops.values(), { entry: own, roles: [] }].sort((left, right) => compareDates(left.entry, right.entry))
}

const isEarlier = (left: CatalogEntry, right: CatalogEntry): boolean => compareDates(left, right) < 0

const compareDates = ({ publishedOn: left }: CatalogEntry, { publishedOn: right }: CatalogEntry): number => {
  if (left === right) return 0
  if (left === null) return 1
  return right === null || left < right ? -1 : 1
}
