import { dayInChina } from '#domain/civil-date.ts'
import type { DocumentId } from '#domain/document.ts'
import { chunksOf, type Manifest } from '#domain/edition.ts'
import { search } from '#search/engine.ts'
import { entryOf } from '#search/library.ts'
import type { Query } from '#search/query.ts'
import { complete, similar, similarTitles } from '#search/suggest.ts'
import {
  forgetEditions,
  loadChunk,
  loadEditions,
  removeChunk,
  removeUnreferenced,
  saveEditions,
  storedHashes,
} from '../edition/edition-store.ts'
import { type FetchProblem, fetchEdition } from '../edition/fetch-edition.ts'
import { BrokenEdition, loadDocument } from '../edition/load-edition.ts'
import { checkChunks, isWhole, type OpenEdition, openEdition } from '../edition/open-edition.ts'
import { sendErrors } from '../terminal/seen-errors.ts'
import { openStrictStore } from '../terminal/strict-store.ts'
import type { EditionTrouble, FromWorker, LibraryStatus, OpenedDocument, Related, ToWorker } from './messages.ts'

sendErrors()
const store = openStrictStore('mingtang-edition')
let current: OpenEdition | undefined
let latestSearch = 0
let steps = 0
let trouble: EditionTrouble | null = null

const send = (message: FromWorker, transfer: readonly Transferable[] = []) => postMessage(message, [...transfer])

const statusNow = (): LibraryStatus => {
  if (!current) return { stage: 'empty', trouble }
  const { manifest, place } = current
  const { version, printedAt, counts } = manifest
  const isComplete = isWhole(current)
  steps += 1
  return {
    stage: isComplete ? 'complete' : 'titles',
    manifest: { version, printedAt, counts },
    place,
    step: steps,
    trouble,
  }
}

let stepTaken: (() => void)[] = []

const tell = () => {
  send({ kind: 'status', status: statusNow() })
  for (const go of stepTaken) go()
  stepTaken = []
}

/** Versions that could not be opened: fetched once more, in case the disk was at fault, then left alone. */
const unreadable: string[] = []

/** Opens an edition. What can be searched already is searched, unless the edition before still answers whole. */
const show = async (manifest: Manifest) => {
  const before = current
  const isBeforeWhole = before !== undefined && isWhole(before)
  current = await openEdition(store, manifest, {
    today: dayInChina(Date.now()),
    before,
    tell: edition => {
      if (isBeforeWhole) return
      current = edition
      tell()
    },
  })
  tell()
}

/**
 * Shows the edition that this terminal has turned to. Only when it is open, and its every chunk has been looked at, is
 * the one before deleted; if it cannot be read, the one before comes back. What a refused edition has left is kept until
 * the next is fetched.
 */
const showStored = async (isFallback = false): Promise<void> => {
  const before = current
  const editions = await loadEditions(store)
  if (!editions) return tell()
  try {
    await show(editions.current)
    if (editions.previous) {
      await checkChunks(store, editions.current)
      await saveEditions(store, { current: editions.current, previous: null })
    }
  } catch (error) {
    console.error('版次读不出来', error)
    unreadable.push(editions.current.version)
    trouble = 'unreadable'
    current = editions.previous && before?.manifest.version === editions.previous.version ? before : undefined
    if (editions.previous) await saveEditions(store, { current: editions.previous, previous: null })
    else await forgetEditions(store)
    return current ? tell() : showStored(true)
  }
  // An edition that is open is not given up because something old could not be deleted.
  if (!isFallback)
    await removeUnreferenced(store, [editions.current]).catch(error => console.error('旧内容没有删掉', error))
}

let isInUse = false
/** A newer edition has been fetched and waits until nobody uses the terminal. */
let isTurnDue = false

/** Nobody's reading is disturbed by a newer edition; an incomplete one is worth disturbing. */
const showWhenIdle = async (): Promise<void> => {
  isTurnDue = isInUse && current !== undefined && isWhole(current)
  if (!isTurnDue) await showStored()
}

const noteUse = async (isUsed: boolean): Promise<void> => {
  isInUse = isUsed
  if (!isUsed && isTurnDue) await enqueue(showWhenIdle)
}

let isRoomWanted = false

const update = async () => {
  if (isTurnDue) return showWhenIdle() // one edition is waiting; a third would take the chunks of the one that is read
  isRoomWanted = false
  const refused = unreadable.filter((version, index) => unreadable.indexOf(version) !== index)
  const fetched = await fetchEdition(store, { freeBytes, refused, isRoomWanted: () => isRoomWanted })
  if (fetched.ok && (fetched.value.isNew || !current || !isWhole(current))) {
    trouble = null
    return showWhenIdle()
  }
  const found = fetched.ok ? null : troubleOf(fetched.problems)
  if (found === trouble) return
  trouble = found
  tell()
}

const troubleOf = (problems: readonly FetchProblem[]): EditionTrouble | null => {
  const [problem = 'unreachable'] = problems
  return problem === 'unreachable' ? trouble : problem
}

