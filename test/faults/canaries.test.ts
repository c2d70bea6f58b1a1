import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holdsAny, writingsOf } from './canaries.ts'

const word = '欧阳测试甲'

test('a word is found in base64 wherever it begins and whatever stands around it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 10 }), fc.uint8Array({ maxLength: 10 }), (before, after) => {
      const bytes = Buffer.concat([before, Buffer.from(word), after])
      expect(holdsAny(bytes.toString('base64'), [word])).toBe(true)
      expect(holdsAny(bytes.toString('base64url'), [word])).toBe(true)
    }),
  )
})

test('a word is found in UTF-8 and UTF-16, and another is not', () => {
  expect(holdsAny(`姓名:${word}。`, [word])).toBe(true)
  const inUtf16 = Buffer.from(`姓名:${word}`, 'utf16le')
  expect(writingsOf(word).some(writing => inUtf16.includes(writing))).toBe(true)
  expect(holdsAny('欧阳测试乙', [word])).toBe(false)
})
