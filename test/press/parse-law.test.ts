import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Policy } from '#domain/document.ts'
import { outline } from '#domain/outline.ts'
import { lawId, parseLaw } from '#press/parse-law.ts'
import { readFolder } from '#press/read.ts'

const file = 'laws/行政法规/政府信息公开条例(2019-04-03).md'
const title = '# 中华人民共和国政府信息公开条例'
const history = [
  '2007年4月5日 中华人民共和国国务院令第492号公布',
  '2019年4月3日 中华人民共和国国务院令第711号修订　',
  '2019年5月15日 施行',
]
const articles = [
  '## 第一章 总则',
  '第一条 为了保障公民、法人和其他组织依法获取政府信息，制定本条例。',
  '### 第一节 公开的主体',
  '第二条 本条例所称政府信息，是指行政机关在履行职责过程中制作或者获取的信息。',
]
const write = (head: readonly string[], past: readonly string[], body: readonly string[]) =>
  [...head, ...past, '<!-- INFO END -->', ...body].join('\n\n')
const content = write([title], history, articles)

const read = (text: string, at = file): Policy => {
  const outcome = parseLaw({ file: at, id: 'law', content: text })
  if (!outcome.ok || outcome.value.document.kind !== 'policy') throw new Error(JSON.stringify(outcome))
  return outcome.value.document
}
const withHistory = (...lines: readonly string[]) => read(write([title], lines, articles))

describe('a law', () => {
  test('has its title without the mark', () => {
    expect(read(content).title).toBe('中华人民共和国政府信息公开条例')
  })

  test('keeps its history as the note under the title (题注), one event a line', () => {
    expect(read(content).captionNote.split('\n')).toEqual([
      '2007年4月5日 中华人民共和国国务院令第492号公布',
      '2019年4月3日 中华人民共和国国务院令第711号修订',
      '2019年5月15日 施行',
    ])
  })

  test('carries the order it was last revised by, in the form it is searched by', () => {
    expect(read(content).documentNumber).toEqual({ raw: '国务院令第711号', normal: '国务院令||711' })
  })

  test('carries the order of a ministry without the name of the state', () => {
    expect(withHistory('1996年10月3日 中华人民共和国交通部令第8号发布').documentNumber?.normal).toBe('交通部令||8')
  })

  test('without an order carries no number', () => {
    expect(withHistory('1997年3月14日 第八届全国人民代表大会第五次会议通过').documentNumber).toBeNull()
  })

  test('has the day it was written and the day it takes effect', () => {
    expect(read(content)).toMatchObject({ writtenOn: '2007-04-05', effectiveOn: '2019-05-15' })
  })

  test('takes no day from a history that names none', () => {
    expect(withHistory('国务院发布')).toMatchObject({ writtenOn: null, publishedOn: null, effectiveOn: null })
  })

  test('takes no day that does not exist', () => {
    expect(withHistory('2019年2月30日 国务院令第711号公布').writtenOn).toBeNull()
  })

  test('is published on its last event', () => {
    expect(withHistory(...history.slice(0, 2)).publishedOn).toBe('2019-04-03')
  })

  test('is published on the day of its order, not on the later day it takes effect', () => {
    expect(read(content).publishedOn).toBe('2019-04-03')
  })

  test('takes effect on the second day of a line that names both days', () => {
    expect(withHistory('1999年3月10日 海关总署发布 自1999年4月1日施行').effectiveOn).toBe('1999-04-01')
  })

  test('is cut into its chapters, sections and articles', () => {
    expect(read(content).body.split('\n')).toHaveLength(4)
    expect(outline(read(content).body).map(block => block.kind)).toEqual(['chapter', 'article', 'section', 'article'])
  })

  test('does not say by itself whether it still binds', () => {
    expect(read(content).validity).toEqual({ state: 'unmarked' })
    expect(parseLaw({ file, id: 'law', content })).toMatchObject({ ok: true, value: { saysValidity: false } })
  })

  test('is issued by whom the history names', () => {
    expect(read(content).issuers).toEqual(['国务院'])
    expect(withHistory('2020年5月28日 第十三届全国人民代表大会第三次会议通过').issuers).toEqual(['全国人民代表大会'])
    expect(withHistory('2020年3月26日 浙江省第十三届人民代表大会第三次会议通过').issuers).toEqual([
      '浙江省人民代表大会',
    ])
  })

  test('of the Standing Committee is not said to be of the Congress itself', () => {
    expect(withHistory('2012年6月30日 第十一届全国人民代表大会常务委员会第二十七次会议通过').issuers).toEqual([
      '全国人民代表大会常务委员会',
    ])
  })

  test('of a ministry is not said to be of the State Council that approved it', () => {
    const past = ['1996年9月19日 经国务院批准', '1996年10月3日 中华人民共和国交通部令第8号发布']
    expect(withHistory(...past).issuers).toEqual(['交通部'])
  })

  test.each([
    ['2002年8月29日 中华人民共和国主席令第七十三号公布', '主席令||73'],
    [
      '2024年8月5日 中华人民共和国国务院、中华人民共和国中央军事委员会令第788号第三次修订',
      '国务院、中央军事委员会令||788',
    ],
    ['1995年6月1日 中华人民共和国国家工商行政管理局令第32号发布', '国家工商行政管理局令||32'],
  ])('with the event “%s” carries the number %s', (event, normal) => {
    expect(withHistory(event).documentNumber?.normal).toBe(normal)
  })
})

