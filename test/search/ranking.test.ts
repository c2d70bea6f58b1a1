import { describe, expect, test } from 'vitest'
import type { CivilDate } from '#domain/civil-date.ts'
import type { Validity } from '#domain/document.ts'
import { parseDocumentNumber } from '#domain/document-number.ts'
import { type Answer, search as answer, type Tally } from '#search/engine.ts'
import { type Filter, noFilter } from '#search/filter.ts'
import type { SearchableLibrary } from '#search/library.ts'
import type { Query } from '#search/query.ts'
import { similar } from '#search/suggest.ts'
import { guide, libraryOf, policy, titlesOnly } from './open-library.ts'

const search = (library: SearchableLibrary, query: Partial<Query>): Answer & Tally => {
  const found = answer(library, { text: '', within: [], filter: noFilter, order: 'relevance', count: 10, ...query })
  const counting = found.count()
  for (let step = counting.next(); ; step = counting.next()) if (step.done) return { ...found.answer, ...step.value }
}

const ask = (library: SearchableLibrary, text: string, filter: Partial<Filter> = {}) =>
  search(library, { text, filter: { ...noFilter, ...filter } })
const idsOf = ({ hits }: Answer) => hits.map(hit => hit.entry.id)
const found = (library: SearchableLibrary, text: string, filter: Partial<Filter> = {}) =>
  idsOf(ask(library, text, filter))

const repealed: Validity = { state: 'repealed', reason: '清政〔2024〕6号代替了本办法' }

describe('a search', () => {
  const library = libraryOf(
    policy('subsidy', '农机购置补贴实施办法', '每台农机按购置价格的三成补贴。'),
    policy('dwelling', '农村危房改造办法', '改造后的住房每户不超过120平方米,按户补贴。'),
    guide('allowance', '低保申请', '向户籍所在地申请。'),
  )

  test('finds exactly the documents that hold every word, wherever it stands', () => {
    expect(found(library, '补贴').sort()).toEqual(['dwelling', 'subsidy'])
    expect(found(library, '补贴 农机')).toEqual(['subsidy'])
    expect(found(library, '补贴 住房')).toEqual(['dwelling'])
    expect(found(library, '补贴 低保')).toEqual([])
    expect(found(library, '12号窗')).toEqual(['allowance'])
  })

  test('does not find a word whose characters only stand apart', () => {
    expect(found(library, '农改')).toEqual([])
    expect(found(library, '机补购')).toEqual([])
  })

  test('does not mind full width, capitals and punctuation between words', () => {
    expect(found(library, '１２０平方米')).toEqual(['dwelling'])
    expect(found(library, '“危房”,改造。')).toEqual(['dwelling'])
  })

  test('counts what it found of each kind, also while one kind is chosen', () => {
    const answer = ask(library, '申请', { kind: 'policy' })
    expect(answer.total).toBe(0)
    expect(answer.kinds).toEqual({ policy: 0, guide: 1, interpretation: 0, notice: 0, questionAndAnswer: 0 })
  })

  test('narrows down by stage and column', () => {
    expect(found(library, '', { stage: '救助' })).toEqual(['allowance'])
    expect(found(library, '', { column: '基层领域' })).toEqual(['allowance'])
    expect(found(library, '补贴', { stage: '救助' })).toEqual([])
  })

  test('gives a page of hits and the number of all', () => {
    const answer = search(library, { count: 1 })
    expect(answer.total).toBe(3)
    expect(answer.hits).toHaveLength(1)
  })

  test('marks the words in the title and in a passage of the text', () => {
    const [hit] = ask(library, '农机').hits
    expect(hit?.titleMarks).toEqual([[0, 2]])
    const [start = 0, end = 0] = hit?.excerpt?.marks[0] ?? []
    expect(hit?.excerpt?.text.slice(start, end)).toBe('农机')
  })

  test('without words gives the latest first, what no longer binds at the end', () => {
    const dated = libraryOf(
      policy('old', '甲办法', '', { publishedOn: '2020-01-01' as CivilDate }),
      policy('gone', '乙办法', '', { publishedOn: '2026-01-01' as CivilDate, state: repealed }),
      policy('new', '丙办法', '', { publishedOn: '2025-01-01' as CivilDate }),
    )
    expect(found(dated, '')).toEqual(['new', 'old', 'gone'])
    expect(found(dated, ' ')).toEqual(['new', 'old', 'gone'])
    expect(found(dated, ',。')).toEqual([])
  })
})

