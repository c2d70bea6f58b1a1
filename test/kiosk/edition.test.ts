import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { DocumentId, Notice } from '#domain/document.ts'
import { loadManifest, removeUnreferenced } from '#kiosk/edition/edition-store.ts'
import { fetchEdition } from '#kiosk/edition/fetch-edition.ts'
import { BrokenEdition, loadBodies, loadDocumentChunk, loadPlace, loadTitles } from '#kiosk/edition/load-edition.ts'
import { openStrictStore, type StrictStore } from '#kiosk/terminal/strict-store.ts'
import { type Edition, printEdition } from '#press/print.ts'
import { lawLibrary } from '#press/read-place.ts'
import { noFilter, search } from '#search/engine.ts'

const notice = (number: number, body: string): Notice => ({
  kind: 'notice',
  id: `n-${number}` as DocumentId,
  title: `第${number}号公示`,
  issuers: ['清溪县民政局'],
  publishedOn: null,
  theme: null,
  stages: [],
  columns: [],
  keywords: [],
  summary: '',
  body,
  closesOn: null,
})
const printedAt = Date.parse('2026-11-21T01:00:00.000Z')
/** Long enough for a chunk of its own, so that editions share some chunks and not others. */
const long = (text: string) => `${text}\n`.repeat(Math.ceil(200_000 / (text.length + 1)))
const first = printEdition([notice(1, long('农村低保名单')), notice(2, long('危房改造名单'))], lawLibrary, printedAt)
const second = printEdition([notice(1, long('农村低保名单')), notice(2, long('高龄津贴名单'))], lawLibrary, printedAt)

let drawers = 0
let store: StrictStore
let asked: string[] = []
beforeEach(() => {
  drawers += 1
  store = openStrictStore(`edition-${drawers}`)
  asked = []
})
afterEach(() => vi.unstubAllGlobals())

type Answer = (path: string, edition: Edition) => Response | Promise<Response>

const asPrinted: Answer = (path, edition) => {
  if (path.endsWith('/manifest.json')) return Response.json(edition.manifest)
  const bytes = edition.chunks.get(path.split('/').at(-1) ?? '')
  return bytes ? new Response(new Uint8Array(bytes)) : new Response('404', { status: 404 })
}

/** An intake that has printed an edition, as the terminal's network lets it through. */
const intakeHas = (edition: Edition, answer: Answer = asPrinted) => {
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    return answer(path, edition)
  })
}
const chunksAsked = () => asked.filter(path => path.includes('/chunks/')).map(path => path.split('/').at(-1))
const hashesOf = ({ manifest }: Edition) => manifest.chunks.map(chunk => chunk.hash)
const chunksKept = async () => (await store.loadKeys()).filter(key => key.startsWith('chunk:')).map(key => key.slice(6))
const sorted = (hashes: readonly (string | undefined)[]) => [...hashes].sort()
const found = async (text: string) => {
  const manifest = await loadManifest(store)
  if (!manifest) throw new Error('no edition')
  const library = await loadBodies(store, manifest, await loadTitles(store, manifest))
  return search(library, { text, filter: noFilter, from: 0, count: 10 }).hits.map(hit => hit.entry.id)
}
/** Brings an edition onto the terminal and forgets what was asked on the way. */
const holding = async (edition: Edition) => {
  intakeHas(edition)
  await fetchEdition(store)
  asked = []
}

const changedChunks = hashesOf(second).filter(hash => !hashesOf(first).includes(hash))
/** An intake whose answer for the last new chunk is another one. */
const atLastChunk =
  (answer: Answer): Answer =>
  (path, edition) =>
    path.endsWith(changedChunks.at(-1) ?? '—') ? answer(path, edition) : asPrinted(path, edition)

describe('a terminal without an edition', () => {
  test('fetches every chunk once and can search it', async () => {
    intakeHas(first)
    expect(await fetchEdition(store)).toEqual({ ok: true, value: { manifest: first.manifest, isNew: true } })
    expect(sorted(chunksAsked())).toEqual(sorted(hashesOf(first)))
    expect(await found('危房改造')).toEqual(['n-2'])
  })

  test('keeps none when there is no intake, or none is printed', async () => {
    intakeHas(first, () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await fetchEdition(store)).toEqual({ ok: false, problems: ['unreachable'] })
    intakeHas(first, () => Response.json({ problem: '还没有版次' }, { status: 404 }))
    expect(await fetchEdition(store)).toEqual({ ok: false, problems: ['unreachable'] })
    expect(await loadManifest(store)).toBeUndefined()
  })
})

