import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { LibraryDocument } from '#domain/document.ts'
import { chunksOf, manifestSchema } from '#domain/edition.ts'
import { parse } from '#domain/schema.ts'
import { readFormer } from '#press/former.ts'
import { type Edition, printEdition, printSupplement } from '#press/print.ts'
import { writeEdition } from '#press/write.ts'
import { samplePolicy, sampleQuestion } from '../domain/sample-documents.ts'
import { change, newCounty, printed, printedAt, temporaryFolder, write } from './county.ts'
import { copyOf, documentsIn, formerOf, idsByVolume, sha256, writtenOver } from './printed.ts'

afterEach(() => vi.restoreAllMocks())

const questions = (count: number): readonly LibraryDocument[] =>
  Array.from({ length: count }, (_, number) =>
    sampleQuestion(`q-${number}`, { title: `第${number}个问题`, body: `第${number}个回答。` }),
  )
const forty = questions(40)
const base = printEdition(copyOf(forty))

const changed = (documents: readonly LibraryDocument[], ...ids: readonly string[]): readonly LibraryDocument[] =>
  documents.map(document => (ids.includes(document.id) ? { ...document, body: `${document.body}更正。` } : document))

/** The folder of an edition after the next was written over it, where that could be a supplement. */
const reprinted = (former: Edition, documents: readonly LibraryDocument[], at = printedAt): Edition => {
  const supplement = printSupplement(formerOf(former), copyOf(documents, { printedAt: at }))
  if (!supplement) throw new Error('so much has changed that the whole is printed')
  return writtenOver(former, supplement)
}
const isWhole = (former: Edition, documents: readonly LibraryDocument[]) =>
  printSupplement(formerOf(former), copyOf(documents)) === null
const idsOf = (documents: readonly LibraryDocument[]) => documents.map(document => document.id)
const without = (ids: readonly string[], ...gone: readonly string[]) => ids.filter(id => !gone.includes(id))
const byId = (documents: readonly LibraryDocument[]) =>
  [...documents].map(document => ({ ...document, body: '' })).sort((left, right) => (left.id < right.id ? -1 : 1))

describe('after a document was changed', () => {
  const next = reprinted(base, changed(forty, 'q-3'))

  test('only a small volume is added, and the volume before keeps its chunks and lists the number of the document', () => {
    const [first] = base.manifest.volumes
    expect(next.manifest.volumes).toHaveLength(2)
    expect(next.manifest.volumes[0]).toEqual({ ...first, withdrawn: [3] })
    expect(next.manifest.volumes[1]).toMatchObject({ documents: 1, isSupplement: true, withdrawn: [] })
    expect(idsByVolume(next)).toEqual([without(idsOf(forty), 'q-3'), ['q-3']])
  })

  test('no unchanged document is printed again', () => {
    const supplement = printSupplement(formerOf(base), copyOf(changed(forty, 'q-3')))
    const [volume] = base.manifest.volumes
    const former = volume ? [volume.catalog, volume.names, volume.grams, ...volume.texts, ...volume.details] : []
    expect(former).toHaveLength(5)
    for (const { hash } of former) expect(supplement?.chunks.has(hash)).toBe(false)
    const fresh = chunksOf(next.manifest).filter(({ hash }) => !base.chunks.has(hash))
    expect(fresh).toHaveLength(5)
  })

  test('its texts are packed with the phrases that the terminals have', () => {
    expect(next.manifest.volumes[1]?.phrases).toEqual(base.manifest.volumes[0]?.phrases)
  })

  test('the whole holds every document once, as it is now', () => {
    expect(byId(documentsIn(next))).toEqual(byId(changed(forty, 'q-3')))
    expect(next.manifest.counts).toEqual(base.manifest.counts)
  })

  test('the manifest is one that a terminal reads, under a version of its own', () => {
    expect(parse(manifestSchema, JSON.parse(JSON.stringify(next.manifest))).ok).toBe(true)
    expect(next.manifest.version).not.toBe(base.manifest.version)
  })

  test('the same change of the same edition gives the same bytes', () => {
    const again = reprinted(base, changed(questions(40), 'q-3'))
    expect(again.manifest).toEqual(next.manifest)
    expect(again.chunks).toEqual(next.chunks)
  })
})

