import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { LibraryDocument } from '#domain/document.ts'
import { readFormer } from '#press/former.ts'
import { readCopy } from '#press/press.ts'
import { type Copy, type Edition, printEdition, printSupplement } from '#press/print.ts'
import { writeEdition } from '#press/write.ts'
import type { RunOptions } from '../run-named.ts'
import { root } from '../step.ts'
import { buildPage, newBrowser, servePage } from './in-chromium.ts'

const usualDocs = 60_000
const changedDocs = 100

/**
 * Brings an edition of N documents onto a terminal, changes a hundred of them, prints what has changed, and lets the
 * terminal fetch it. Downloaded bytes are those that the intake sent; index deltas are the part of them that is not text.
 */
export const benchEdition = async ({ corpus, docs }: RunOptions): Promise<Readonly<Record<string, unknown>>> => {
  const place = join(root, 'kiosk-config/demo-county')
  const printedAt = Date.UTC(2026, 10, 21)
  const read = await readCopy({ place, laws: corpus, synthetic: docs ?? usualDocs, printedAt })
  if (!read.ok) throw new Error(`the edition has ${read.problems.length} problems`)
  const folder = await mkdtemp(join(tmpdir(), 'mingtang-edition-'))
  const browser = await newBrowser()
  await writeEdition(folder, printEdition(read.value))
  const server = await servePage(await buildPage('terminal'), { edition: folder })
  const { context, page } = await browser.open()
  try {
    await page.goto(`${server.url}/page.html`)
    await page.evaluate(() => window.bench.startWorker('规定'))
    const sentBefore = server.sent()
    const { copy, changed } = change(read.value)
    const supplement = await printAfter(folder, copy)
    await writeEdition(folder, supplement)
    const { applyMs, longestTaskMs } = await page.evaluate(() => window.bench.update())
    const volume = supplement.manifest.volumes.at(-1)
    const sizes = (chunks: readonly { readonly size: number }[]) => chunks.reduce((sum, chunk) => sum + chunk.size, 0)
    return {
      docs: copy.documents.length,
      changed: changed.length,
      changedBytes: gzipSync(JSON.stringify(changed), { level: 9 }).length,
      downloadedBytes: server.sent() - sentBefore,
      indexDeltaBytes: volume ? sizes([volume.catalog, volume.names, volume.grams]) : 0,
      applyMs: Math.round(applyMs),
      longestTaskMs: Math.round(longestTaskMs),
    }
  } finally {
    await context.close()
    await server.close()
    await browser.forget()
    await rm(folder, { recursive: true })
  }
}

const change = (copy: Copy): { readonly copy: Copy; readonly changed: readonly LibraryDocument[] } => {
  const step = Math.floor(copy.documents.length / changedDocs)
  const changed: LibraryDocument[] = []
  const documents = copy.documents.map((document, number) => {
    if (number % step !== 0 || changed.length === changedDocs) return document
    const other = { ...document, body: `${document.body}\n本件于${number}日更正。` }
    changed.push(other)
    return other
  })
  return { copy: { ...copy, documents, printedAt: copy.printedAt + 3_600_000 }, changed }
}

const printAfter = async (folder: string, copy: Copy): Promise<Edition> => {
  const former = await readFormer(folder)
  const supplement = former && printSupplement(former, copy)
  if (!supplement) throw new Error('the press printed no supplement')
  return supplement
}
