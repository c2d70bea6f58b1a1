import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { chunksOf } from '#domain/edition.ts'
import { type Copy, printEdition } from '#press/print.ts'
import { writeEdition } from '#press/write.ts'
import { buildPage, megabytes, memoryOf, newBrowser, quantile, rendererMb, servePage } from './in-chromium.ts'
import { foldedTexts, type KnownItem, type Question } from './questions.ts'
import type { Asked } from './terminal/page.ts'

/** What the terminal did on an edition. */
export type Measured = {
  readonly docs: number
  readonly chars: number
  readonly editionBytes: number
  readonly indexBytes: number
  readonly coldFirstResultMs: number
  readonly warmFirstResultMs: number
  readonly completeMs: number
  readonly p50Ms: number
  readonly p95Ms: number
  /** The engine alone, in the page: what peers are measured by. */
  readonly p95EngineMs: number
  readonly p95ThrottledMs: number
  readonly warmFirstResultThrottledMs: number
  readonly calibration: { readonly loopMs: number; readonly loopThrottledMs: number }
  readonly workerHeapMb: number
  readonly bufferMb: number
  readonly rendererMb: number
  readonly recall: number
  readonly precision: number
  readonly mrr10: number
}

const rounds = 3

/** What somebody types who is first at the terminal in the morning: a word of a title that binds. */
const titleWord = ({ documents }: Copy): string =>
  /\p{Script=Han}{4}/u.exec(documents.find(document => document.kind === 'policy')?.title.slice(6) ?? '')?.[0] ?? ''
const throttling = 4

/** Prints a copy, brings it onto a terminal in Chromium, and asks it. */
export const measureTerminal = async (
  copy: Copy,
  questions: readonly Question[],
  items: readonly KnownItem[],
): Promise<Measured> => {
  const folder = await mkdtemp(join(tmpdir(), 'mingtang-edition-'))
  const edition = printEdition(copy)
  await writeEdition(folder, edition)
  const { manifest } = edition
  const bytesOf = (chunks: readonly { readonly size: number }[]) => chunks.reduce((sum, chunk) => sum + chunk.size, 0)
  const editionBytes = bytesOf(chunksOf(manifest))
  const textBytes = bytesOf(manifest.volumes.flatMap(volume => [...volume.texts, ...volume.details]))
  const server = await servePage(await buildPage('terminal'), { edition: folder })
  const browser = await newBrowser()
  const first = titleWord(copy)
  try {
    const cold = await onPage(browser, server.url, ({ page }) =>
      page.evaluate(text => window.bench.startWorker(text), first),
    )
    const warm = await onPage(browser, server.url, ({ page }) =>
      page.evaluate(text => window.bench.startWorker(text), first),
    )
    const asked = await onPage(browser, server.url, opened => askEverything(opened, { questions, items, first }))
    const throttled = await onPage(browser, server.url, ({ page }) => askThrottled(page, { questions, first }))
    const times = asked.timed.flat().map(each => each.ms)
    return {
      docs: copy.documents.length,
      chars: foldedTexts(copy.documents).reduce((sum, text) => sum + text.length, 0),
      editionBytes,
      indexBytes: editionBytes - textBytes - bytesOf(manifest.files),
      coldFirstResultMs: Math.round(cold.firstMs),
      warmFirstResultMs: Math.round(warm.firstMs),
      completeMs: Math.round(warm.completeMs),
      p50Ms: quantile(times, 0.5),
      p95Ms: quantile(times, 0.95),
      ...throttled,
      workerHeapMb: asked.memory.heapMb,
      bufferMb: asked.memory.bufferMb,
      rendererMb: megabytes(asked.renderer),
      ...exactness(copy, questions, asked.timed[0] ?? []),
      mrr10: meanReciprocalRank(
        items,
        asked.items.map(each => each.ids),
        copy,
      ),
    }
  } finally {
    await server.close()
    await browser.forget()
    await rm(folder, { recursive: true })
  }
}

type Opened = { readonly page: Page; readonly port: number }

const onPage = async <Value>(
  browser: Awaited<ReturnType<typeof newBrowser>>,
  url: string,
  work: (opened: Opened) => Promise<Value>,
): Promise<Value> => {
  const { context, page, port } = await browser.open()
  try {
    await page.goto(`${url}/page.html`)
    return await work({ page, port })
  } finally {
    await context.close()
  }
}

const askEverything = async (
  { page, port }: Opened,
  asking: { readonly questions: readonly Question[]; readonly items: readonly KnownItem[]; readonly first: string },
) => {
  await page.evaluate(text => window.bench.startWorker(text), asking.first)
  const ask = (texts: readonly string[]) => page.evaluate(each => window.bench.askWorker(each), texts)
  const texts = asking.questions.map(each => each.text)
  const timed: (readonly Asked[])[] = []
  for (let round = 0; round < rounds; round += 1) timed.push(await ask(texts))
  const items = await ask(asking.items.map(each => each.text))
  return { timed, items, memory: await memoryOf(port, 'worker'), renderer: await rendererMb(port) }
}

/** Workers are not throttled by the debugging protocol: the same modules run in the page here. */
const askThrottled = async (
  page: Page,
  { questions, first }: { readonly questions: readonly Question[]; readonly first: string },
): Promise<Pick<Measured, 'p95EngineMs' | 'p95ThrottledMs' | 'warmFirstResultThrottledMs' | 'calibration'>> => {
  const session = await page.context().newCDPSession(page)
  const loopMs = await page.evaluate(() => window.bench.loop())
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttling })
  const loopThrottledMs = await page.evaluate(() => window.bench.loop())
  const opened = await page.evaluate(text => window.bench.openHere(text), first)
  const texts = questions.map(each => each.text)
  const times = await page.evaluate(each => window.bench.askHere(each), texts)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const unthrottled = await page.evaluate(each => window.bench.askHere(each), texts)
  return {
    p95EngineMs: quantile(unthrottled, 0.95),
    p95ThrottledMs: quantile(times, 0.95),
    warmFirstResultThrottledMs: Math.round(opened.firstMs),
    calibration: { loopMs: Math.round(loopMs), loopThrottledMs: Math.round(loopThrottledMs) },
  }
}

/** A total of the right size whose first hits are all true counts as found; anything else as wrong whole. */
const exactness = (copy: Copy, questions: readonly Question[], asked: readonly Asked[]) => {
  const ids = copy.documents.map(document => String(document.id))
  const isExact = questions.map(({ truth }, index) => {
    const true_ = new Set(truth.map(number => ids[number]))
    const found = asked[index]
    return found !== undefined && found.total === truth.length && found.ids.every(id => true_.has(id))
  })
  const share = isExact.filter(Boolean).length / Math.max(1, questions.length)
  return { recall: share, precision: share }
}

/** One over the place of the wanted document among the first ten, on average. */
const meanReciprocalRank = (items: readonly KnownItem[], found: readonly (readonly string[])[], copy: Copy): number => {
  const sum = items.reduce((total, { wanted }, index) => {
    const place = found[index]?.indexOf(String(copy.documents[wanted]?.id)) ?? -1
    return total + (place === -1 ? 0 : 1 / (place + 1))
  }, 0)
  return Number((sum / Math.max(1, items.length)).toFixed(3))
}
