import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CivilDate } from '#domain/civil-date.ts'
import type { LibraryDocument } from '#domain/document.ts'
import { chunksOf, type Manifest } from '#domain/edition.ts'
import {
  forgetEditions,
  loadEditions,
  removeChunk,
  removeUnreferenced,
  saveEditions,
  storedHashes,
} from '#kiosk/edition/edition-store.ts'
import { fetchEdition } from '#kiosk/edition/fetch-edition.ts'
import { BrokenEdition, loadDocument, loadPlace } from '#kiosk/edition/load-edition.ts'
import { type OpenEdition, openEdition } from '#kiosk/edition/open-edition.ts'
import { openStrictStore, type StrictStore } from '#kiosk/terminal/strict-store.ts'
import { type Copy, type Edition, printEdition, printSupplement } from '#press/print.ts'
import { search } from '#search/engine.ts'
import { noFilter } from '#search/filter.ts'
import { samplePolicy, sampleQuestion } from '../domain/sample-documents.ts'
import { copyOf, formerOf, sha256, writtenOver } from '../press/printed.ts'

const today = '2026-11-21' as CivilDate
const question = (number: number, body: string) => sampleQuestion(`q-${number}`, { title: `第${number}个问题`, body })
const lasting = Array.from({ length: 38 }, (_, number) => question(number + 3, `第${number + 3}个回答。`))
const bytesOfForm = new TextEncoder().encode('低保申请表')
const form = {
  format: 'pdf' as const,
  size: bytesOfForm.length,
  hash: sha256(bytesOfForm),
  text: '家庭人口',
  bytes: bytesOfForm,
}
const { bytes: _, ...attached } = form
const low = { ...question(1, '农村低保名单'), attachments: [{ ...attached, name: '附件1' }] }
const copyWith = (second: LibraryDocument): Copy => copyOf([low, second, ...lasting], { files: [form] })

const former = copyWith(question(2, '危房改造名单'))
const first = printEdition(former)
const supplement = printSupplement(formerOf(first), copyWith(question(2, '高龄津贴名单')))
if (!supplement) throw new Error('so much has changed that the whole is printed')
/** The edition after, as the intake serves it: the former volume without a document, and that document in a supplement. */
const second = writtenOver(first, supplement)

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
const megabytes = 1024 * 1024
const fetched = (freeBytes = 1000 * megabytes) =>
  fetchEdition(store, { freeBytes: async () => freeBytes, refused: [], isRoomWanted: () => false })
const chunksAsked = () => asked.filter(path => path.includes('/chunks/')).map(path => path.split('/').at(-1))
const hashesOf = ({ manifest }: Edition) => chunksOf(manifest).map(chunk => chunk.hash)
const chunksKept = async () => [...(await storedHashes(store))]
const sorted = (hashes: readonly (string | undefined)[]) => [...hashes].sort()
const opened = (manifest: Manifest, before?: OpenEdition, tell: (edition: OpenEdition) => void = () => {}) =>
  openEdition(store, manifest, { today, before, tell })
const foundIn = ({ library }: OpenEdition, text: string) =>
  search(library, { text, within: [], filter: noFilter, order: 'relevance', count: 10 }).answer.hits.map(
    hit => hit.entry.id,
  )
const shown = async () => {
  const editions = await loadEditions(store)
  if (!editions) throw new Error('no edition')
  return editions.current
}
const found = async (text: string) => foundIn(await opened(await shown()), text)
/** Brings an edition onto the terminal, opened whole, and forgets what was asked on the way. */
const holding = async (edition: Edition) => {
  intakeHas(edition)
  await fetched()
  await saveEditions(store, { current: edition.manifest, previous: null })
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
    expect(await fetched()).toEqual({ ok: true, value: { manifest: first.manifest, isNew: true } })
    expect(sorted(chunksAsked())).toEqual(sorted(hashesOf(first)))
    expect(await loadEditions(store)).toEqual({ current: first.manifest, previous: null })
    expect(await found('危房改造')).toEqual(['q-2'])
  })

  test('keeps none when there is no intake, or none is printed', async () => {
    intakeHas(first, () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await fetched()).toEqual({ ok: false, problems: ['unreachable'] })
    intakeHas(first, () => Response.json({ problem: '还没有版次' }, { status: 404 }))
    expect(await fetched()).toEqual({ ok: false, problems: ['unreachable'] })
    expect(await loadEditions(store)).toBeUndefined()
  })

  test('takes an edition that holds no document yet', async () => {
    const empty = printEdition(copyOf([]))
    intakeHas(empty)
    expect(await fetched()).toMatchObject({ ok: true })
    const { library, place, whole } = await opened(await shown())
    expect([library.places.size, whole, place.place.id]).toEqual([0, 0, 'laws'])
  })
})

