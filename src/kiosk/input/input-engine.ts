import { trustedUrl } from '../terminal/trusted-url.ts'
import type { Stroke } from './handwriting/features.ts'
import workerUrl from './input.worker.ts?worker&url'
import type { FromInput, ToInput } from './messages.ts'
import type { Spelt, Writing } from './pinyin/candidates.ts'
import { noPlaceWords, type PlaceWords } from './pinyin/place-words.ts'

/** The page's side of the input worker, which is started when it is first asked. An answer is `null` where it failed. */
export type InputEngine = {
  readonly spell: (asked: {
    readonly letters: string
    readonly before: string
    readonly writing: Writing
    readonly isFuzzy: boolean
  }) => Promise<Spelt | null>
  readonly goOn: (before: string) => Promise<readonly string[] | null>
  readonly count: (strokes: string) => Promise<readonly string[] | null>
  readonly read: (ink: readonly Stroke[]) => Promise<readonly string[] | null>
  readonly knowPlace: (words: PlaceWords) => void
}

type Question = Exclude<ToInput, { kind: 'knowPlace' }>

const startEngine = (): InputEngine => {
  let worker: Worker | undefined
  let place: PlaceWords = noPlaceWords
  let tickets = 0
  const waiting = new Map<number, (message: FromInput) => void>()
  const running = (): Worker => {
    if (worker) return worker
    worker = new Worker(trustedUrl(workerUrl), { type: 'module' })
    worker.addEventListener('message', ({ data: message }: MessageEvent<FromInput>) => {
      waiting.get(message.ticket)?.(message)
      waiting.delete(message.ticket)
    })
    worker.postMessage({ kind: 'knowPlace', words: place } satisfies ToInput)
    return worker
  }
  const newTicket = () => {
    tickets += 1
    return tickets
  }
  const ask = (message: Question): Promise<FromInput> =>
    new Promise(resolve => {
      waiting.set(message.ticket, resolve)
      running().postMessage(message)
    })
  const askTexts = async (message: Question): Promise<readonly string[] | null> => {
    const reply = await ask(message)
    return reply.kind === 'texts' ? reply.answer : null
  }
  return {
    spell: async asked => {
      const reply = await ask({ kind: 'spell', ticket: newTicket(), ...asked })
      return reply.kind === 'spelt' ? reply.answer : null
    },
    goOn: before => askTexts({ kind: 'goOn', ticket: newTicket(), before }),
    count: strokes => askTexts({ kind: 'count', ticket: newTicket(), strokes }),
    read: ink => askTexts({ kind: 'read', ticket: newTicket(), ink }),
    knowPlace: words => {
      place = words
      worker?.postMessage({ kind: 'knowPlace', words } satisfies ToInput)
    },
  }
}

export const inputEngine: InputEngine = startEngine()
