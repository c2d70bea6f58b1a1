import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readCopy } from '#press/press.ts'
import type { Copy } from '#press/print.ts'
import type { RunOptions } from '../run-named.ts'
import { root } from '../step.ts'
import { measurePeers } from './peers.ts'
import { answerByScan, cutQueries, foldedTexts, type KnownItem, knownItems, type Question } from './questions.ts'
import { type Measured, measureTerminal } from './terminal.ts'

const usualDocs = 60_000
const peerDocs = 10_000
const queryCount = 220
const itemCount = 160

/**
 * Searches an edition of N documents on the terminal in real Chromium, with the truth from a linear scan, beside peers
 * on 10,000 of the same documents. With fewer texts than N they are cut and put together anew, always the same way.
 */
export const benchSearch = async ({ corpus, docs }: RunOptions): Promise<Readonly<Record<string, unknown>>> => {
  const whole = await exam(corpus, docs ?? usualDocs)
  const measured = await measureTerminal(whole.copy, whole.questions, whole.items)
  const small = await exam(corpus, Math.min(peerDocs, docs ?? usualDocs))
  const at10k = await measureTerminal(small.copy, small.questions, small.items)
  return {
    ...measured,
    queries: whole.questions.length,
    items: whole.items.length,
    at10k: compared(at10k),
    peers: await measurePeers(small),
  }
}

/** Documents with questions whose answers are known. */
export type Exam = {
  readonly copy: Copy
  readonly questions: readonly Question[]
  readonly items: readonly KnownItem[]
}

const exam = async (corpus: string | null, count: number): Promise<Exam> => {
  const laws = corpus && existsSync(corpus) ? corpus : null
  const place = join(root, 'kiosk-config/demo-county')
  const copy = await readCopy({ place, laws, synthetic: count, printedAt: Date.UTC(2026, 10, 21) })
  if (!copy.ok) throw new Error(`the edition has ${copy.problems.length} problems`)
  const { documents } = copy.value
  const texts = foldedTexts(documents)
  return {
    copy: copy.value,
    questions: answerByScan(cutQueries(documents, texts, queryCount), texts),
    items: knownItems(documents, texts, itemCount),
  }
}

const compared = (measured: Measured) => ({
  docs: measured.docs,
  recall: measured.recall,
  precision: measured.precision,
  mrr10: measured.mrr10,
  p95Ms: measured.p95Ms,
  p95EngineMs: measured.p95EngineMs,
  p95ThrottledMs: measured.p95ThrottledMs,
  memoryMb: Number((measured.workerHeapMb + measured.bufferMb).toFixed(1)),
  rendererMb: measured.rendererMb,
  indexBytes: measured.indexBytes,
  loadMs: measured.completeMs,
})
