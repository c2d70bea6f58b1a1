import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromVarints, joinSections, splitSections, toVarints } from '#kiosk/input/sections.ts'

describe('sections', () => {
  test('come out as they were put in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z.]{1,9}$/), fc.uint8Array({ maxLength: 40 })), sections => {
        const section = splitSections(joinSections(sections))
        for (const [name, bytes] of Object.entries(sections)) expect([...section(name)]).toEqual([...bytes])
      }),
    )
  })

  test('that are not there are told by name', () => {
    expect(() => splitSections(joinSections({}))('words')).toThrow('words')
  })
})

test('whole numbers come out of varints as they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2 ** 32 - 1 })), numbers => {
      expect([...fromVarints(toVarints(numbers), new Uint32Array(numbers.length))]).toEqual(numbers)
    }),
  )
})