describe('a document number (文号)', () => {
  const body = '根据清政办〔2025〕18号的规定,清政办〔2025〕18号,清政办〔2025〕18号。'
  const library = libraryOf(
    policy('quoting', '关于清政办〔2025〕18号的说明', body),
    policy('longer', '农村公路养护办法', '养护。', { number: '清政办〔2025〕118号' }),
    policy('numbered', '农村公路建设办法', '建设。', { number: '清政办〔2025〕18号' }),
    policy('order', '政府信息公开条例', '公开。', { number: '国务院令第711号' }),
  )

  test.each([
    '清政办〔2025〕18号',
    '清政办[2025]18号',
    '清政办【2025】18号',
    '清政办(2025)18号',
    '清政办(2025)18号',
    '清政办［2025］18号',
    '清政办〔２０２５〕１８号',
    '清政办 〔2025〕 18号',
    '清政办〔2025〕18',
    '清政办202518号',
  ])('brings its own document first, written %s', typed => {
    expect(found(library, typed)[0]).toBe('numbered')
  })

  test('also finds who quotes it, however it is typed', () => {
    for (const typed of ['清政办〔2025〕18号', '清政办2025 18', '清政办[2025]018号'])
      expect(found(library, typed).slice(0, 2)).toEqual(['numbered', 'quoting'])
  })

  test('comes before any number of documents that quote it', () => {
    const quoting = Array.from({ length: 60 }, (_, at) =>
      policy(`q-${at}`, '通知', body, { publishedOn: '2026-01-01' as CivilDate }),
    )
    const crowded = libraryOf(policy('numbered', '办法', '建设。', { number: '清政办〔2025〕18号' }), ...quoting)
    expect(found(crowded, '清政办〔2025〕18号')[0]).toBe('numbered')
  })

  test('brings it first while only titles are loaded', () => {
    expect(found(titlesOnly(library), '清政办[2025]18号')[0]).toBe('numbered')
  })

  test('of an order is found with and without 第 and spaces', () => {
    for (const typed of ['国务院令第711号', '国务院令 711号', '国务院令711号', '711号'])
      expect(found(library, typed)[0]).toBe('order')
  })

  test.each(['清政办〔2025〕018号', '清政办〔2025〕第18号', '国务院令第七百一十一号'])(
    'is found where it is written %s',
    typed => {
      expect(parseDocumentNumber(typed)).toBeDefined()
      expect(found(library, typed)).not.toEqual([])
    },
  )
})

