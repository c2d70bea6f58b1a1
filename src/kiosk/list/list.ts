import { type ReadonlySignal, signal } from '@preact/signals'
import type { CatalogEntry } from '#domain/catalog.ts'

const entries = signal<readonly CatalogEntry[]>([])

/** What the citizen set aside in this session (我的清单); in memory alone. */
export const listed: ReadonlySignal<readonly CatalogEntry[]> = entries

export const isListed = (entry: Pick<CatalogEntry, 'id'>): boolean => entries.value.some(each => each.id === entry.id)

export const addToList = (entry: CatalogEntry): void => {
  if (!isListed(entry)) entries.value = [...entries.value, entry]
}

export const removeFromList = (entry: CatalogEntry): void => {
  entries.value = entries.value.filter(each => each.id !== entry.id)
}