describe('a terminal with an edition', () => {
  test('fetches no chunk while the intake has the same one', async () => {
    await holding(first)
    intakeHas(first)
    expect(await fetched()).toEqual({ ok: true, value: { manifest: first.manifest, isNew: false } })
    expect(chunksAsked()).toEqual([])
    expect(await loadEditions(store)).toEqual({ current: first.manifest, previous: null })
  })

  test('fetches only what a supplement adds, and can delete what no edition names', async () => {
    await holding(first)
    await store.save('chunk:left-over', new ArrayBuffer(1))
    intakeHas(second)
    expect(await fetched()).toMatchObject({ ok: true, value: { isNew: true } })
    expect(changedChunks).toHaveLength(5)
    expect(changedChunks.length).toBeLessThan(hashesOf(second).length)
    expect(chunksAsked()).toEqual(changedChunks)
    await removeUnreferenced(store, [second.manifest])
    expect(sorted(await chunksKept())).toEqual(sorted(hashesOf(second)))
    expect(await found('高龄津贴')).toEqual(['q-2'])
    expect(await found('危房改造')).toEqual([])
    expect(await found('第40个回答')).toEqual(['q-40'])
  })

  test('remembers the edition before, with all its chunks, until it turns away from it', async () => {
    await holding(first)
    const other = printEdition(copyOf([question(2, '高龄津贴名单')]))
    intakeHas(other)
    await fetched()
    expect(await loadEditions(store)).toEqual({ current: other.manifest, previous: first.manifest })
    await removeUnreferenced(store, [other.manifest, first.manifest])
    expect(foundIn(await opened(first.manifest), '危房改造')).toEqual(['q-2'])
    expect(foundIn(await opened(other.manifest), '高龄津贴')).toEqual(['q-2'])
    await saveEditions(store, { current: other.manifest, previous: null })
    await removeUnreferenced(store, [other.manifest])
    expect(await loadEditions(store)).toEqual({ current: other.manifest, previous: null })
    await expect(opened(first.manifest)).rejects.toThrow(BrokenEdition)
    expect(foundIn(await opened(other.manifest), '高龄津贴')).toEqual(['q-2'])
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
      async (path, edition) => new Response((await (await asPrinted(path, edition)).arrayBuffer()).slice(0, 99)),
    ],
    ["a captive portal's page in its place", () => new Response('<html>请登录无线网络</html>')],
  ])('keeps its edition when a chunk comes with %s', async (_, answer) => {
    await holding(first)
    intakeHas(second, atLastChunk(answer))
    expect(await fetched()).toEqual({ ok: false, problems: ['corrupt'] })
    expect(await loadEditions(store)).toEqual({ current: first.manifest, previous: null })
    expect(await found('危房改造')).toEqual(['q-2'])
    expect(await chunksKept()).not.toContain(changedChunks.at(-1))
  })

  test.each<readonly [string, Answer]>([
    ['the network goes', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['the server fails', () => new Response('500', { status: 500 })],
  ])('keeps its edition when %s midway, and later fetches only what is still absent', async (_, answer) => {
    await holding(first)
    intakeHas(second, atLastChunk(answer))
    expect(await fetched()).toEqual({ ok: false, problems: ['unreachable'] })
    expect(await loadEditions(store)).toEqual({ current: first.manifest, previous: null })
    expect(await found('危房改造')).toEqual(['q-2'])
    asked = []
    intakeHas(second)
    expect(await fetched()).toMatchObject({ ok: true, value: { isNew: true } })
    expect(chunksAsked()).toEqual(changedChunks.slice(-1))
    expect(await shown()).toEqual(second.manifest)
  })

  test('deletes what it has of an edition that was overtaken, and nothing of its own', async () => {
    await holding(first)
    const overtaken = printEdition(copyOf([question(2, '没有发完的一版')]))
    const last = hashesOf(overtaken).at(-1) ?? '—'
    intakeHas(overtaken, (path, edition) =>
      path.endsWith(last) ? new Response('', { status: 500 }) : asPrinted(path, edition),
    )
    expect(await fetched()).toEqual({ ok: false, problems: ['unreachable'] })
    expect((await chunksKept()).some(hash => !hashesOf(first).includes(hash))).toBe(true)
    intakeHas(second)
    await fetched()
    expect(sorted(await chunksKept())).toEqual(sorted([...hashesOf(first), ...changedChunks]))
  })

  test.each([
    ['a page that is no manifest', () => new Response('<html>请登录无线网络</html>')],
    ['a manifest of another format', () => Response.json({ ...second.manifest, format: 1 })],
    [
      'a manifest whose chunk names lead elsewhere',
      () => Response.json({ ...second.manifest, files: [{ hash: '../../keys', size: 1 }] }),
    ],
  ])('keeps its edition after %s', async (_, answer) => {
    await holding(first)
    intakeHas(second, answer)
    expect(await fetched()).toEqual({ ok: false, problems: ['unreachable'] })
    expect(await shown()).toEqual(first.manifest)
    expect(chunksAsked()).toEqual([])
  })

  test('fetches anew a chunk that was damaged on its own disk', async () => {
    await holding(first)
    const [hash = ''] = hashesOf(first)
    const kept = await store.load(`chunk:${hash}`)
    if (!(kept instanceof ArrayBuffer)) throw new Error('no chunk')
    new Uint8Array(kept)[5] = 7 + (new Uint8Array(kept)[5] ?? 0)
    await store.save(`chunk:${hash}`, kept)
    await expect(loadPlace(store, first.manifest)).rejects.toThrow(BrokenEdition)
    await forgetEditions(store) // as the library worker does with a broken edition
    expect(await fetched()).toMatchObject({ ok: true, value: { isNew: true } })
    expect(chunksAsked()).toEqual([hash])
    expect(await loadPlace(store, first.manifest)).toEqual(former.place)
  })

  test('fetches again what has gone missing of the very edition it shows', async () => {
    await holding(first)
    const details = first.manifest.volumes[0]?.details[0]?.hash ?? ''
    for (const hash of [form.hash, details]) await removeChunk(store, hash)
    expect(await fetched()).toEqual({ ok: true, value: { manifest: first.manifest, isNew: false } })
    expect(sorted(chunksAsked())).toEqual(sorted([form.hash, details]))
    expect(await loadEditions(store)).toEqual({ current: first.manifest, previous: null })
  })
})

