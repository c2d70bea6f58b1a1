import type { CivilDate } from '#domain/civil-date.ts'
import { loadEditions } from '#kiosk/edition/edition-store.ts'
import { openEdition } from '#kiosk/edition/open-edition.ts'
import { startLibrary } from '#kiosk/library/library.ts'
import { openStrictStore } from '#kiosk/terminal/strict-store.ts'
import { search } from '#search/engine.ts'
import { noFilter } from '#search/filter.ts'
import type { SearchableLibrary } from '#search/library.ts'
import type { Query } from '#search/query.ts'

/** What the bench asks of this page. Times are milliseconds. */
export type BenchPage = {
  /** The terminal's own worker: from the page's start to the first hit, and until every word is found. */
  readonly startWorker: (text: string) => Promise<{ readonly firstMs: number; readonly completeMs: number }>
  /** The worker's answers, asked one after the other, and how many documents it counts. */
  readonly askWorker: (texts: readonly string[]) => Promise<readonly Asked[]>
  /** Waits until the worker shows another edition; gives the longest task of the page meanwhile. */
  readonly update: () => Promise<{ readonly applyMs: number; readonly longestTaskMs: number; readonly version: string }>
  /** The same modules in this page, which can be throttled: from opening the stored edition to the first hit. */
  readonly openHere: (text: string) => Promise<{ readonly firstMs: number; readonly completeMs: number }>
  readonly askHere: (texts: readonly string[]) => readonly number[]
  /** A fixed loop, to see how fast the processor is just now. */
  readonly loop: () => number
}
export type Asked = { readonly ms: number; readonly ids: readonly string[]; readonly total: number }

declare global {
  interface Window {
    readonly bench: BenchPage
  }
}

const query = (text: string): Query => ({ text, within: [], filter: noFilter, order: 'relevance', count: 10 })
const turn = () => new Promise(resolve => setTimeout(resolve))

let library: ReturnType<typeof startLibrary> | undefined
let here: SearchableLibrary | undefined

const started = () => {
  library ??= startLibrary()
  return library
}

const until = async (isDone: () => boolean) => {
  while (!isDone()) await new Promise(resolve => setTimeout(resolve, 5))
}

const startWorker: BenchPage['startWorker'] = async text => {
  const worker = started()
  worker.update()
  let firstMs = 0
  for (let step = -1; firstMs === 0; await turn()) {
    const status = worker.status.value
    const now = 'step' in status ? status.step : -1
    if (now === step) continue
    step = now
    if (((await worker.search(query(text)).answer)?.hits.length ?? 0) > 0) firstMs = performance.now()
  }
  await until(() => worker.status.value.stage === 'complete')
  return { firstMs, completeMs: performance.now() }
}

const askWorker: BenchPage['askWorker'] = async texts => {
  const asked: Asked[] = []
  for (const text of texts) {
    const before = performance.now()
    const { answer, counts } = started().search(query(text))
    const found = await answer
    const ms = performance.now() - before
    const total = found?.instead ? 0 : ((await counts)?.total ?? -1)
    asked.push({ ms, ids: found?.instead ? [] : (found?.hits ?? []).map(hit => hit.entry.id), total })
  }
  return asked
}

const versionNow = (): string => {
  const status = started().status.value
  return 'manifest' in status && status.stage === 'complete' ? status.manifest.version : ''
}

const update: BenchPage['update'] = async () => {
  const former = versionNow()
  let longestTaskMs = 0
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, entry.duration)
  }).observe({ type: 'longtask' })
  const before = performance.now()
  started().update()
  await until(() => versionNow() !== '' && versionNow() !== former)
  return { applyMs: performance.now() - before, longestTaskMs, version: versionNow() }
}

const openHere: BenchPage['openHere'] = async text => {
  const before = performance.now()
  const store = openStrictStore('mingtang-edition')
  const editions = await loadEditions(store)
  if (!editions) throw new Error('no edition is stored')
  let firstMs = 0
  const edition = await openEdition(store, editions.current, {
    today: '2026-11-21' as CivilDate,
    before: undefined,
    tell: step => {
      if (firstMs === 0 && search(step.library, query(text)).answer.hits.length > 0)
        firstMs = performance.now() - before
    },
  })
  here = edition.library
  return { firstMs, completeMs: performance.now() - before }
}

const askHere: BenchPage['askHere'] = texts => {
  const opened = here
  if (!opened) throw new Error('open the edition first')
  return texts.map(text => {
    const before = performance.now()
    search(opened, query(text))
    return performance.now() - before
  })
}

const loop: BenchPage['loop'] = () => {
  const before = performance.now()
  let sum = 0
  for (let at = 0; at < 20_000_000; at += 1) sum = (sum + Math.imul(at, 31)) | 0
  return sum === 7 ? 0 : performance.now() - before
}

Object.defineProperty(window, 'bench', {
  value: { startWorker, askWorker, update, openHere, askHere, loop } satisfies BenchPage,
})
