import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as v from 'valibot'
import type { Chunk } from '#domain/edition.ts'
import { catalogSchema, documentsSchema } from '#domain/edition.ts'
import { searchableText } from '#domain/searchable-text.ts'
import { press } from '#press/press.ts'
import { openBodyIndex } from '#search/body-index.ts'
import { makeBodies, noFilter, type SearchableLibrary, search } from '#search/engine.ts'
import { fold } from '#search/fold.ts'
import { openTitleIndex } from '#search/title-index.ts'
import { queryWords } from '#search/words.ts'
import type { RunOptions } from '../run-named.ts'
import { root } from '../step.ts'

const rounds = 3

/**
 * Searches an edition as the terminal's worker does, beside a plain scan over the same texts, which is also the truth.
 * Queries are pieces of the texts, cut by a fixed rule: one to eight characters, alone and in pairs.
 */
export const benchSearch = async ({ corpus }: RunOptions): Promise<Readonly<Record<string, unknown>>> => {
  const laws = corpus && existsSync(corpus) ? corpus : null
  const place = join(root, 'kiosk-config/demo-county')
  const printed = await press({ place, laws, printedAt: Date.UTC(2026, 10, 21) })
  if (!printed.ok) throw new Error(`the edition has ${printed.problems.length} problems`)
  const bytes = (kind: Chunk['kind']): Buffer[] =>
    printed.value.manifest.chunks
      .filter(chunk => chunk.kind === kind)
      .map(chunk => gunzipSync(printed.value.chunks.get(chunk.hash) ?? new Uint8Array()))
  const [body = Buffer.alloc(0)] = bytes('bodyIndex')
  const started = performance.now()
  const texts = bytes('documents').flatMap(chunk =>
    v.parse(documentsSchema, JSON.parse(chunk.toString())).map(searchableText),
  )
  const folded = texts.map(fold)
  const library: SearchableLibrary = {
    catalog: v.parse(catalogSchema, JSON.parse(String(bytes('catalog')[0]))),
    titles: openTitleIndex(String(bytes('titleIndex')[0])),
    bodies: makeBodies(openBodyIndex(new Uint8Array(body).buffer), texts),
  }
  const loadMs = performance.now() - started
  const queries = cutQueries(folded)
  const ours = time(queries, text => search(library, { text, filter: noFilter, from: 0, count: 10 }).total)
  const scan = time(queries, text => scanFor(folded, queryWords(text)).length)
  const wrong = queries.filter((_, index) => ours.totals[index] !== scan.totals[index]).length
  return {
    docs: texts.length,
    chars: texts.reduce((sum, text) => sum + text.length, 0),
    editionBytes: printed.value.manifest.chunks.reduce((sum, chunk) => sum + chunk.size, 0),
    indexBytes: body.length,
    loadMs: Math.round(loadMs),
    queries: queries.length,
    wrong,
    p50Ms: ours.p50,
    p95Ms: ours.p95,
    peers: [{ name: 'linear scan', p50Ms: scan.p50, p95Ms: scan.p95 }],
  }
}

const cutQueries = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text, index) => {
    if (index % Math.ceil(texts.length / 120) !== 0) return []
    const cut = (part: number, length: number) =>
      text
        .slice(Math.floor(text.length * part))
        .replace(/[^\p{Letter}\p{Number}]+/gu, '')
        .slice(0, length)
    return [cut(0.3, 1 + (index % 8)), `${cut(0.1, 2)} ${cut(0.6, 3)}`].filter(query => queryWords(query).length > 0)
  })

const scanFor = (folded: readonly string[], words: readonly string[]): readonly number[] =>
  folded.flatMap((text, index) => (words.every(word => text.includes(word)) ? [index] : []))

const time = (queries: readonly string[], answer: (text: string) => number) => {
  const totals = queries.map(answer)
  const times = Array.from({ length: rounds }, () => queries.map(query => elapsed(() => answer(query)))).flat()
  times.sort((left, right) => left - right)
  const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(2))
  return { totals, p50: at(0.5), p95: at(0.95) }
}

const elapsed = (work: () => unknown): number => {
  const started = performance.now()
  work()
  return performance.now() - started
}
