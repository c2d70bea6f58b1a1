import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPage, megabytes, memoryOf, newBrowser, quantile, rendererMb, servePage } from './in-chromium.ts'
import { peerDocument } from './peers/documents.ts'
import type { Exam } from './search.ts'

/** What a peer did on the same documents, queries and items. */
export type MeasuredPeer = {
  readonly name: string
  readonly version: string
  readonly docs: number
  readonly recall: number
  readonly precision: number
  readonly mrr10: number
  readonly p95Ms: number
  readonly memoryMb: number
  readonly rendererMb: number
  readonly indexBytes: number
  readonly loadMs: number
}

const everything = 1_000_000

/** Builds each peer in a page of its own, then loads it in a fresh one and asks it. */
export const measurePeers = async (
  exam: Exam,
): Promise<readonly (MeasuredPeer | { readonly name: string; readonly problem: string })[]> => {
  const files = await mkdtemp(join(tmpdir(), 'mingtang-peers-'))
  await writeFile(join(files, 'documents.json'), JSON.stringify(exam.copy.documents.map(peerDocument)))
  const server = await servePage(await buildPage('peers'), { files })
  try {
    const names = await inBrowser(server.url, page => page.evaluate(() => window.peers.names()))
    const measured = []
    for (const [index, name] of names.entries())
      measured.push(await measure(server.url, { exam, index, name }).catch(error => ({ name, problem: String(error) })))
    return measured
  } finally {
    await server.close()
    await rm(files, { recursive: true })
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof newBrowser>>['open']>>['page']

const inBrowser = async <Value>(url: string, work: (page: Page, port: number) => Promise<Value>): Promise<Value> => {
  const browser = await newBrowser()
  const { context, page, port } = await browser.open()
  try {
    await page.goto(`${url}/page.html`)
    return await work(page, port)
  } finally {
    await context.close()
    await browser.forget()
  }
}

const measure = (
  url: string,
  { exam, index, name }: { readonly exam: Exam; readonly index: number; readonly name: string },
): Promise<MeasuredPeer> =>
  inBrowser(url, async (page, port) => {
    const { indexBytes } = await page.evaluate(at => window.peers.build(at, '/files/documents.json'), index)
    await page.goto('about:blank') // the memory of building goes with its page
    await page.goto(`${url}/page.html`)
    const { loadMs } = await page.evaluate(at => window.peers.load(at), index)
    const texts = exam.questions.map(each => each.text)
    await page.evaluate(each => window.peers.time(each), texts)
    const times = await page.evaluate(each => window.peers.time(each), texts)
    const { heapMb, bufferMb } = await memoryOf(port, 'page')
    const found = await ask(page, texts, everything)
    const items = await ask(
      page,
      exam.items.map(each => each.text),
      10,
    )
    return {
      ...named(name),
      docs: exam.copy.documents.length,
      ...correctness(exam, found),
      mrr10: reciprocalRanks(exam, items),
      p95Ms: quantile(times, 0.95),
      memoryMb: Number((heapMb + bufferMb).toFixed(1)),
      rendererMb: megabytes(await rendererMb(port)),
      indexBytes,
      loadMs: Math.round(loadMs),
    }
  })

/** Pages name a peer with its version behind it, in brackets. */
const named = (whole: string): { readonly name: string; readonly version: string } => {
  const [, name = whole, version = ''] = /^(.*) \(([^()]+)\)$/.exec(whole) ?? []
  return { name, version }
}

const ask = async (page: Page, texts: readonly string[], limit: number): Promise<readonly (readonly number[])[]> => {
  const found: (readonly number[])[] = []
  for (const text of texts)
    found.push(await page.evaluate(([words, most]) => window.peers.search(words, most), [text, limit] as const))
  return found
}

/** Means over the queries; a query that nothing answers and nothing should is right. */
const correctness = ({ questions }: Exam, found: readonly (readonly number[])[]) => {
  const shares = questions.map(({ truth }, index) => {
    const held = new Set(truth)
    const given = found[index] ?? []
    const right = given.filter(number => held.has(number)).length
    return {
      recall: truth.length === 0 ? 1 : right / truth.length,
      precision: given.length === 0 ? (truth.length === 0 ? 1 : 0) : right / given.length,
    }
  })
  const mean = (of: 'recall' | 'precision') =>
    Number((shares.reduce((sum, share) => sum + share[of], 0) / shares.length).toFixed(3))
  return { recall: mean('recall'), precision: mean('precision') }
}

const reciprocalRanks = ({ items }: Exam, found: readonly (readonly number[])[]): number => {
  const sum = items.reduce((total, { wanted }, index) => {
    const place = found[index]?.indexOf(wanted) ?? -1
    return total + (place === -1 ? 0 : 1 / (place + 1))
  }, 0)
  return Number((sum / items.length).toFixed(3))
}