describe('after a document', () => {
  test('was added, the volume before stays as it is', () => {
    const next = reprinted(base, questions(41))
    expect(next.manifest.volumes[0]).toEqual(base.manifest.volumes[0])
    expect(idsByVolume(next)).toEqual([idsOf(forty), ['q-40']])
    expect(next.manifest.counts.questionAndAnswer).toBe(41)
  })

  test('was removed, its number is withdrawn and no volume is added', () => {
    const next = reprinted(base, forty.slice(1))
    expect(next.manifest.volumes).toEqual([{ ...base.manifest.volumes[0], withdrawn: [0] }])
    expect(next.manifest.counts.questionAndAnswer).toBe(39)
    expect(next.manifest.version).not.toBe(base.manifest.version)
  })

  test('was removed and came back as it had been, it is there again once', () => {
    const next = reprinted(reprinted(base, forty.slice(1)), forty)
    expect(byId(documentsIn(next))).toEqual(byId(forty))
  })

  test('was changed twice, only the last state is found', () => {
    const once = reprinted(base, changed(forty, 'q-3'))
    const twice = reprinted(once, changed(changed(forty, 'q-3'), 'q-3'))
    expect(idsByVolume(twice)).toEqual([without(idsOf(forty), 'q-3'), [], ['q-3']])
    expect(twice.manifest.volumes[1]).toEqual({ ...once.manifest.volumes[1], withdrawn: [0] })
  })

  test('was changed and changed back, it is found once, in later printings too', () => {
    const all = questions(60)
    const back = reprinted(reprinted(printEdition(copyOf(all)), changed(all, 'q-3')), all)
    expect(byId(documentsIn(back))).toEqual(byId(all))
    expect(byId(documentsIn(reprinted(back, questions(61))))).toEqual(byId(questions(61)))
  })

  test('replaced another, both are printed: the one that replaces and the one that is repealed by it', () => {
    const old = samplePolicy('old')
    const former = printEdition(copyOf([...forty, old]))
    const repealed = samplePolicy('old', { validity: { state: 'repealed', reason: '已由《新办法》代替' } })
    const next = reprinted(former, [...forty, repealed, samplePolicy('new', { replaces: ['old'] })])
    expect(idsByVolume(next).at(-1)).toEqual(['old', 'new'])
  })
})

test('when nothing was changed, nothing but the day is new', () => {
  const next = reprinted(base, forty, printedAt + 86_400_000)
  expect(chunksOf(next.manifest)).toEqual(chunksOf(base.manifest))
  expect(next.manifest.volumes).toEqual(base.manifest.volumes)
  expect(next.manifest.version).toMatch(/^2026-11-22\./)
})

describe('the whole is printed anew', () => {
  test('when more than a tenth of the documents is new', () => {
    expect(isWhole(base, questions(44))).toBe(false)
    expect(isWhole(base, questions(45))).toBe(true)
  })

  test('when more than a tenth has been taken out', () => {
    expect(isWhole(base, forty.slice(3))).toBe(false)
    expect(isWhole(base, forty.slice(4))).toBe(true)
  })

  test('when more than a twentieth was changed, since each change takes one out and puts one in', () => {
    expect(isWhole(base, changed(forty, 'q-0', 'q-1'))).toBe(false)
    expect(isWhole(base, changed(forty, 'q-0', 'q-1', 'q-2'))).toBe(true)
  })

  test('when the changes of several printings come to more than a tenth together', () => {
    const once = reprinted(base, changed(forty, 'q-0', 'q-1'))
    expect(isWhole(once, changed(forty, 'q-0', 'q-1'))).toBe(false)
    expect(isWhole(once, changed(forty, 'q-0', 'q-1', 'q-2'))).toBe(false)
    expect(isWhole(once, changed(forty, 'q-0', 'q-1', 'q-2', 'q-3'))).toBe(true)
  })
})

describe('the ninth supplement', () => {
  const all = questions(300)
  const ids = Array.from({ length: 9 }, (_, number) => `q-${number}`)
  const states = ids.map((_, number) => changed(all, ...ids.slice(0, number + 1)))
  const eighth = states
    .slice(0, 8)
    .reduce((edition, documents) => reprinted(edition, documents), printEdition(copyOf(all)))

  test('binds the eight before it and itself into one', () => {
    expect(eighth.manifest.volumes.map(volume => volume.isSupplement)).toEqual([false, ...Array(8).fill(true)])
    const ninth = reprinted(eighth, states[8] ?? [])
    expect(idsByVolume(ninth)).toEqual([without(idsOf(all), ...ids), ids])
    expect(ninth.manifest.volumes[1]).toMatchObject({ documents: 9, isSupplement: true, withdrawn: [] })
    expect(byId(documentsIn(ninth))).toEqual(byId(states[8] ?? []))
  })
})

const temporary = temporaryFolder()
let folders = 0
const newFolder = () => {
  folders += 1
  return join(temporary(), `edition-${folders}`)
}
const filesIn = async (folder: string) => (await readdir(join(folder, 'chunks'))).sort()
const namesOf = ({ manifest }: Edition) => [...new Set(chunksOf(manifest).map(chunk => chunk.hash))].sort()

