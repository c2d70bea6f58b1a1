import * as v from 'valibot'
import { parse } from '#domain/schema.ts'

const seenErrorSchema = v.object({ words: v.string(), times: v.number(), lastAt: v.number() })
/**
 * Something that went wrong on this terminal, for the technician: in the program's own words and with the kind of the
 * error, never with its message, in which something typed could stand. `lastAt` in milliseconds since 1970.
 */
export type SeenError = v.InferOutput<typeof seenErrorSchema>

const key = 'seenErrors'
const most = 20

/** The latest first, the same one once. */
export const withError = (seen: readonly SeenError[], words: string, at: number): readonly SeenError[] => {
  const before = seen.find(each => each.words === words)
  const others = seen.filter(each => each !== before)
  return [{ words, times: (before?.times ?? 0) + 1, lastAt: at }, ...others].slice(0, most)
}

export const loadSeenErrors = (): readonly SeenError[] => {
  const written = localStorage.getItem(key)
  const seen = parse(v.array(seenErrorSchema), written === null ? [] : JSON.parse(written))
  return seen.ok ? seen.value : []
}

export const forgetSeenErrors = (): void => localStorage.removeItem(key)

const keep = (words: string) =>
  localStorage.setItem(key, JSON.stringify(withError(loadSeenErrors(), words, Date.now())))

/** What is kept of what the console is told: the program's sentence, and what kind of error it was. */
export const wordsOf = ([said, error]: readonly unknown[]): string => {
  const kind = error instanceof Error ? ` (${error.name})` : ''
  return `${typeof said === 'string' ? said : '没有料到的错误'}${kind}`
}

const fromWorkers = 'mingtang-errors'

/** Keeps, on the disk, what the console is told of errors, by this page and by its workers. */
export const keepErrors = (): void => {
  watch(keep)
  new BroadcastChannel(fromWorkers).addEventListener('message', ({ data }) => {
    if (typeof data === 'string') keep(data)
  })
}

/** For a worker, which has no drawer of its own. */
export const sendErrors = (): void => {
  const channel = new BroadcastChannel(fromWorkers)
  watch(words => channel.postMessage(words))
}

/** Whoever tells the console of an error must not get another one for it, as a full disk would give. */
const watch = (keepWords: (words: string) => void) => {
  const tell = console.error
  const note = (...said: readonly unknown[]) => {
    try {
      keepWords(wordsOf(said))
    } catch (error) {
      tell('出过的错没有记下', error)
    }
  }
  console.error = (...said: readonly unknown[]) => {
    tell(...said)
    note(...said)
  }
  addEventListener('error', ({ error, filename, lineno }) =>
    note(`程序出错:${filename.split('/').at(-1) ?? ''} 第 ${lineno} 行`, error),
  )
  addEventListener('unhandledrejection', ({ reason }) => note(undefined, reason))
}
