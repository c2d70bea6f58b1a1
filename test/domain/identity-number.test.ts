import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isIdentityNumber } from '#domain/identity-number.ts'

const samples = ['440308199901101512', '810000199408230021', '830000199201300022'] as const

test.each(samples)('%s is a well-formed identity number', number => {
  expect(isIdentityNumber(number)).toBe(true)
})

test('X is a check digit, large or small', () => {
  expect(isIdentityNumber('11010519491231002X')).toBe(true)
  expect(isIdentityNumber('11010519491231002x')).toBe(true)
})

test('spaces and full-width digits do not matter', () => {
  expect(isIdentityNumber(' 440308 19990110 1512 ')).toBe(true)
  expect(isIdentityNumber('４４０３０８１９９９０１１０１５１２')).toBe(true)
})

test.each([
  ['a wrong check digit', '440308199901101513'],
  ['a check digit X where a figure belongs', '44030819990110151X'],
  ['seventeen digits', '44030819990110151'],
  ['nineteen digits', '4403081999011015120'],
  ['the old fifteen digits', '440308990110151'],
  ['an X in the middle', '4403081999X1101512'],
  ['a letter', 'A40308199901101512'],
  ['nothing', ''],
  ['words', '身份证号码'],
])('%s is not well formed: “%s”', (_, number) => {
  expect(isIdentityNumber(number)).toBe(false)
})

test.each([
  ['in month 13', '11010519491331002'],
  ['on 30 February', '11010519900230002'],
  ['on the day 00', '11010519900200002'],
])('a birthday %s is not well formed, though the check digit is right', (_, digits) => {
  const number = `${digits}${checkDigitOf(digits)}`
  expect(isIdentityNumber(number)).toBe(false)
})

test('the same check digit on a birthday that exists is well formed', () => {
  for (const digits of ['11010519491231002', '44030819990110151', '81000019940823002'])
    expect(isIdentityNumber(`${digits}${checkDigitOf(digits)}`)).toBe(true)
})

test('every single wrong digit is noticed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...samples), fc.nat(17), fc.nat(9), (number, index, digit) => {
      fc.pre(number.charAt(index) !== String(digit))
      expect(isIdentityNumber(`${number.slice(0, index)}${digit}${number.slice(index + 1)}`)).toBe(false)
    }),
  )
})

/** GB 11643 told another way than the code does: weights are powers of two modulo 11. */
function checkDigitOf(digits: string): string {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0)
  const check = (12 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}
