import { describe, expect, test } from 'vitest'
import { candidatesFor, followersOf, type Speller, sentencesFor, type Writing } from '#kiosk/input/pinyin/candidates.ts'
import { readLetters, syllableTable } from '#kiosk/input/pinyin/lattice.ts'
import { withPlaceWords } from '#kiosk/input/pinyin/place-words.ts'
import { lastWordOf, wordsByText } from '#kiosk/input/pinyin/words-by-text.ts'
import { openSpeller } from '../../bench/input-artefacts.ts'

const speller = openSpeller()
const { lexicon } = speller
const find = wordsByText(lexicon)

const asked = (letters: string, more: { writing?: Writing; isFuzzy?: boolean; before?: string } = {}) => ({
  letters,
  writing: more.writing ?? 'text',
  isFuzzy: more.isFuzzy ?? false,
  before: lastWordOf(lexicon, find, more.before ?? ''),
})
const first = (letters: string, more = {}) => sentencesFor(speller, asked(letters, more), 1)[0]
const firstFive = (letters: string, more = {}) => sentencesFor(speller, asked(letters, more), 5)
const texts = (letters: string, more = {}) =>
  candidatesFor(speller, asked(letters, more), 5).candidates.map(each => each.text)

describe('whole sentences', () => {
  test.each([
    ['woyaoshenqingzhengfuxinxigongkai', '我要申请政府信息公开'],
    ['nongcunweifanggaizaobuzhu', '农村危房改造补助'],
    ['shenfenzhengdiulezenmebuban', '身份证丢了怎么补办'],
    ['yingdangyifachengdanfalvzeren', '应当依法承担法律责任'],
    ['nvertuixiuleme', '女儿退休了么'],
  ])('%s is %s', (letters, sentence) => {
    expect(firstFive(letters)).toContain(sentence)
  })

  test('are told apart by an apostrophe', () => {
    expect(first("xi'an")).toBe('西安')
    expect(texts('xian')).toContain('先')
    expect(firstFive("fang'an")).toContain('方案')
    expect(firstFive("fan'gan")).toContain('反感')
  })

  test('of numerals and measure words need nobody to have seen them', () => {
    expect(first('renminjieshisihao', { writing: 'address' })).toBe('人民街十四号')
    expect(first('zhongshanluyibaiershisanhao', { writing: 'address' })).toBe('中山路一百二十三号')
  })

  test('go on after digits and after words', () => {
    expect(first('nian', { before: '2025' })).toBe('年')
    expect(first('hao', { before: '中山路十四' })).toBe('号')
  })
})

describe('letters cut short', () => {
  test.each([
    ['sfz', '身份证'],
    ['ylbx', '医疗保险'],
    ['zhongg', '中国'],
    ['shebk', '社保卡'],
  ])('%s offers %s', (letters, word) => {
    expect(texts(letters).slice(0, 12)).toContain(word)
  })

  test('are read as few as possible: whole syllables first', () => {
    const { arcs } = readLetters('xian', speller.table, false)
    expect(arcs[0]?.every(arc => arc.isWhole)).toBe(true)
  })

  test('that begin no syllable lead nowhere and offer nothing', () => {
    expect(texts('uuu')).toEqual([])
    expect(candidatesFor(speller, asked('uuu'), 5).spelling).toBe('uuu')
  })
})

describe('sounds that are not told apart', () => {
  test.each([
    ['senfenzen', '身份证'],
    ['longcun', '农村'],
    ['fulan', '湖南'],
    ['shenqin', '申请'],
  ])('%s offers %s when the citizen asks for it, and not otherwise', (letters, word) => {
    expect(texts(letters, { isFuzzy: true })).toContain(word)
    expect(firstFive(letters)).not.toContain(word)
  })
})

describe('parts of what has been typed', () => {
  test('are offered from the left, and say how many letters they use', () => {
    const { candidates, spelling } = candidatesFor(speller, asked('fafangmingxi'), 5)
    expect(spelling).toBe('fa fang ming xi')
    expect(candidates).toContainEqual({ text: '发放', length: 6 })
    expect(candidates).toContainEqual({ text: '发', length: 2 })
    expect(candidates.slice(0, 5).every(each => each.length === 12)).toBe(true)
  })

  test('end where a syllable ends', () => {
    expect(texts('dibao')).not.toContain('第八')
  })

  test('leave no common character out', () => {
    for (const [letters, rare] of [
      ['yu', '聿'],
      ['bin', '豳'],
      ['yi', '彝'],
      ['nve', '虐'],
      ['lv', '绿'],
    ] as const)
      expect(texts(letters)).toContain(rare)
  })
})

describe('names', () => {
  test.each([
    ['wangxiuying', '王秀英'],
    ['lijianguo', '李建国'],
    ['ouyangxiaofeng', '欧阳晓峰'],
    ['zhangwei', '张伟'],
  ])('%s is %s', (letters, name) => {
    expect(firstFive(letters, { writing: 'name' })).toContain(name)
  })

  test('begin with surnames where one character is written at a time', () => {
    expect(first('li', { writing: 'name' })).toBe('李')
    expect(first('wang', { writing: 'name' })).toBe('王')
  })

  test('of surnames that are read otherwise', () => {
    expect(firstFive('shanguiying', { writing: 'name' }).some(name => name.startsWith('单'))).toBe(true)
    expect(firstFive('zengxiaoli', { writing: 'name' }).some(name => name.startsWith('曾'))).toBe(true)
  })
})

describe('the words of the place', () => {
  const here: Speller = (() => {
    const fresh = openSpeller()
    const known = withPlaceWords(fresh.lexicon, { places: ['中店乡', '槐树店村'], terms: ['瞪羚企业培育工程'] })
    return { lexicon: known, table: syllableTable(known.syllables) }
  })()
  const firstHere = (letters: string, writing: Writing) => sentencesFor(here, asked(letters, { writing }), 1)[0]

  test('come first in addresses', () => {
    expect(firstHere('zhongdianxianghuaishudiancunsanzu', 'address')).toBe('中店乡槐树店村三组')
  })

  test('are known in any text', () => {
    expect(firstHere('denglingqiyepeiyugongcheng', 'text')).toBe('瞪羚企业培育工程')
  })
})

describe('what may come next', () => {
  test('is offered after a word', () => {
    const following = (text: string) => followersOf(lexicon, lastWordOf(lexicon, find, text))
    expect(following('我')).toContain('的')
    expect(following('身份证').length).toBeGreaterThan(0)
    expect(following('。')).toEqual([])
  })

  test('depends on the longest word before', () => {
    expect(find('身份证')).toBeGreaterThanOrEqual(0)
    expect(lastWordOf(lexicon, find, '我的身份证')).toBe(find('身份证'))
    expect(lastWordOf(lexicon, find, '')).toBe(lexicon.wordCount)
  })
})