describe('a disk that is nearly full', () => {
  const sizeOf = (hashes: readonly string[]) =>
    chunksOf(second.manifest).reduce((sum, chunk) => sum + (hashes.includes(chunk.hash) ? chunk.size : 0), 0)
  const reserve = 64 * megabytes

  test('takes no edition, and not one chunk of it, when it would leave too little for submissions', async () => {
    await holding(first)
    intakeHas(second)
    expect(await fetched(reserve + sizeOf(changedChunks) - 1)).toEqual({ ok: false, problems: ['noSpace'] })
    expect(chunksAsked()).toEqual([])
    expect(sorted(await chunksKept())).toEqual(sorted(hashesOf(first)))
    expect(await loadEditions(store)).toEqual({ current: first.manifest, previous: null })
    expect(await found('危房改造')).toEqual(['q-2'])
  })

  test('takes one that leaves just enough, counting only what it has to fetch', async () => {
    await holding(first)
    intakeHas(second)
    expect(await fetched(reserve + sizeOf(changedChunks))).toMatchObject({ ok: true, value: { isNew: true } })
    expect(chunksAsked()).toEqual(changedChunks)
  })

  test('does not keep it from one that needs nothing more', async () => {
    await holding(first)
    intakeHas({ ...first, manifest: { ...first.manifest, version: '2026-11-22.00000000' } })
    expect(await fetched(0)).toMatchObject({ ok: true, value: { isNew: true } })
    expect(chunksAsked()).toEqual([])
  })
})

