import { useEffect, useState } from 'preact/hooks'
import type { CatalogEntry } from '#domain/catalog.ts'
import type { DocumentId } from '#domain/document.ts'
import type { Library } from '../library/library.ts'
import type { OpenedDocument } from '../library/messages.ts'
import { useHall } from '../terminal/hall.ts'
import { isSuccession } from './history.ts'

/** So many documents are opened at most; a law's history is shorter, a mistake's may be endless. */
const longest = 12

/** The policies that the open one's predecessors and successors lead to, beyond those it is bound to itself. */
export const useSuccession = (opened: OpenedDocument): readonly CatalogEntry[] => {
  const { library } = useHall()
  const [entries, setEntries] = useState<readonly CatalogEntry[]>([])
  useEffect(() => {
    let isCurrent = true
    void walk(library, opened).then(found => {
      if (isCurrent) setEntries(found)
    })
    return () => {
      isCurrent = false
    }
  }, [library, opened])
  return entries
}

const walk = async (library: Pick<Library, 'open'>, from: OpenedDocument): Promise<readonly CatalogEntry[]> => {
  const found = new Map<DocumentId, CatalogEntry>()
  const opened = new Set([from.entry.id])
  let next = from.related.filter(isSuccession).map(({ entry }) => entry)
  while (next.length > 0 && opened.size < longest) {
    for (const entry of next) found.set(entry.id, entry)
    const fresh = next.filter(entry => !opened.has(entry.id)).slice(0, longest - opened.size)
    for (const entry of fresh) opened.add(entry.id)
    const documents = await Promise.all(fresh.map(entry => library.open(entry.id)))
    next = documents
      .flatMap(document => document?.related.filter(isSuccession) ?? [])
      .map(({ entry }) => entry)
      .filter(entry => !opened.has(entry.id))
  }
  return [...found.values()]
}
