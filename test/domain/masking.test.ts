import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskMiddle } from '#domain/masking.ts'

test('an identity number keeps its first four and last two characters', () => {
  expect(maskMiddle('440308199901101512')).toBe('4403••••••••••••12')
  expect(maskMiddle('11010519491231002X')).toBe('1101••••••••••••2X')
  expect(maskMiddle('440308990110151')).toBe('4403•••••••••51')
})

test('a telephone number keeps its first three and last two digits', () => {
  expect(maskMiddle('13800001234')).toBe('138••••••34')
})

test('neither the birthday nor the serial digits of an identity number can be read', () => {
  expect(maskMiddle('440308199901101512')).not.toMatch(/1999|0110|151/)
})

test('a text too short to hide anything is hidden whole', () => {
  expect(maskMiddle('')).toBe('')
  expect(maskMiddle('12345')).toBe('•••••')
  expect(maskMiddle('123456')).toBe('123•56')
})

test('the length stays, and at most six characters show', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789X'), maxLength: 40 }), text => {
      const masked = maskMiddle(text)
      expect(masked).toHaveLength(text.length)
      expect(masked.replaceAll('•', '').length).toBeLessThanOrEqual(6)
    }),
  )
})
