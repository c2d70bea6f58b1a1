import { describe, expect, test } from 'vitest'
import { codesOf, type ListItem } from '#kiosk/list/list-lines.ts'
import { sheetsFor } from '#kiosk/list/paper-length.ts'

const item = (name: string, length = 1): ListItem => ({ head: name, details: ['长'.repeat(length)] })
const bytes = (text: string) => new TextEncoder().encode(text).length

describe('a list that a phone takes along', () => {
  test('is one code where it has room, numbered, with the public address at its end', () => {
    expect(codesOf([item('甲'), item('乙')], '网址')).toEqual(['1. 甲\n长\n2. 乙\n长\n网址'])
  })

  test('is several codes where it has none, each short enough to be read and with the address', () => {
    const codes = codesOf([item('甲', 150), item('乙', 150), item('丙', 10)], '网址')
    expect(codes.map(code => code.slice(0, 4))).toEqual(['1. 甲', '2. 乙'])
    expect(codes[1]).toContain('3. 丙')
    for (const code of codes) {
      expect(bytes(code)).toBeLessThanOrEqual(840)
      expect(code.endsWith('网址')).toBe(true)
    }
  })

  test('leaves out details where a single item has no room, never its name', () => {
    const [code = ''] = codesOf([{ head: '甲', details: ['短', '长'.repeat(400)] }], '网址')
    expect(code).toBe('1. 甲\n短\n网址')
  })
})

test('sheets of A4 are counted as they fill, no item parted', () => {
  expect(sheetsFor([])).toBe(1)
  expect(sheetsFor([100, 153])).toBe(1)
  expect(sheetsFor([100, 154])).toBe(2)
  expect(sheetsFor([200, 100, 100, 60])).toBe(3)
})