describe('an edition on the terminal', () => {
  test('shows titles first, then every word, then whole documents', async () => {
    await holding(first)
    const steps: (readonly [readonly string[], readonly string[], boolean])[] = []
    const edition = await opened(first.manifest, undefined, step => {
      const isBare = step.library.volumes.every(volume => volume.bodies === null)
      steps.push([foundIn(step, '第2个问题'), foundIn(step, '危房改造'), isBare])
    })
    expect(steps).toEqual([
      [['q-2'], [], true],
      [['q-2'], ['q-2'], false],
    ])
    const [volume] = first.manifest.volumes
    for (const document of former.documents) {
      const place = edition.library.places.get(document.id)
      if (!volume || !place) throw new Error(`no ${document.id}`)
      expect(await loadDocument(store, volume, { loaded: place.volume, number: place.number })).toEqual(document)
    }
  })

  test('gives back every document whole where texts and details fill several chunks', async () => {
    const line = '本县居民可以向户籍所在地的乡镇人民政府提出申请。\n'
    const long = [question(1, line.repeat(40_000).trim()), question(2, `${line.repeat(40_000)}第二篇的末尾。`)]
    const documents = [...long, ...Array.from({ length: 600 }, (_, number) => question(number + 3, `回答${number}。`))]
    await holding(printEdition(copyOf(documents)))
    const manifest = await shown()
    const edition = await opened(manifest)
    const [volume] = manifest.volumes
    const [loaded] = edition.library.volumes
    if (!volume || !loaded) throw new Error('no volume')
    expect([volume.texts.length, volume.details.length]).toEqual([2, 2])
    for (const number of [0, 1, 2, 499, 500, 601])
      expect(await loadDocument(store, volume, { loaded, number })).toEqual(documents[number])
    expect(foundIn(edition, '第二篇的末尾')).toEqual(['q-2'])
  })

  test('of several volumes tells of each step: the titles of the first, all titles, then the words of each', async () => {
    await holding(second)
    const steps: (readonly [volumes: number, whole: number])[] = []
    await opened(second.manifest, undefined, step => steps.push([step.library.volumes.length, step.whole]))
    expect(steps).toEqual([
      [1, 0],
      [2, 0],
      [2, 1],
      [2, 2],
    ])
  })

  test('takes over the volumes of the edition before and loads none of their chunks again', async () => {
    await holding(first)
    const before = await opened(first.manifest)
    intakeHas(second)
    await fetched()
    const own = new Set([second.manifest.place.hash, second.manifest.pinyin.hash, ...changedChunks])
    const phrases = second.manifest.volumes[1]?.phrases.hash ?? ''
    for (const hash of await chunksKept()) if (!own.has(hash) && hash !== phrases) await removeChunk(store, hash)
    await expect(opened(second.manifest)).rejects.toThrow(BrokenEdition)
    const steps: (readonly [volumes: number, whole: number])[] = []
    const edition = await opened(second.manifest, before, step => steps.push([step.library.volumes.length, step.whole]))
    expect(steps).toEqual([
      [1, 1],
      [2, 1],
      [2, 2],
    ])
    expect(edition.library.volumes[0]?.bodies).toBe(before.library.volumes[0]?.bodies)
    expect(foundIn(edition, '第40个回答')).toEqual(['q-40'])
    expect(foundIn(edition, '高龄津贴')).toEqual(['q-2'])
    expect(foundIn(edition, '危房改造')).toEqual([])
    expect(edition.library.places.size).toBe(40)
  })

  test('leaves the edition before as it was, so that it can be shown again', async () => {
    await holding(first)
    const before = await opened(first.manifest)
    intakeHas(second)
    await fetched()
    await opened(second.manifest, before)
    expect(foundIn(before, '危房改造')).toEqual(['q-2'])
    expect(before.library.places.size).toBe(40)
  })

  test('marks what has expired since it was printed', async () => {
    const ending = samplePolicy('p-1', { title: '到期的办法', expiresOn: '2026-12-31' })
    await holding(printEdition(copyOf([ending])))
    const stateOn = async (day: string) => {
      const edition = await openEdition(store, await shown(), {
        today: day as CivilDate,
        before: undefined,
        tell: () => {},
      })
      const { hits } = search(edition.library, {
        text: '办法',
        within: [],
        filter: noFilter,
        order: 'relevance',
        count: 10,
      }).answer
      return hits[0]?.entry.validity?.state
    }
    expect(await stateOn('2026-12-31')).toBe('inForce')
    expect(await stateOn('2027-01-01')).toBe('expired')
  })

  test('says that it is broken where any chunk that it needs is absent', async () => {
    await holding(second)
    const needed = hashesOf(second).filter(hash => hash !== form.hash)
    const details = second.manifest.volumes.flatMap(volume => volume.details.map(chunk => chunk.hash))
    for (const hash of needed.filter(each => !details.includes(each))) {
      const bytes = await store.load(`chunk:${hash}`)
      await removeChunk(store, hash)
      await expect(opened(second.manifest)).rejects.toThrow(BrokenEdition)
      await store.save(`chunk:${hash}`, bytes)
    }
    expect(foundIn(await opened(second.manifest), '高龄津贴')).toEqual(['q-2'])
  })

  test('opens without its attachments and the rest of its documents, and says which document is broken', async () => {
    await holding(first)
    const [volume] = first.manifest.volumes
    const [details] = volume?.details ?? []
    const edition = await opened(first.manifest)
    const [loaded] = edition.library.volumes
    if (!volume || !details || !loaded) throw new Error('no volume')
    await expect(loadDocument(store, volume, { loaded, number: 40 })).rejects.toThrow(BrokenEdition)
    for (const hash of [details.hash, form.hash]) await removeChunk(store, hash)
    expect(foundIn(await opened(first.manifest), '危房改造')).toEqual(['q-2'])
    await expect(loadDocument(store, volume, { loaded, number: 1 })).rejects.toThrow(BrokenEdition)
  })
})
