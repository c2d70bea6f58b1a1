import { type ReadonlySignal, signal } from '@preact/signals'
import type { DocumentId } from '#domain/document.ts'
import type { CatalogEntry } from '#domain/edition.ts'
import type { Answer, Query } from '#search/engine.ts'
import { trustedUrl } from '../terminal/trusted-url.ts'
import workerUrl from './library.worker.ts?worker&url'
import type { FromWorker, LibraryStatus, OpenedDocument, ToWorker } from './messages.ts'

/** The page's side of the library worker. */
export type Library = {
  readonly status: ReadonlySignal<LibraryStatus>
  /** Asks the intake for a newer edition. */
  readonly update: () => void
  /** `null` when a newer search overtook this one or nothing is loaded yet. */
  readonly search: (query: Query) => Promise<Answer | null>
  /** Documents whose names resemble a free description. */
  readonly suggest: (text: string) => Promise<readonly CatalogEntry[]>
  readonly open: (id: DocumentId) => Promise<OpenedDocument | null>
}

export const startLibrary = (): Library => {
  const status = signal<LibraryStatus>({ stage: 'starting' })
  const worker = new Worker(trustedUrl(workerUrl), { type: 'module' })
  const waiting = new Map<number, (message: FromWorker) => void>()
  let tickets = 0
  worker.addEventListener('message', ({ data: message }: MessageEvent<FromWorker>) => {
    if (message.kind === 'status') {
      status.value = message.status
      return
    }
    waiting.get(message.ticket)?.(message)
    waiting.delete(message.ticket)
  })
  const post = (message: ToWorker) => worker.postMessage(message)
  const ask = (make: (ticket: number) => ToWorker): Promise<FromWorker> =>
    new Promise(resolve => {
      tickets += 1
      waiting.set(tickets, resolve)
      post(make(tickets))
    })
  return {
    status,
    update: () => post({ kind: 'update' }),
    search: async query => {
      const message = await ask(ticket => ({ kind: 'search', ticket, query }))
      return message.kind === 'answer' ? message.answer : null
    },
    suggest: async text => {
      const message = await ask(ticket => ({ kind: 'suggest', ticket, text }))
      return message.kind === 'suggested' ? message.entries : []
    },
    open: async id => {
      const message = await ask(ticket => ({ kind: 'open', ticket, id }))
      return message.kind === 'opened' ? message.opened : null
    },
  }
}
