import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNumeral, writeDigits, writeNumeral } from '#domain/numeral.ts'

describe('a numeral', () => {
  test.each([
    ['零', 0],
    ['〇', 0],
    ['七', 7],
    ['两', 2],
    ['十', 10],
    ['十八', 18],
    ['二十', 20],
    ['七十三', 73],
    ['一百零二', 102],
    ['一百一十', 110],
    ['两千', 2000],
    ['三万', 30_000],
    ['十万', 100_000],
    ['二十五万', 250_000],
    ['一万零三', 10_003],
    ['一千二百万', 12_000_000],
    ['一亿二千万', 120_000_000],
    ['两亿零五十万', 200_500_000],
    ['三万亿', 3_000_000_000_000],
    ['四万万', 400_000_000],
  ])('%s reads as %d', (numeral, value) => {
    expect(readNumeral(numeral)).toBe(value)
  })

  test.each([
    ['二〇二五', 2025],
    ['二零二五', 2025],
    ['一九九九', 1999],
  ])('written digit by digit, %s reads as %d', (numeral, value) => {
    expect(readNumeral(numeral)).toBe(value)
  })
})

describe('a number', () => {
  test.each([
    [0, '零'],
    [10, '十'],
    [18, '十八'],
    [20, '二十'],
    [102, '一百零二'],
    [110, '一百一十'],
    [711, '七百一十一'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [30_000, '三万'],
    [100_000, '十万'],
    [10_050, '一万零五十'],
    [12_345_678, '一千二百三十四万五千六百七十八'],
  ])('%d is written %s', (value, numeral) => {
    expect(writeNumeral(value)).toBe(numeral)
  })

  test('below a hundred million reads back from what is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), value => {
        expect(readNumeral(writeNumeral(value))).toBe(value)
      }),
      { numRuns: 2000 },
    )
  })

  test('of four digits reads back from its digits, as years are written', () => {
    expect(writeDigits('2025')).toBe('二零二五')
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), year => {
        expect(readNumeral(writeDigits(String(year)))).toBe(year)
      }),
    )
  })
})
