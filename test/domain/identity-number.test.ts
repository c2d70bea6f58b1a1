import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkIdentity, type IdentityKind, identityKindsOf, isIdentityNumber } from '#domain/identity-number.ts'
import { day } from './sample-calendar.ts'

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

const today = day('2026-11-21')
const check = (kind: IdentityKind, typed: string) => checkIdentity(kind, typed, today)
const withCheckDigit = (digits: string) => `${digits}${checkDigitOf(digits)}`

describe('what is typed', () => {
  test.each([
    ['residentId', '440308199901101512'],
    ['residentId', '11010519491231002x'],
    ['hkMacaoTaiwanResidence', '810000199408230021'],
    ['hkMacaoTaiwanResidence', '830000199201300022'],
    ['foreignPermanentResidence', withCheckDigit('91115619900101001')],
    ['foreignPermanentResidence', 'ABC123456789012'],
    ['passport', 'E12345678'],
    ['passport', 'eb 1234567'],
    ['hkMacaoPermit', 'H1234567890'],
    ['hkMacaoPermit', 'M12345678'],
    ['taiwanPermit', '12345678'],
    ['officerCard', '军字第2001988号'],
    ['other', '第17号'],
    ['unifiedSocialCreditCode', '11341702486344515H'],
    ['unifiedSocialCreditCode', '11620622013933539B'],
    ['unifiedSocialCreditCode', '91350100M000100Y43'],
    ['unifiedSocialCreditCode', '91350100-M000100Y-43'],
  ] as const)('is well formed as %s: %s', (kind, typed) => {
    expect(check(kind, typed)).toBe('wellFormed')
  })

  test.each([
    ['a wrong check digit', 'residentId', '440308199901101513'],
    ['a birthday that is still to come', 'residentId', withCheckDigit('44030820270101151')],
    ['the old fifteen digits', 'residentId', '440308990110151'],
    ['the number of a residence permit', 'residentId', '810000199408230021'],
    ['the number of a resident', 'hkMacaoTaiwanResidence', '440308199901101512'],
    ['a foreigner’s number that does not begin with 9', 'foreignPermanentResidence', '440308199901101512'],
    ['two letters and thirteen digits', 'foreignPermanentResidence', 'AB1234567890123'],
    ['words', 'passport', '护照在家里'],
    ['a letter too many', 'hkMacaoPermit', 'HK12345678'],
    ['seven digits', 'taiwanPermit', '1234567'],
    ['no number at all', 'officerCard', '军官证'],
    ['a wrong check character', 'unifiedSocialCreditCode', '91350100M000100Y44'],
    ['a letter that GB 32100 leaves out', 'unifiedSocialCreditCode', '9135010OM000100Y43'],
    ['the index number of a mirrored page', 'unifiedSocialCreditCode', '11341702000111222F'],
    ['seventeen characters', 'unifiedSocialCreditCode', '91350100M000100Y4'],
  ] as const)('with %s is unusual as %s', (_, kind, typed) => {
    expect(check(kind, typed)).toBe('unusual')
  })

  test('is empty when it is blank, of every kind', () => {
    for (const holder of ['person', 'organisation'] as const)
      for (const kind of identityKindsOf(holder)) expect(check(kind, ' 　')).toBe('empty')
  })

  test('was born today at the latest', () => {
    const digits = '44030820261121151'
    expect(checkIdentity('residentId', withCheckDigit(digits), day('2026-11-21'))).toBe('wellFormed')
    expect(checkIdentity('residentId', withCheckDigit(digits), day('2026-11-20'))).toBe('unusual')
  })

  test('is noticed in every single wrong character of a credit code', () => {
    const codes = ['11341702486344515H', '91350100M000100Y43'] as const
    const characters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.nat(17), fc.constantFrom(...characters), (code, index, wrong) => {
        fc.pre(code.charAt(index) !== wrong)
        expect(check('unifiedSocialCreditCode', code.slice(0, index) + wrong + code.slice(index + 1))).toBe('unusual')
      }),
    )
  })
})
