import { describe, expect, test } from 'vitest'
import type { CivilDate } from '#domain/civil-date.ts'
import type { DocumentId } from '#domain/document.ts'
import { type Answer, search, type Tally } from '#search/engine.ts'
import { noFilter } from '#search/filter.ts'
import { openLibrary, reopenVolume, type SearchableLibrary } from '#search/library.ts'
import type { Query } from '#search/query.ts'
import { complete, similar } from '#search/suggest.ts'
import { guide, interpretation, libraryInVolumes, libraryOf, notice, policy } from './open-library.ts'

const ask = (library: SearchableLibrary, text: string, more: Partial<Query> = {}): Answer & Tally => {
  const found = search(library, { text, within: [], filter: noFilter, order: 'relevance', count: 10, ...more })
  const counting = found.count()
  for (let step = counting.next(); ; step = counting.next()) if (step.done) return { ...found.answer, ...step.value }
}
const idsOf = ({ hits }: Answer) => hits.map(hit => hit.entry.id)

describe('an everyday name (俗称)', () => {
  const library = libraryInVolumes(
    [
      [
        policy('formal', '清溪县最低生活保障实施办法', '最低生活保障标准。'),
        guide('both', '低保申请', '低保就是最低生活保障。'),
      ],
    ],
    { synonyms: [{ everyday: '低保', formal: ['最低生活保障'] }] },
  )

  test('also finds what the texts call by its formal name, and says so', () => {
    const answer = ask(library, '低保')
    expect(idsOf(answer).sort()).toEqual(['both', 'formal'])
    expect(answer.synonyms).toEqual([{ everyday: '低保', formal: ['最低生活保障'] }])
    expect(answer.hits.find(hit => hit.entry.id === 'formal')?.why).toEqual({
      by: 'synonym',
      everyday: '低保',
      formal: '最低生活保障',
    })
    expect(answer.hits.find(hit => hit.entry.id === 'both')?.why).toBeNull()
  })

  test('is replaced inside a longer word', () => {
    expect(idsOf(ask(library, '低保标准'))).toEqual(['formal'])
  })

  test('may have brackets in its formal name, and stand beside another', () => {
    const bracketed = libraryInVolumes([[policy('new', '甲办法', '参加居民(新型)保险和最低生活保障。')]], {
      synonyms: [
        { everyday: '新农合', formal: ['居民(新型)保险'] },
        { everyday: '低保', formal: ['最低生活保障'] },
      ],
    })
    expect(idsOf(ask(bracketed, '新农合'))).toEqual(['new'])
    expect(idsOf(ask(bracketed, '新农合和低保'))).toEqual(['new'])
  })

  test('has its formal name marked in the passage', () => {
    const hit = ask(library, '低保').hits.find(each => each.entry.id === 'formal')
    const [start = 0, end = 0] = hit?.titleMarks[0] ?? []
    expect(hit?.entry.title.slice(start, end)).toBe('最低生活保障')
  })
})

describe('numerals', () => {
  const library = libraryOf(
    policy('chinese', '甲办法', '自受理之日起二十个工作日内答复。见第二十一条。2025年3月。'),
    policy('arabic', '乙办法', '自受理之日起20个工作日内答复。见第21条。二〇二五年三月。'),
    policy('other', '丙办法', '三十个工作日。'),
  )
  test.each(['20个工作日', '二十个工作日', '第21条', '第二十一条', '2025年', '二〇二五年', '２０个工作日'])(
    'find both writings, asked as %s',
    typed => {
      expect(idsOf(ask(library, typed)).sort()).toEqual(['arabic', 'chinese'])
    },
  )
})

