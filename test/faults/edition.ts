import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Edition, printEdition } from '#press/print.ts'
import { lawLibrary } from '#press/read-place.ts'
import { randomNumbers } from '#press/synthetic.ts'
import { writeEdition } from '#press/write.ts'
import { type Browser, buildPage, newBrowser, servePage } from '../bench/in-chromium.ts'
import { sampleNotice } from '../domain/sample-documents.ts'
import type { RunOptions } from '../run-named.ts'

const usualTrials = 200
const documents = 400
const longestWaitMs = 2500
const marks = ['甲版内容', '乙版内容'] as const

/**
 * Kills the browser at random moments while it takes over another edition, again and again, and looks each time with
 * the network cut at what the terminal shows: one of the two editions whole, never a mixture, never nothing.
 */
export const faultsEdition = async ({ count }: RunOptions): Promise<Readonly<Record<string, unknown>>> => {
  const trials = count ?? usualTrials
  const next = randomNumbers(trials)
  const folders = await Promise.all(marks.map(mark => printed(mark)))
  const pages = await buildPage('terminal')
  const browser = await newBrowser()
  const found = { first: 0, second: 0, mixed: 0, lost: 0 }
  try {
    await onTerminal(browser, pages, folders[0], async page => {
      await page.evaluate(text => window.bench.startWorker(text), '版内容')
    })
    for (let trial = 0; trial < trials; trial += 1) {
      await killedMidway(browser, { pages, edition: folders[(trial + 1) % 2], waitMs: next() * longestWaitMs })
      found[await stateOffline(browser, pages)] += 1
    }
  } finally {
    await browser.forget()
    for (const folder of folders) await rm(folder, { recursive: true })
  }
  return { trials, mixed: found.mixed, lost: found.lost, seenFirst: found.first, seenSecond: found.second }
}

const notice = (number: number, mark: string) =>
  sampleNotice(`n-${number}`, {
    title: `${mark}第${number}号公示`,
    body: `${mark},第${number}件,${'公示名单如下。'.repeat(number % 40)}`,
  })

const printed = async (mark: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'mingtang-edition-'))
  const edition: Edition = printEdition({
    documents: Array.from({ length: documents }, (_, number) => notice(number, mark)),
    place: { ...lawLibrary, terms: [], titleWords: [], columns: [] },
    files: [],
    printedAt: Date.UTC(2026, 10, 21),
  })
  await writeEdition(folder, edition)
  return folder
}

type OpenPage = Awaited<ReturnType<Browser['open']>>['page']

const onTerminal = async <Value>(
  browser: Browser,
  pages: string,
  edition: string | undefined,
  work: (page: OpenPage, stop: () => Promise<void>) => Promise<Value>,
): Promise<Value> => {
  const server = await servePage(pages, edition ? { edition, port } : { port })
  const { context, page, kill } = await browser.open()
  try {
    await page.goto(`${server.url}/page.html`)
    return await work(page, kill)
  } finally {
    await context.close().catch(() => undefined) // it may have been killed
    await server.close()
  }
}

/** One port for all trials: what is stored belongs to an origin. */
const port = 18_431

const killedMidway = (
  browser: Browser,
  { pages, edition, waitMs }: { readonly pages: string; readonly edition: string | undefined; readonly waitMs: number },
): Promise<void> =>
  onTerminal(browser, pages, edition, async (page, kill) => {
    void page.evaluate(() => window.bench.startWorker('版内容')).catch(() => undefined) // dies with the browser
    await new Promise(resolve => setTimeout(resolve, waitMs))
    await kill()
  })

const stateOffline = (browser: Browser, pages: string): Promise<'first' | 'second' | 'mixed' | 'lost'> =>
  onTerminal(browser, pages, undefined, async page => {
    const opened = await Promise.race([
      page.evaluate(() => window.bench.startWorker('版内容')),
      new Promise<null>(resolve => setTimeout(() => resolve(null), 20_000)),
    ])
    if (!opened) return 'lost'
    const [first, second] = await page.evaluate(each => window.bench.askWorker(each), [...marks])
    if (first?.total === documents && second?.total === 0) return 'first'
    if (first?.total === 0 && second?.total === documents) return 'second'
    return 'mixed'
  })
