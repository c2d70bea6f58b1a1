import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDocumentNumber } from '#domain/document-number.ts'

const normalOf = (raw: string) => parseDocumentNumber(raw)?.normal

const brackets = ['〔〕', '[]', '［］', '（）', '()', '【】'] as const

test.each(brackets)('a number in %s reads as the one in 〔〕', pair => {
  expect(normalOf(`清政办${pair[0]}2025${pair[1]}18号`)).toBe('清政办|2025|18')
})

test.each([
  ['full-width digits', '清政办〔２０２５〕１８号'],
  ['spaces', ' 清政办 〔2025〕 18 号 '],
  ['wide spaces', '清政办〔2025〕\u300018号'],
  ['第 before the serial number', '清政办〔2025〕第18号'],
  ['zero padding', '清政办〔2025〕0018号'],
  ['第 and zero padding', '清政办[2025]第018号'],
])('%s make no other number', (_, raw) => {
  expect(normalOf(raw)).toBe('清政办|2025|18')
})

test.each([
  ['国务院第711号令', '国务院令||711'],
  ['农业农村部令2021年第3号', '农业农村部令|2021|3'],
  ['国家税务总局公告2021年第3号', '国家税务总局公告|2021|3'],
  ['国办发明电〔2021〕11号', '国办发明电|2021|11'],
])('%s is read as orders and announcements are numbered', (raw, normal) => {
  expect(normalOf(raw)).toBe(normal)
})

test('what a citizen types without brackets and 号 finds the number', () => {
  expect(normalOf('皖政办2022 4')).toBe('皖政办|2022|4')
})

test('what is printed stays as it was written', () => {
  expect(parseDocumentNumber('清政办[2025]018号')?.raw).toBe('清政办[2025]018号')
})

test('a long organ code is kept whole', () => {
  expect(normalOf('国办发明电〔2021〕11号')).toBe('国办发明电|2021|11')
  expect(normalOf('国办公开办函〔2019〕61号')).toBe('国办公开办函|2019|61')
})

describe('an order (令)', () => {
  test.each(['国务院令第711号', '国务院令第０７１１号', '国务院令 第 711 号', '国务院令711号'])(
    '%s carries no year',
    raw => {
      expect(normalOf(raw)).toBe('国务院令||711')
    },
  )

  test('differs from the order of another organ with the same number', () => {
    expect(normalOf('公安部令第8号')).toBe('公安部令||8')
    expect(normalOf('交通部令第8号')).toBe('交通部令||8')
  })
})

test.each([
  '',
  '无',
  '清政办',
  '清政办〔2025〕',
  '清政办〔2025〕号',
  '清政办〔25〕18号',
  '清政办〔二〇二五〕18号',
  '〔2025〕18号',
  '2025年18号',
  'QZB〔2025〕18号',
  '清政办〔2025〕18号附件',
  '清政办〔2025〕18-1号',
  '清政办〔〔2025〕〕18号',
  '国务院令第号',
  '国务院令第711',
  '令人满意',
])('“%s” is no document number', raw => {
  expect(parseDocumentNumber(raw)).toBeUndefined()
})

test.each(['清政办2025〕18号', '清政办〔2025 18号', '清政办（2025〕18号'])(
  '“%s” has lost or mixed up a bracket and is no document number',
  raw => {
    expect(parseDocumentNumber(raw)).toBeUndefined()
  },
)

test('no document has the serial number zero', () => {
  expect(parseDocumentNumber('清政办〔2025〕0号')).toBeUndefined()
})

test('every way to write a number leads to one normal form', () => {
  const code = fc.string({ unit: fc.constantFrom(...'清政办皖国发函民人社'), minLength: 1, maxLength: 6 })
  const year = fc.integer({ min: 1949, max: 2099 })
  const serial = fc.integer({ min: 1, max: 9_999 })
  const style = fc.record({
    pair: fc.constantFrom(...brackets),
    gap: fc.constantFrom('', ' ', '\u3000'),
    ordinal: fc.constantFrom('', '第'),
    zeros: fc.constantFrom('', '0', '00'),
    isWide: fc.boolean(),
  })
  fc.assert(
    fc.property(code, year, serial, style, (organ, when, count, { pair, gap, ordinal, zeros, isWide }) => {
      const narrow = `${organ}${gap}${pair[0]}${when}${pair[1]}${gap}${ordinal}${zeros}${count}${gap}号`
      const raw = isWide ? narrow.replace(/\d/g, digit => '０１２３４５６７８９'.charAt(Number(digit))) : narrow
      expect(parseDocumentNumber(raw)).toEqual({ raw, normal: `${organ}|${when}|${count}` })
    }),
  )
})