test.each([
  ['2025年3月15日', '二〇二五年三月十五日'],
  ['第十条第二款第一项', '第10条第2款第1项'],
  ['2000元', '两千元'],
  ['二千元', '两千元'],
  ['一万二千元', '12000元'],
  ['3万元', '三万元'],
  ['30000元', '3万元'],
  ['两个月', '2个月'],
])('%s and %s are the same to a search, whichever is typed', (one, other) => {
  expect(idsOf(ask(libraryOf(policy('text', '甲办法', `自${other}起。`)), one))).toEqual(['text'])
  expect(idsOf(ask(libraryOf(policy('text', '甲办法', `自${one}起。`)), other))).toEqual(['text'])
})

describe('pinyin', () => {
  const library = libraryOf(policy('low', '最低生活保障办法', '每月发放。'), policy('bus', '公交老年卡办法', '行驶。'))

  test.each(['zuidishenghuo', "zui di sheng'huo", 'ＺＤＳＨ', 'zdsh', 'zuidsh', 'dishenghuobao'])(
    'or its initials name a title: %s',
    typed => {
      const answer = ask(library, typed)
      expect(idsOf(answer)).toEqual(['low'])
      expect(answer.instead?.by).toBe('pinyin')
      expect(answer.hits[0]?.why?.by).toBe('pinyin')
      expect(answer.total).toBe(1)
    },
  )

  test('names a keyword of the edition where no title has it', () => {
    const keyed = libraryInVolumes([[policy('body', '甲办法', '说的是工伤保险。')]], { terms: ['工伤保险'] })
    const answer = ask(keyed, 'gsbx')
    expect(idsOf(answer)).toEqual(['body'])
    expect(answer.instead).toEqual({ text: '工伤保险', by: 'pinyin' })
    expect(ask(keyed, 'gs').hits).toEqual([])
  })

  test('gives way to texts that hold the letters themselves', () => {
    const mixed = libraryOf(policy('latin', 'LED办法', '更换led灯。'), policy('pinyin', '老二等级办法', '。'))
    expect(idsOf(ask(mixed, 'led'))).toEqual(['latin'])
  })
})

test('an unfinished syllable or a mistyped last character is left out, and said to be', () => {
  const library = libraryOf(policy('house', '农村危房改造办法', '改造。'))
  for (const typed of ['危房改zao', '危房改早']) {
    const answer = ask(library, typed)
    expect(idsOf(answer)).toEqual(['house'])
    expect(answer.instead).toEqual({ text: '危房改', by: 'shortened' })
  }
  expect(ask(library, '完全没有').hits).toEqual([])
})

describe('what is being typed', () => {
  const library = libraryInVolumes([[policy('low', '低保办法', '低保。', { number: '清政办〔2025〕18号' })]], {
    terms: ['低保', '低收入家庭', '危房改造'],
    synonyms: [{ everyday: '吃低保', formal: ['最低生活保障'] }],
  })
  test.each([
    ['低', ['低保', '低收入家庭', '吃低保']],
    ['db', ['低保']],
    ['dib', ['低保']],
    ['低b', ['低保']],
    ['危fang', ['危房改造']],
    ['wfgz', ['危房改造']],
    ['weifang', ['危房改造']],
  ])('%s is completed', (typed, terms) => {
    expect(complete(library, typed).terms).toEqual(terms)
  })
  test('is brought near where it is misspelt', () => {
    expect(complete(library, '抵保').terms).toEqual(['低保'])
    expect(complete(library, '危房改建').terms).toEqual(['危房改造'])
  })
  test('is completed to titles and document numbers', () => {
    expect(complete(library, '低保办').entries.map(entry => entry.id)).toEqual(['low'])
    expect(complete(library, '清政办2025').entries.map(entry => entry.id)).toEqual(['low'])
  })
})

test('a document that another volume withdraws is neither found nor offered', () => {
  const open = libraryOf(notice('gone', '张某某低保情况公示', '低保。'))
  const [volume] = open.volumes
  const library = openLibrary(volume ? [reopenVolume(volume, [0], '2026-11-21' as CivilDate)] : [], open)
  expect(ask(library, '低保').total).toBe(0)
  expect(ask(library, '').total).toBe(0)
  expect(complete(library, '张某某').entries).toEqual([])
  expect(similar(library, '张某某低保情况公示', 3)).toEqual([])
})