describe('a terminal with an edition', () => {
  test('fetches no chunk while the intake has the same one', async () => {
    await holding(first)
    intakeHas(first)
    expect(await fetchEdition(store)).toEqual({ ok: true, value: { manifest: first.manifest, isNew: false } })
    expect(chunksAsked()).toEqual([])
  })

  test('fetches only what has changed in a newer one, and can delete what that no longer names', async () => {
    await holding(first)
    intakeHas(second)
    expect(await fetchEdition(store)).toMatchObject({ ok: true, value: { isNew: true } })
    expect(changedChunks.length).toBeLessThan(second.manifest.chunks.length)
    expect(chunksAsked()).toEqual(changedChunks)
    await removeUnreferenced(store, second.manifest)
    expect(sorted(await chunksKept())).toEqual(sorted(hashesOf(second)))
    expect(await found('高龄津贴')).toEqual(['n-2'])
    expect(await found('危房改造')).toEqual([])
  })

  test.each<readonly [string, Answer]>([
    [
      'one byte flipped',
      async (path, edition) => {
        const bytes = new Uint8Array(await (await asPrinted(path, edition)).arrayBuffer())
        bytes[100] = (bytes[100] ?? 0) ^ 1
        return new Response(bytes)
      },
    ],
    [
      'its end missing',
      async (path, edition) => new Response((await (await asPrinted(path, edition)).text()).slice(0, 99)),
    ],
    ["a captive portal's page in its place", () => new Response('<html>请登录无线网络</html>')],
  ])('keeps its edition when a chunk comes with %s', async (_, answer) => {
    await holding(first)
    intakeHas(second, atLastChunk(answer))
    expect(await fetchEdition(store)).toEqual({ ok: false, problems: ['corrupt'] })
    expect(await loadManifest(store)).toEqual(first.manifest)
    expect(await found('危房改造')).toEqual(['n-2'])
    expect(await chunksKept()).not.toContain(changedChunks.at(-1))
  })

  test.each<readonly [string, Answer]>([
    ['the network goes', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['the server fails', () => new Response('500', { status: 500 })],
  ])('keeps its edition when %s midway, and later fetches only what is still absent', async (_, answer) => {
    await holding(first)
    intakeHas(second, atLastChunk(answer))
    expect(await fetchEdition(store)).toEqual({ ok: false, problems: ['unreachable'] })
    expect(await loadManifest(store)).toEqual(first.manifest)
    expect(await found('危房改造')).toEqual(['n-2'])
    asked = []
    intakeHas(second)
    expect(await fetchEdition(store)).toMatchObject({ ok: true, value: { isNew: true } })
    expect(chunksAsked()).toEqual(changedChunks.slice(-1))
    expect(await loadManifest(store)).toEqual(second.manifest)
  })

  test.each([
    ['a page that is no manifest', () => new Response('<html>请登录无线网络</html>')],
    ['a manifest of another format', () => Response.json({ ...second.manifest, format: 2 })],
    [
      'a manifest whose chunk names lead elsewhere',
      () => Response.json({ ...second.manifest, chunks: [{ kind: 'place', hash: '../../keys', size: 1 }] }),
    ],
  ])('keeps its edition after %s', async (_, answer) => {
    await holding(first)
    intakeHas(second, answer)
    expect(await fetchEdition(store)).toEqual({ ok: false, problems: ['unreachable'] })
    expect(await loadManifest(store)).toEqual(first.manifest)
  })

  test('fetches anew a chunk that was damaged on its own disk', async () => {
    await holding(first)
    const [hash = ''] = hashesOf(first)
    const kept = await store.load(`chunk:${hash}`)
    if (!(kept instanceof ArrayBuffer)) throw new Error('no chunk')
    new Uint8Array(kept)[5] = 7 + (new Uint8Array(kept)[5] ?? 0)
    await store.save(`chunk:${hash}`, kept)
    await expect(loadPlace(store, first.manifest)).rejects.toThrow(BrokenEdition)
    await store.remove('manifest') // as the library worker does with a broken edition
    expect(await fetchEdition(store)).toMatchObject({ ok: true, value: { isNew: true } })
    expect(chunksAsked()).toEqual([hash])
    expect(await loadPlace(store, first.manifest)).toEqual(lawLibrary)
  })
})

describe('an edition on the terminal', () => {
  test('shows titles first, then every word, then whole documents', async () => {
    await holding(first)
    const titles = await loadTitles(store, first.manifest)
    expect(titles.bodies).toBeNull()
    expect(titles.catalog.entries.map(entry => entry.title)).toEqual(['第1号公示', '第2号公示'])
    const { bodies } = await loadBodies(store, first.manifest, titles)
    expect(bodies?.texts).toHaveLength(2)
    const documents = await loadDocumentChunk(store, first.manifest, titles.catalog.entries[1]?.chunk ?? -1)
    expect(documents.map(document => document.id)).toContain('n-2')
  })

  test('says that it is broken where a chunk is absent', async () => {
    await holding(first)
    for (const key of await chunksKept()) await store.remove(`chunk:${key}`)
    await expect(loadTitles(store, first.manifest)).rejects.toThrow(BrokenEdition)
    await expect(async () => loadDocumentChunk(store, first.manifest, 9)).rejects.toThrow(BrokenEdition)
  })
})
