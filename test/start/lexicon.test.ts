import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { countClause, newCounts } from '#start/lexicon/count.ts'
import { costOf, estimate } from '#start/lexicon/estimate.ts'
import { isNumeral } from '#start/lexicon/han.ts'
import { partOf } from '#start/lexicon/laws.ts'
import { nameLines, partName } from '#start/lexicon/name-lines.ts'
import { segmenter } from '#start/lexicon/segment.ts'
import { hashOf, textFolder } from '#start/lexicon/sources.ts'
import { spell, spellName } from '#start/lexicon/spell.ts'
import { surnameShares } from '#start/lexicon/surnames.ts'

describe('numerals', () => {
  test.each(['十四', '二十', '第三', '三年', '十号'])('%s is written character by character', word => {
    expect(isNumeral(word)).toBe(true)
  })
  test.each(['一些', '一个', '第一', '万一', '三明', '百姓'])('%s is a word', word => {
    expect(isNumeral(word)).toBe(false)
  })
})

test('every version of a law falls into the same part, so that none is tested that was counted', () => {
  expect(partOf('上海市信访条例(2018-05-24).md')).toBe(partOf('上海市信访条例.md'))
  expect(partOf('上海市信访条例.md')).toBe(partOf('浙江省信访条例(2020-01-01).md'))
})

test('a clause is cut where its words are likeliest', () => {
  const cut = segmenter(
    new Map([
      ['研究', 100],
      ['研究生', 20],
      ['生命', 60],
      ['命', 10],
      ['起源', 5],
    ]),
  )
  expect(cut('研究生命起源')).toEqual(['研究', '生命', '起源'])
})

describe('a model', () => {
  const edge = 3
  const counts = newCounts()
  for (const clause of [
    [0, 1],
    [0, 1],
    [0, 2],
    [1, 2],
  ])
    countClause(counts, clause, { edge, weight: 1 })
  const alone = Float64Array.of(0.4, 0.3, 0.2, 0.1)
  const classes = { of: Uint8Array.of(0, 0, 1, 2), count: 3 }
  const { followers, backOff } = estimate(counts, { alone, classes }, { discount: 0.5, most: 100, prior: 1 })
  const following = (left: number, right: number) => followers[left]?.find(each => each.word === right)?.cost ?? 999

  test('makes what has been seen more often cheaper', () => {
    expect(following(0, 1)).toBeLessThan(following(0, 2))
    expect(following(edge, 0)).toBeLessThan(following(edge, 1))
  })

  test('keeps something for what has not been seen', () => {
    expect(backOff[0]).toBeGreaterThan(0)
    expect(backOff[0]).toBeLessThan(costOf(0.01))
  })
})

describe('names', () => {
  test('are parted into surname and given name', () => {
    expect(partName('欧阳晓峰')).toEqual({ surname: '欧阳', given: '晓峰' })
    expect(partName('王伟')).toEqual({ surname: '王', given: '伟' })
  })

  test('are read as names', () => {
    expect(spellName('单桂英').join(' ')).toBe('shan gui ying')
    expect(spell('简单').join(' ')).toBe('jian dan')
  })

  test('tell which surnames and pairs are frequent', () => {
    const lines = nameLines(['王秀英', '王秀兰', '汪秀英', '李伟'])
    const cost = (start: string) => Number(lines.find(line => line.startsWith(start))?.split(' ')[2])
    expect(cost('surname 王')).toBeLessThan(cost('surname 汪'))
    expect(cost('pair 秀英')).toBeLessThan(cost('pair 秀兰'))
    expect(lines.find(line => line.startsWith('surname 王'))).toMatch(/ wang$/)
  })

  test('of few bearers are rarer than those of many, and all together are at most everybody', () => {
    const shares = [...surnameShares.values()]
    expect(shares.every((share, at) => at === 0 || share <= (shares[at - 1] ?? 0))).toBe(true)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThan(1)
  })
})

test('the lexicon was built from the text that stands beside its program', () => {
  const record: unknown = JSON.parse(readFileSync('public/input/built-from.json', 'utf8'))
  expect(record).toMatchObject({ lexicon: { textSha256: hashOf([textFolder]) } })
})