describe('a supplement that is written into the folder of the edition before', () => {
  test('keeps the chunks that its manifest names, removes the others, and each is whole', async () => {
    const folder = newFolder()
    await writeEdition(folder, base)
    const copy = copyOf(changed(forty, 'q-3'))
    const supplement = printSupplement(formerOf(base), { ...copy, place: { ...copy.place, terms: ['低保'] } })
    if (!supplement) throw new Error('no supplement')
    await writeEdition(folder, supplement)
    expect(await filesIn(folder)).toEqual(namesOf(supplement))
    for (const name of await filesIn(folder)) expect(sha256(await readFile(join(folder, 'chunks', name)))).toBe(name)
    expect(namesOf(base).filter(name => !namesOf(supplement).includes(name))).toEqual([base.manifest.place.hash])
  })

  test('is what the next one builds on', async () => {
    const folder = newFolder()
    const next = reprinted(base, changed(forty, 'q-3'))
    await writeEdition(folder, next)
    expect(await readFormer(folder)).toEqual(formerOf(next))
  })
})

describe('an edition before that cannot be built on', () => {
  const catalogOf = ({ manifest }: Edition) => manifest.volumes[0]?.catalog.hash ?? ''
  const textsOf = ({ manifest }: Edition) => manifest.volumes[0]?.texts[0]?.hash ?? ''

  test('is none where there is no folder, and none is told about', async () => {
    const told = vi.spyOn(console, 'warn')
    expect(await readFormer(newFolder())).toBeNull()
    expect(told).not.toHaveBeenCalled()
  })

  test('is none where it holds no document', async () => {
    const folder = newFolder()
    await writeEdition(folder, printEdition(copyOf([])))
    expect(await readFormer(folder)).toBeNull()
  })

  test('is none where it is of another format', async () => {
    const folder = newFolder()
    await writeEdition(folder, base)
    await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...base.manifest, format: 1 }))
    expect(await readFormer(folder)).toBeNull()
  })

  test.each<readonly [string, string, string]>([
    ['its manifest is torn', 'manifest.json', '{"format": 2'],
    ['its catalogue is damaged', `chunks/${catalogOf(base)}`, '坏'],
    ['a chunk that would be kept is damaged', `chunks/${textsOf(base)}`, ''],
  ])('is none where %s, which is told', async (_, name, content) => {
    const told = vi.spyOn(console, 'warn').mockReturnValue()
    const folder = newFolder()
    await writeEdition(folder, base)
    await writeFile(join(folder, name), content)
    expect(await readFormer(folder)).toBeNull()
    expect(told).toHaveBeenCalledOnce()
  })
})

describe('the press', () => {
  const notice = (number: number) =>
    write('类型: 公示公告', `标题: 第${number}号公示`, '发布机关: [清溪县民政局]', '发布日期: 2026-10-20')
  const files = Object.fromEntries(Array.from({ length: 30 }, (_, number) => [`n-${number}.md`, notice(number)]))
  /** A county and the folder that its first edition was written into. */
  const printedCounty = async () => {
    const [place, out] = [await newCounty(temporary(), files), newFolder()]
    await writeEdition(out, await printed({ place, after: out }))
    return { place, out }
  }

  test('prints only what an editor has changed since', async () => {
    const { place, out } = await printedCounty()
    await writeFile(join(place, 'library/n-7.md'), change(notice(7), '第7号公示', '第7号公示(更正)'))
    const { manifest } = await printed({ place, after: out })
    expect(manifest.volumes.map(volume => [volume.documents, volume.withdrawn.length])).toEqual([
      [30, 1],
      [1, 0],
    ])
  })

  test('prints the whole where it is not told of an edition before', async () => {
    const { place, out } = await printedCounty()
    await writeFile(join(place, 'library/n-7.md'), change(notice(7), '第7号公示', '第7号公示(更正)'))
    expect((await printed({ place })).manifest.volumes).toMatchObject([{ documents: 30, withdrawn: [] }])
    expect((await printed({ place, after: out })).manifest.volumes).toHaveLength(2)
  })

  test('prints the whole where the edition before is damaged, and so mends it', async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    const { place, out } = await printedCounty()
    const [chunk = ''] = await filesIn(out)
    await writeFile(join(out, 'chunks', chunk), '')
    await writeEdition(out, await printed({ place, after: out }))
    for (const name of await filesIn(out)) expect(sha256(await readFile(join(out, 'chunks', name)))).toBe(name)
  })

  test('counts a document whose file was deleted no more', async () => {
    const { out } = await printedCounty()
    const { 'n-0.md': _, ...rest } = files
    const { manifest } = await printed({ place: await newCounty(temporary(), rest), after: out })
    expect(manifest.counts.notice).toBe(29)
    expect(manifest.volumes).toMatchObject([{ documents: 30, withdrawn: [expect.any(Number)] }])
  })
})
