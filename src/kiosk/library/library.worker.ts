import type { DocumentId } from '#domain/document.ts'
import type { CatalogEntry, Manifest } from '#domain/edition.ts'
import { type SearchableLibrary, search, suggest } from '#search/engine.ts'
import { loadManifest } from '../edition/edition-store.ts'
import { fetchEdition } from '../edition/fetch-edition.ts'
import { BrokenEdition, loadBodies, loadDocumentChunk, loadPlace, loadTitles } from '../edition/load-edition.ts'
import { openStrictStore } from '../terminal/strict-store.ts'
import type { FromWorker, LibraryStatus, OpenedDocument, Related, ToWorker } from './messages.ts'

const store = openStrictStore('mingtang-edition')
let current: { readonly manifest: Manifest; readonly library: SearchableLibrary } | undefined
let latestSearch = 0

const send = (message: FromWorker) => postMessage(message)

const show = async (manifest: Manifest, wasCorrupt: boolean) => {
  const place = await loadPlace(store, manifest)
  const titles = await loadTitles(store, manifest)
  const columns = place.place.columns.filter(name => titles.catalog.entries.some(entry => entry.columns.includes(name)))
  const terms = frequentKeywords(titles.catalog.entries)
  const tell = (stage: 'titles' | 'complete') =>
    send({ kind: 'status', status: { stage, manifest, place, columns, terms, wasCorrupt } satisfies LibraryStatus })
  current = { manifest, library: titles }
  tell('titles')
  current = { manifest, library: await loadBodies(store, manifest, titles) }
  tell('complete')
}

const termsShown = 24

const frequentKeywords = (entries: readonly CatalogEntry[]): readonly string[] => {
  const times = new Map<string, number>()
  for (const word of entries.flatMap(entry => entry.keywords)) times.set(word, (times.get(word) ?? 0) + 1)
  return [...times]
    .sort((left, right) => right[1] - left[1])
    .slice(0, termsShown)
    .map(([word]) => word)
}

const start = async () => {
  const manifest = await loadManifest(store)
  if (!manifest) return send({ kind: 'status', status: { stage: 'empty' } })
  try {
    await show(manifest, false)
  } catch (error) {
    if (!(error instanceof BrokenEdition)) throw error
    await store.remove('manifest') // the next update fetches whatever is damaged or absent
    send({ kind: 'status', status: { stage: 'empty' } })
  }
}

const update = async () => {
  const fetched = await fetchEdition(store)
  const isCorrupt = !fetched.ok && fetched.problems.includes('corrupt')
  if (fetched.ok && (fetched.value.isNew || !current)) await show(fetched.value.manifest, false)
  else if (isCorrupt && current) await show(current.manifest, true)
}

const open = async (id: DocumentId): Promise<OpenedDocument | null> => {
  const entries = current?.library.catalog.entries ?? []
  const entry = entries.find(each => each.id === id)
  if (!current || !entry) return null
  const documents = await loadDocumentChunk(store, current.manifest, entry.chunk)
  const document = documents.find(each => each.id === id)
  const related = current.library.catalog.relations.flatMap((relation): readonly Related[] => {
    const direction = relation.from === id ? 'out' : relation.to === id ? 'in' : null
    const other = direction === 'out' ? relation.to : relation.from
    const otherEntry = direction && entries.find(each => each.id === other)
    return direction && otherEntry ? [{ kind: relation.kind, direction, entry: otherEntry }] : []
  })
  return document ? { document, related } : null
}

/** Waits one turn, so that a newer keystroke already in the mailbox is seen before an older query is worked on. */
const oneTurn = () => new Promise(resolve => setTimeout(resolve))

const receive = async (message: ToWorker) => {
  switch (message.kind) {
    case 'update':
      return enqueue(update)
    case 'search': {
      latestSearch = message.ticket
      await oneTurn()
      const isStale = latestSearch !== message.ticket
      const answer = current && !isStale ? search(current.library, message.query) : null
      return send({ kind: 'answer', ticket: message.ticket, answer })
    }
    case 'suggest': {
      const entries = current ? suggest(current.library, message.text, 3) : []
      return send({ kind: 'suggested', ticket: message.ticket, entries })
    }
    case 'open':
      return send({ kind: 'opened', ticket: message.ticket, opened: await open(message.id) })
  }
}

let queue: Promise<unknown> = Promise.resolve()
/** Loading and updating never overlap. */
const enqueue = (work: () => Promise<unknown>) => {
  queue = queue.then(work).catch(error => console.error('版次更新没有完成,终端继续使用现有内容', error))
  return queue
}

addEventListener('message', (event: MessageEvent<ToWorker>) => void receive(event.data))
void enqueue(start)
