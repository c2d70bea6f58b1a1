import { type ReadonlySignal, signal } from '@preact/signals'
import type { DocumentId } from '#domain/document.ts'
import type { Answer, Tally } from '#search/engine.ts'
import type { Query } from '#search/query.ts'
import type { Suggestions } from '#search/suggest.ts'
import { trustedUrl } from '../terminal/trusted-url.ts'
import workerUrl from './library.worker.ts?worker&url'
import type { FromWorker, LibraryStatus, OpenedDocument, Resembling, ToWorker } from './messages.ts'

/** The page's side of the library worker. */
export type Library = {
  readonly status: ReadonlySignal<LibraryStatus>
  /** Asks the intake for a newer edition. */
  readonly update: () => void
  /** Says whether somebody uses the terminal: what they read does not change under their hands. */
  readonly noteUse: (isInUse: boolean) => void
  /** Deletes what the library can spare, so that a submission finds room on the disk. */
  readonly makeRoom: () => Promise<void>
  /** The first hits at once, the counts when all is counted; `null` when a newer search overtook this one. */
  readonly search: (query: Query) => {
    readonly answer: Promise<Answer | null>
    readonly counts: Promise<Tally | null>
  }
  /** What is being typed, completed. */
  readonly complete: (typed: string) => Promise<Suggestions>
  /** Documents whose names resemble a free description. */
  readonly similar: (text: string) => Promise<Resembling>
  readonly open: (id: DocumentId) => Promise<OpenedDocument | null>
  /** An attachment's bytes; `null` when it is not on this terminal. */
  readonly file: (hash: string) => Promise<Blob | null>
}

export const startLibrary = (): Library => {
  const status = signal<LibraryStatus>({ stage: 'starting' })
  const worker = new Worker(trustedUrl(workerUrl), { type: 'module' })
  const waiting = new Map<string, (message: FromWorker) => void>()
  let tickets = 0
  worker.addEventListener('message', ({ data: message }: MessageEvent<FromWorker>) => {
    if (message.kind === 'status') {
      status.value = message.status
      return
    }
    const key = `${message.ticket} ${message.kind}`
    waiting.get(key)?.(message)
    waiting.delete(key)
  })
  const post = (message: ToWorker) => worker.postMessage(message)
  const newTicket = () => {
    tickets += 1
    return tickets
  }
  const reply = <Kind extends Exclude<FromWorker['kind'], 'status'>>(
    ticket: number,
    kind: Kind,
  ): Promise<Extract<FromWorker, { kind: Kind }>> =>
    new Promise(resolve => {
      waiting.set(`${ticket} ${kind}`, message => resolve(message as Extract<FromWorker, { kind: Kind }>))
    })
  return {
    status,
    update: () => post({ kind: 'update' }),
    noteUse: isInUse => post({ kind: 'use', isInUse }),
    makeRoom: async () => {
      const ticket = newTicket()
      post({ kind: 'makeRoom', ticket })
      await reply(ticket, 'roomMade')
    },
    search: query => {
      const ticket = newTicket()
      const answer = reply(ticket, 'answer').then(message => message.answer)
      const counts = reply(ticket, 'counted').then(message => message.counts)
      post({ kind: 'search', ticket, query })
      return { answer, counts }
    },
    complete: async typed => {
      const ticket = newTicket()
      post({ kind: 'complete', ticket, typed })
      return (await reply(ticket, 'completed')).suggestions
    },
    similar: async text => {
      const ticket = newTicket()
      post({ kind: 'similar', ticket, text })
      return (await reply(ticket, 'similar')).resembling
    },
    open: async id => {
      const ticket = newTicket()
      post({ kind: 'open', ticket, id })
      return (await reply(ticket, 'opened')).opened
    },
    file: async hash => {
      const ticket = newTicket()
      post({ kind: 'file', ticket, hash })
      const { bytes } = await reply(ticket, 'file')
      return bytes && new Blob([bytes])
    },
  }
}