describe('facets', () => {
  const library = libraryInVolumes([
    [
      policy('a', '低保办法', '低保。', {
        publishedOn: '2024-01-01' as CivilDate,
        issuers: ['清溪县民政局'],
        theme: '综合政务',
      }),
      policy('b', '低保办法', '低保。', {
        publishedOn: '2025-01-01' as CivilDate,
        state: { state: 'repealed', reason: '代替' },
      }),
    ],
    [guide('c', '低保申请', '低保。'), notice('d', '名单', '别的。')],
  ])

  test('count what was found', () => {
    const { facets, kinds, total } = ask(library, '低保')
    expect(total).toBe(3)
    expect(kinds).toMatchObject({ policy: 2, guide: 1, notice: 0 })
    expect(facets.year).toEqual([
      { value: '2025', count: 2 },
      { value: '2024', count: 1 },
    ])
    expect(facets.issuer).toEqual([
      { value: '清溪县人民政府办公室', count: 2 },
      { value: '清溪县民政局', count: 1 },
    ])
    expect(facets.audience).toEqual([{ value: '自然人', count: 1 }])
  })

  test('narrow each other down, but not themselves', () => {
    const { facets, total, hits } = ask(library, '低保', { filter: { ...noFilter, year: '2025' } })
    expect(total).toBe(2)
    expect(hits).toHaveLength(2)
    expect(facets.year.map(each => each.value)).toEqual(['2025', '2024'])
    expect(facets.issuer).toEqual([{ value: '清溪县人民政府办公室', count: 2 }])
    expect(ask(library, '低保', { filter: { ...noFilter, year: '2025', validity: 'repealed' } }).total).toBe(1)
  })
})

describe('hits', () => {
  const library = libraryOf(
    policy('new', '低保办法', '低保。', { replaces: ['old' as DocumentId], number: '清政〔2024〕6号' }),
    policy('old', '低保办法(旧)', '低保。', { state: { state: 'repealed', reason: '代替' } }),
    interpretation('picture', '一图读懂', { form: '图解', interprets: ['new' as DocumentId] }),
    interpretation('words', '解读', { interprets: ['new' as DocumentId] }),
    guide('how', '申请', '低保。', { policies: ['new' as DocumentId] }),
  )

  test('say what belongs to them, and what replaced them', () => {
    const { hits } = ask(library, '低保')
    expect(hits.find(hit => hit.entry.id === 'new')?.related).toEqual([
      { kind: 'picture', count: 1 },
      { kind: 'interpretation', count: 1 },
      { kind: 'guide', count: 1 },
    ])
    expect(hits.find(hit => hit.entry.id === 'old')?.successor?.documentNumber).toBe('清政〔2024〕6号')
  })

  test('stand by date when that is wanted', () => {
    const dated = libraryOf(
      policy('first', '低保低保低保', '低保。', { publishedOn: '2020-01-01' as CivilDate }),
      policy('last', '别的', '也说低保。', { publishedOn: '2026-01-01' as CivilDate }),
    )
    expect(idsOf(ask(dated, '低保'))).toEqual(['first', 'last'])
    expect(idsOf(ask(dated, '低保', { order: 'date' }))).toEqual(['last', 'first'])
  })

  test('can be parted by words of the edition that some of them hold', () => {
    const many = libraryInVolumes(
      [
        Array.from({ length: 10 }, (_, number) =>
          notice(`n-${number}`, '补贴公示', number < 4 ? '农机补贴。' : '养老补贴。'),
        ),
      ],
      { terms: ['农机', '补贴', '养老', '学校'] },
    )
    expect(ask(many, '补贴').refinements).toEqual(['养老', '农机'])
  })
})