describe('the order of hits', () => {
  test('puts a title before a text that holds the word', () => {
    const library = libraryOf(
      policy('body', '农村住房办法', '加装电梯,加装电梯,加装电梯,加装电梯。'),
      policy('title', '既有住宅加装电梯办法', '本办法适用于本县。'),
    )
    expect(found(library, '加装电梯')).toEqual(['title', 'body'])
  })

  test('puts the title that says least else first', () => {
    const library = libraryOf(
      policy('broad', '关于临时救助、医疗救助和高龄津贴若干事项的通知', '医疗救助。'),
      policy('exact', '医疗救助办法', '医疗救助。'),
    )
    expect(found(library, '医疗救助')).toEqual(['exact', 'broad'])
  })

  test.each<readonly [string, Validity]>([
    ['repealed', repealed],
    ['expired', { state: 'expired', reason: '有效期届满' }],
  ])('puts what is %s after what is in force', (_, validity) => {
    const library = libraryOf(
      policy('past', '低保办法', '低保标准。', { state: validity }),
      policy('inForce', '低保办法', '低保标准。'),
    )
    expect(found(library, '低保')).toEqual(['inForce', 'past'])
    expect(found(titlesOnly(library), '低保')).toEqual(['inForce', 'past'])
  })

  test('leaves out what does not bind where only what is in force is wanted', () => {
    const library = libraryOf(
      policy('repealed', '低保办法', '', { state: repealed }),
      policy('to-come', '低保办法', '', { state: { state: 'notYetInForce' } }),
      policy('amended', '低保办法', '', { state: { state: 'amended', reason: '修正' } }),
      policy('unmarked', '低保办法', '', { state: { state: 'unmarked' } }),
    )
    expect(found(library, '低保', { onlyInForce: true }).sort()).toEqual(['amended', 'unmarked'])
  })

  test('puts the later of two alike first, and is the same every time', () => {
    const library = libraryOf(
      policy('earlier', '低保办法', '低保。', { publishedOn: '2020-01-01' as CivilDate }),
      policy('later', '低保办法', '低保。', { publishedOn: '2024-01-01' as CivilDate }),
    )
    expect(found(library, '低保')).toEqual(['later', 'earlier'])
  })

  test('puts words that stand together before words that stand apart', () => {
    const filling = '本段与所查无关。'.repeat(40)
    const library = libraryOf(
      policy('apart', '甲办法', `义务教育。${filling}学区。`),
      policy('together', '甲办法', `义务教育学区。${filling}`),
    )
    expect(found(library, '义务教育 学区')).toEqual(['together', 'apart'])
  })
})

describe('while only titles are loaded, a search', () => {
  const library = titlesOnly(
    libraryOf(policy('title', '加装电梯办法', '住宅。'), policy('body', '住宅办法', '加装电梯。')),
  )

  test('says that it is not complete', () => {
    expect(ask(library, '电梯').isComplete).toBe(false)
    expect(ask({ ...libraryOf() }, '电梯').isComplete).toBe(true)
  })

  test('finds titles, without a passage', () => {
    const { hits } = ask(library, '电梯')
    expect(hits.map(hit => hit.entry.id)).toEqual(['title'])
    expect(hits[0]?.excerpt).toBeNull()
  })
})

describe('for "it may already be public", a description', () => {
  const library = libraryOf(
    policy('subsidy', '农机购置补贴实施办法', ''),
    policy('old-subsidy', '农机购置补贴实施办法(旧)', '', { state: repealed }),
    policy('dwelling', '农村危房改造办法', ''),
    guide('allowance', '低保申请', ''),
  )
  const suggested = (text: string, count = 3) => similar(library, text, count).map(entry => entry.id)

  test('brings documents whose names share much with it, though not every word', () => {
    expect(suggested('我想要2025年农机购置补贴的发放名单')).toEqual(['subsidy'])
    expect(suggested('村里农村危房改造名单和补贴')[0]).toBe('dwelling')
  })

  test('leaves out what no longer binds', () => {
    expect(suggested('农机购置补贴实施办法')).not.toContain('old-subsidy')
  })

  test('brings nothing where too little is shared, and nothing for nothing', () => {
    expect(suggested('农村学校的名单')).toEqual([])
    expect(suggested('')).toEqual([])
  })

  test('brings no more than are wanted', () => {
    expect(suggested('农机购置补贴和农村危房改造办法', 1)).toHaveLength(1)
    expect(suggested('农机购置补贴和农村危房改造办法', 3)).toHaveLength(2)
  })

  test('is served before the texts are loaded', () => {
    expect(similar(titlesOnly(library), '农机购置补贴', 3).map(entry => entry.id)).toEqual(['subsidy'])
  })
})
