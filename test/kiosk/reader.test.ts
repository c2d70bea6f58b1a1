import { describe, expect, test } from 'vitest'
import type { CatalogEntry } from '#domain/catalog.ts'
import type { CivilDate } from '#domain/civil-date.ts'
import type { DocumentId, Policy } from '#domain/document.ts'
import type { Relation } from '#domain/relation.ts'
import type { OpenedDocument, Related } from '#kiosk/library/messages.ts'
import { bearingsOf } from '#kiosk/reader/bearings.ts'
import { findInText, holderOf, wordsToFind } from '#kiosk/reader/find-in-text.ts'
import { historyOf } from '#kiosk/reader/history.ts'
import { fitParts } from '#kiosk/take-away/take-away.ts'

const entry = (id: string, publishedOn: string | null, kind: CatalogEntry['kind'] = 'policy'): CatalogEntry => ({
  id: id as DocumentId,
  kind,
  title: id,
  documentNumber: null,
  issuers: ['清溪县人民政府'],
  publishedOn: publishedOn as CivilDate | null,
  validity: null,
  form: null,
  promise: null,
})

const opened = (own: CatalogEntry, ...related: readonly Related[]): OpenedDocument => ({
  entry: own,
  related,
  document: { kind: own.kind } as Policy,
})

const bound = (kind: Relation['kind'], direction: Related['direction'], to: CatalogEntry): Related => ({
  kind,
  direction,
  entry: to,
})

describe('the history of a policy', () => {
  const own = entry('细则', '2025-04-01')
  const law = entry('法', null)
  const former = entry('旧细则', '2021-06-02')
  const later = entry('修改决定', '2026-01-05')

  test('goes by date, the open document in its place, undated ones last', () => {
    const stops = historyOf(
      opened(own, bound('amends', 'in', later), bound('basedOn', 'out', law), bound('replaces', 'out', former)),
      [],
    )
    expect(stops.map(stop => [stop.entry.id, ...stop.roles])).toEqual([
      ['旧细则', 'replacesOut'],
      ['细则'],
      ['修改决定', 'amendsIn'],
      ['法', 'basedOnOut'],
    ])
  })

  test('names a document once, with everything it is to the open one', () => {
    const stops = historyOf(opened(own, bound('replaces', 'out', former), bound('repeals', 'out', former)), [former])
    expect(stops.map(stop => stop.roles)).toEqual([['replacesOut', 'repealsOut'], []])
  })

  test('goes on to what the former document replaced', () => {
    const oldest = entry('更旧的细则', '2018-01-01')
    const stops = historyOf(opened(own, bound('replaces', 'out', former)), [former, oldest, own])
    expect(stops.map(stop => [stop.entry.id, ...stop.roles])).toEqual([
      ['更旧的细则', 'before'],
      ['旧细则', 'replacesOut'],
      ['细则'],
    ])
  })

  test('holds no guides, interpretations or answers', () => {
    const others = [
      bound('serves', 'in', entry('指南', '2025-04-01', 'guide')),
      bound('basedOn', 'in', entry('问答', '2025-05-01', 'questionAndAnswer')),
    ]
    expect(historyOf(opened(own, ...others), [])).toEqual([])
  })
})

test('what belongs to a document stands under one head each, interpretations by their form', () => {
  const picture = { ...entry('图', '2025-04-02', 'interpretation'), form: '图解' as const }
  const words = { ...entry('文', '2025-04-03', 'interpretation'), form: '文字' as const }
  const answer = entry('问', '2025-05-01', 'questionAndAnswer')
  const all = bearingsOf(
    opened(
      entry('细则', '2025-04-01'),
      bound('interprets', 'in', picture),
      bound('interprets', 'in', words),
      bound('interprets', 'in', words),
      bound('serves', 'in', entry('办', null, 'guide')),
      bound('basedOn', 'in', answer),
    ),
  )
  const ids = Object.fromEntries(Object.entries(all).map(([name, entries]) => [name, entries.map(each => each.id)]))
  expect(ids).toEqual({
    pictures: ['图'],
    texts: ['文'],
    videos: [],
    conferences: [],
    services: ['办'],
    policies: [],
    questions: ['问'],
  })
})

describe('finding in a text', () => {
  test('counts every place through from the title to the last block', () => {
    const found = findInText(['补贴方案', '无', '补贴对象和补贴标准'], ['补贴'])
    expect(found).toEqual({
      marks: [
        [[0, 2]],
        [],
        [
          [0, 2],
          [5, 7],
        ],
      ],
      before: [0, 1, 1],
      count: 3,
    })
  })

  test('knows the block of every place', () => {
    const found = findInText(['补贴方案', '无', '补贴对象和补贴标准'], ['补贴'])
    expect([0, 1, 2, 3].map(mark => holderOf(found, mark))).toEqual([0, 2, 2, -1])
  })

  test('takes words as they are typed, brackets and all', () => {
    expect(wordsToFind(' 清政办〔2025〕18号  ＡＢＣ ')).toEqual(['清政办〔2025〕18号', 'abc'])
    expect(findInText(['见清政办〔2025〕18号'], wordsToFind('〔2025〕18号')).count).toBe(1)
  })

  test('finds nothing where nothing is typed', () => {
    expect(findInText(['补贴'], wordsToFind('  ')).count).toBe(0)
  })
})

describe('what a phone takes along', () => {
  const cut = '全文请到本终端查阅。'

  test('is everything where the code has room', () => {
    const parts = [
      { name: '标题', line: '标题甲' },
      { name: '电话', line: '电话乙' },
    ]
    expect(fitParts(parts, cut)).toEqual({ text: '标题甲\n电话乙', held: ['标题', '电话'], isCut: false })
  })

  test('leaves out a part that has none, and says so', () => {
    const parts = [
      { name: '标题', line: '标题甲' },
      { name: '全文', line: '长'.repeat(300) },
      { name: '电话', line: '电话乙' },
    ]
    expect(fitParts(parts, cut)).toEqual({ text: `标题甲\n电话乙\n${cut}`, held: ['标题', '电话'], isCut: true })
  })
})
