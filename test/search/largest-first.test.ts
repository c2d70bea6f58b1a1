import fc from 'fast-check'
import { expect, test } from 'vitest'
import { largestFirst } from '#search/largest-first.ts'

test('keys come largest first, stretch after stretch, equal ones too', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 })), fc.integer({ min: 1, max: 9 }), (keys, length) => {
      const ordered = largestFirst(Float64Array.from(keys))
      const given = keys.flatMap((_, at) => (at % length === 0 ? [...ordered(at, at + length)] : []))
      expect(given).toEqual([...keys].sort((left, right) => right - left))
    }),
    { numRuns: 500 },
  )
})
