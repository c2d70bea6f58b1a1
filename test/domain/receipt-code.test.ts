import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupReceiptCode, makeReceiptCode, parseReceiptCode } from '#domain/receipt-code.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const symbol = fc.constantFrom(...alphabet)
const code = fc.uint8Array({ minLength: 19, maxLength: 19 }).map(makeReceiptCode)
/** Codes full of what is easily mistaken: 0, 1 and Z. */
const trickyCode = fc
  .array(fc.constantFrom(0, 1, 31), { minLength: 19, maxLength: 19 })
  .map(bytes => makeReceiptCode(Uint8Array.from(bytes)))
const anyCode = fc.oneof(code, trickyCode)

const replaceAt = (text: string, index: number, character: string) =>
  `${text.slice(0, index)}${character}${text.slice(index + 1)}`

const isZeroAndZ = (left: string, right: string) => [left, right].sort().join('') === '0Z'

/** Each character by one of the ways to mistake it. */
const mistype = (text: string, choices: readonly number[]) => {
  const mistaken: Readonly<Record<string, string>> = { 0: 'Oo0', 1: 'IiLl1' }
  return [...text]
    .map((character, index) => {
      const ways = mistaken[character] ?? character
      return ways.charAt((choices[index] ?? 0) % ways.length)
    })
    .join('')
}

describe('a receipt code', () => {
  test('is twenty characters without I, L, O and U', () => {
    fc.assert(
      fc.property(anyCode, made => {
        expect(made).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/)
      }),
    )
  })

  test('is shown as five groups of four', () => {
    fc.assert(
      fc.property(anyCode, made => {
        expect(groupReceiptCode(made)).toMatch(/^(\w{4} ){4}\w{4}$/)
      }),
    )
  })

  test('is read back from what is shown', () => {
    fc.assert(
      fc.property(anyCode, made => {
        expect(parseReceiptCode(groupReceiptCode(made))).toEqual({ ok: true, value: made })
      }),
    )
  })

  test('is read back in small letters, with hyphens, in full width and in wrong groups', () => {
    const widen = (text: string) =>
      text.replace(/[!-~]/g, character => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(anyCode, made => {
        const typed = [
          made,
          made.toLowerCase(),
          groupReceiptCode(made).replaceAll(' ', '-'),
          widen(made),
          widen(made.toLowerCase()),
          ` ${made.slice(0, 7)}\u3000${made.slice(7)} `,
        ]
        for (const each of typed) expect(parseReceiptCode(each)).toEqual({ ok: true, value: made })
      }),
    )
  })

  test('is read back where 0 was typed as O, and 1 as I or L', () => {
    fc.assert(
      fc.property(anyCode, fc.array(fc.nat(99), { minLength: 20, maxLength: 20 }), (made, choices) => {
        expect(parseReceiptCode(mistype(made, choices))).toEqual({ ok: true, value: made })
      }),
    )
  })

  test('takes five bits from each random byte, so that every symbol can stand in every place', () => {
    for (const [value, expected] of [...alphabet].entries())
      expect(makeReceiptCode(new Uint8Array(19).fill(value + 224)).slice(0, 19)).toBe(expected.repeat(19))
  })

  test('is never made from fewer than nineteen random bytes', () => {
    expect(() => makeReceiptCode(new Uint8Array(18))).toThrow(RangeError)
  })
})

describe('a mistyped code', () => {
  test('is refused where one character is wrong, save a 0 for a Z or a Z for a 0', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(19), symbol, (made, index, wrong) => {
        const right = made.charAt(index)
        fc.pre(right !== wrong && !(isZeroAndZ(right, wrong) && index < 19))
        expect(parseReceiptCode(replaceAt(made, index, wrong))).toEqual({ ok: false, problems: ['check'] })
      }),
      { numRuns: 2_000 },
    )
  })

  test('is refused where a 0 stands for a Z', () => {
    const made = makeReceiptCode(new Uint8Array(19).fill(31))
    expect(parseReceiptCode(replaceAt(made, 3, '0')).ok).toBe(false)
  })

  test('is refused where the check character is wrong, whichever it is', () => {
    fc.assert(
      fc.property(anyCode, symbol, (made, wrong) => {
        fc.pre(made.charAt(19) !== wrong)
        expect(parseReceiptCode(replaceAt(made, 19, wrong)).ok).toBe(false)
      }),
    )
  })

  test('is refused where two neighbours are swapped, save a 0 and a Z', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(18), (made, index) => {
        const [left, right] = [made.charAt(index), made.charAt(index + 1)]
        fc.pre(left !== right && !(isZeroAndZ(left, right) && index < 18))
        const swapped = replaceAt(replaceAt(made, index, right), index + 1, left)
        expect(parseReceiptCode(swapped)).toEqual({ ok: false, problems: ['check'] })
      }),
      { numRuns: 2_000 },
    )
  })

  test('is told apart by what is wrong: its length or a character that no code has', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(19), (made, index) => {
        expect(parseReceiptCode(made.slice(1))).toEqual({ ok: false, problems: ['length'] })
        expect(parseReceiptCode(`${made}0`)).toEqual({ ok: false, problems: ['length'] })
        for (const strange of ['U', '*', '号'])
          expect(parseReceiptCode(replaceAt(made, index, strange))).toEqual({ ok: false, problems: ['character'] })
      }),
    )
    expect(parseReceiptCode('')).toEqual({ ok: false, problems: ['length'] })
  })
})
