import type { DocumentId } from '#domain/document.ts'
import type { CatalogEntry, Manifest } from '#domain/edition.ts'
import { type SearchableLibrary, search, suggest } from '#search/engine.ts'
import { forgetManifest, loadManifest, removeUnreferenced } from '../edition/edition-store.ts'
import { fetchEdition } from '../edition/fetch-edition.ts'
import { BrokenEdition, loadBodies, loadDocumentChunk, loadPlace, loadTitles } from '../edition/load-edition.ts'
import { openStrictStore } from '../terminal/strict-store.ts'
import type { FromWorker, LibraryStatus, OpenedDocument, Related, ToWorker } from './messages.ts'

const store = openStrictStore('mingtang-edition')
let current: { readonly manifest: Manifest; readonly library: SearchableLibrary } | undefined
let latestSearch = 0
let status: LibraryStatus = { stage: 'starting' }

const send = (message: FromWorker) => postMessage(message)

const tell = (next: LibraryStatus) => {
  status = next
  send({ kind: 'status', status })
}

/** Loads an edition, titles first. A stored edition that cannot be read is forgotten, so that an update repairs it. */
const show = async (manifest: Manifest) => {
  try {
    const place = await loadPlace(store, manifest)
    const titles = await loadTitles(store, manifest)
    const { entries } = titles.catalog
    const columns = place.place.columns.filter(name => entries.some(entry => entry.columns.includes(name)))
    const shown = { manifest, place, columns, terms: frequentKeywords(entries), wasCorrupt: false }
    current = { manifest, library: titles }
    tell({ stage: 'titles', ...shown })
    current = { manifest, library: await loadBodies(store, manifest, titles) }
    tell({ stage: 'complete', ...shown })
    await removeUnreferenced(store, manifest)
  } catch (error) {
    if (!(error instanceof BrokenEdition)) throw error
    await forgetManifest(store)
    current = undefined
    tell({ stage: 'empty' })
  }
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
  return manifest ? show(manifest) : tell({ stage: 'empty' })
}

const update = async () => {
  const fetched = await fetchEdition(store)
  if (fetched.ok && (fetched.value.isNew || !current)) await show(fetched.value.manifest)
  else sayCorrupt(!fetched.ok && fetched.problems.includes('corrupt'))
}

/** Says that the intake's edition came damaged, or that it no longer does; what is loaded stays as it is. */
const sayCorrupt = (wasCorrupt: boolean) => {
  if ('wasCorrupt' in status && status.wasCorrupt !== wasCorrupt) tell({ ...status, wasCorrupt })
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
  return document ? { document, entry, related } : null
}

/** The reader always gets an answer; a document that cannot be opened is gone for it. */
const openOrSayWhy = (id: DocumentId): Promise<OpenedDocument | null> =>
  open(id).catch(error => {
    console.error(`${id} 打不开`, error)
    return null
  })

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
      return send({ kind: 'opened', ticket: message.ticket, opened: await openOrSayWhy(message.id) })
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