describe('a byte order mark and zero-width characters', () => {
  const dirty = `\ufeff${content.replaceAll('\n\n', '\n\u200b\n').replace('第一条', '\u200b第一\u200b条').replace('第711号', '第7\u200b11号')}`

  test('change nothing', () => {
    expect(read(dirty)).toEqual(read(content))
  })

  test('change nothing under Windows line ends', () => {
    expect(read(dirty.replaceAll('\n', '\r\n'))).toEqual(read(content))
  })
})

describe('a wrong law', () => {
  test('without a title is a problem at its first line', () => {
    expect(parseLaw({ file, id: 'law', content: write([], history, articles) })).toEqual({
      ok: false,
      problems: [
        {
          file,
          line: 1,
          field: '标题',
          message: expect.stringContaining('# 标题'),
          fix: expect.stringContaining('法律名称'),
        },
      ],
    })
  })

  test('without articles is a problem', () => {
    expect(parseLaw({ file, id: 'law', content: write([title], history, []) })).toEqual({
      ok: false,
      problems: [{ file, line: 1, field: '正文', message: '正文是空的', fix: expect.stringContaining('条文') }],
    })
  })

  test('without an end of its history has none, and loses no line', () => {
    const law = read([title, ...history, ...articles].join('\n\n'))
    expect(law.captionNote).toBe('')
    expect(law.body.split('\n')).toHaveLength(history.length + articles.length)
  })
})

test('the id of a law is its path in letters, digits and hyphens', () => {
  expect(lawId('行政法规/政府信息公开条例(2019-04-03).md')).toBe('行政法规-政府信息公开条例-2019-04-03')
  expect(lawId('《民法典》.MD')).toBe('民法典')
})

const corpus = fileURLToPath(new URL('../../../shared/corpus/laws', import.meta.url))

describe.runIf(existsSync(corpus))('the real laws', () => {
  test('are all read, each under an id of its own', async () => {
    const files = await readFolder(corpus, '.md')
    const outcomes = files.map(({ file: at, path, content: law }) =>
      parseLaw({ file: at, id: lawId(path), content: law }),
    )
    expect(outcomes.flatMap(outcome => (outcome.ok ? [] : outcome.problems))).toEqual([])
    const ids = outcomes.flatMap(outcome => (outcome.ok ? [outcome.value.document.id] : []))
    expect(new Set(ids).size).toBe(files.length)
    expect(files.length).toBeGreaterThan(0)
  })
})