const freeBytes = async (): Promise<number> => {
  const { quota = 0, usage = 0 } = await navigator.storage.estimate()
  return quota - usage
}

/** A submission finds no room and cannot wait for an update that is under way: what is half fetched goes first, then attachments, which can be fetched again. */
const makeRoom = async () => {
  isRoomWanted = true
  const editions = await loadEditions(store)
  const kept = editions ? [editions.current, ...(editions.previous ? [editions.previous] : [])] : []
  const before = (await storedHashes(store)).size
  await removeUnreferenced(store, kept)
  if ((await storedHashes(store)).size < before) return
  for (const file of kept.flatMap(manifest => manifest.files)) await removeChunk(store, file.hash)
}

const open = async (id: DocumentId): Promise<OpenedDocument | null> => {
  const isLoading = () => current?.library.places.get(id)?.volume.bodies === null
  while (isLoading()) await new Promise<void>(resolve => stepTaken.push(resolve))
  const place = current?.library.places.get(id)
  if (!current || !place) return null
  const { manifest, library } = current
  const volume = manifest.volumes[library.volumes.indexOf(place.volume)]
  if (!volume) return null
  const document = await loadDocument(store, volume, { loaded: place.volume, number: place.number })
  const entry = entryOf(place)
  const related = (library.relations.get(id) ?? []).flatMap((relation): readonly Related[] => {
    const direction = relation.from === id ? 'out' : 'in'
    const other = library.places.get(direction === 'out' ? relation.to : relation.from)
    return other ? [{ kind: relation.kind, direction, entry: entryOf(other) }] : []
  })
  const validity = document.kind === 'policy' && entry.validity ? { validity: entry.validity } : {}
  return { document: { ...document, ...validity }, entry, related }
}

/** The reader always gets an answer; a document that cannot be opened is gone for it. */
const openOrSayWhy = (id: DocumentId): Promise<OpenedDocument | null> =>
  open(id).catch(error => {
    console.error(`${id} 打不开`, error)
    if (error instanceof BrokenEdition) {
      trouble = 'unreadable'
      tell()
      void enqueue(update) // the damaged chunk was removed and is fetched anew
    }
    return null
  })

const loadFile = async (hash: string): Promise<ArrayBuffer | null> => {
  const chunk = current && chunksOf(current.manifest).find(each => each.hash === hash)
  return (chunk && (await loadChunk(store, chunk))) ?? null
}

const turns = new MessageChannel()
turns.port2.start()

/**
 * Waits one turn, so that a newer keystroke already in the mailbox is seen before an older query is worked on. Not by
 * `setTimeout`, whose turns last four milliseconds when they follow each other.
 */
const oneTurn = () =>
  new Promise(resolve => {
    turns.port2.addEventListener('message', resolve, { once: true })
    turns.port1.postMessage(null)
  })

const answer = async (ticket: number, query: Query) => {
  latestSearch = ticket
  await oneTurn()
  if (latestSearch !== ticket || !current) {
    send({ kind: 'answer', ticket, answer: null })
    return send({ kind: 'counted', ticket, counts: null })
  }
  const found = search(current.library, query)
  send({ kind: 'answer', ticket, answer: found.answer })
  const counting = found.count()
  for (let step = counting.next(); ; step = counting.next()) {
    if (step.done) return send({ kind: 'counted', ticket, counts: step.value })
    await oneTurn()
    if (latestSearch !== ticket) return send({ kind: 'counted', ticket, counts: null })
  }
}

const receive = async (message: ToWorker) => {
  switch (message.kind) {
    case 'update':
      return enqueue(update)
    case 'use':
      return noteUse(message.isInUse)
    case 'makeRoom':
      await makeRoom().catch(error => console.error('腾不出空间', error))
      return send({ kind: 'roomMade', ticket: message.ticket })
    case 'search':
      return answer(message.ticket, message.query)
    case 'complete': {
      const suggestions = current ? complete(current.library, message.typed) : { terms: [], entries: [] }
      return send({ kind: 'completed', ticket: message.ticket, suggestions })
    }
    case 'similar': {
      const documents = current ? similar(current.library, message.text, 3) : []
      const onRequest = current ? similarTitles(current.place.onRequest.entries, message.text, 3) : []
      return send({ kind: 'similar', ticket: message.ticket, resembling: { documents, onRequest } })
    }
    case 'open':
      return send({ kind: 'opened', ticket: message.ticket, opened: await openOrSayWhy(message.id) })
    case 'file': {
      const bytes = await loadFile(message.hash)
      return send({ kind: 'file', ticket: message.ticket, bytes }, bytes ? [bytes] : [])
    }
  }
}

let queue: Promise<unknown> = Promise.resolve()
/** Loading and updating never overlap. */
const enqueue = (work: () => Promise<unknown>) => {
  queue = queue.then(work).catch(error => console.error('版次更新没有完成,终端继续使用现有内容', error))
  return queue
}

addEventListener('message', (event: MessageEvent<ToWorker>) => void receive(event.data))
void enqueue(showStored)
