import { type CivilDate, isCivilDate } from './civil-date.ts'

/** The documents that prove who a person is. */
export const personIdentityKinds = [
  'residentId',
  'hkMacaoTaiwanResidence',
  'foreignPermanentResidence',
  'passport',
  'hkMacaoPermit',
  'taiwanPermit',
  'officerCard',
  'other',
] as const
/** The numbers that prove what an organisation is. */
export const organisationIdentityKinds = ['unifiedSocialCreditCode', 'other'] as const
/**
 * Kinds of identity: 居民身份证, 港澳台居民居住证, 外国人永久居留身份证, 护照, 港澳居民来往内地通行证, 台湾居民来往大陆通行证,
 * 军官证, 其他; 统一社会信用代码.
 */
export type IdentityKind = (typeof personIdentityKinds)[number] | (typeof organisationIdentityKinds)[number]

/** The kinds that a form offers, the usual one first. */
export const identityKindsOf = (
  holder: 'person' | 'organisation',
): readonly [IdentityKind, ...(readonly IdentityKind[])] =>
  holder === 'person' ? personIdentityKinds : organisationIdentityKinds

/** What is said of a typed number. `unusual` only ever warns: the proof is the document, not the number. */
export type IdentityCheck = 'empty' | 'wellFormed' | 'unusual'

/** Whether a number looks as its kind does; a person may insist on any. */
export const checkIdentity = (kind: IdentityKind, typed: string, today: CivilDate): IdentityCheck => {
  const number = plain(typed)
  if (number === '') return 'empty'
  return isUsual(kind, number, today) ? 'wellFormed' : 'unusual'
}

/** Whether a citizen's identity number (公民身份号码) is well formed: GB 11643-1999, date of birth and MOD 11-2. */
export const isIdentityNumber = (typed: string): boolean => {
  const number = plain(typed)
  return /^\d{17}[\dX]$/.test(number) && isCivilDate(birthOf(number)) && hasCheckDigit(number)
}

const isUsual = (kind: IdentityKind, number: string, today: CivilDate): boolean => {
  switch (kind) {
    case 'residentId':
      return isBornUntil(number, today) && /^[1-7]/.test(number)
    case 'hkMacaoTaiwanResidence':
      return isBornUntil(number, today) && /^8[123]0000/.test(number)
    case 'foreignPermanentResidence':
      return /^[A-Z]{3}\d{12}$/.test(number) || (isBornUntil(number, today) && number.startsWith('9'))
    case 'passport':
      return /^[A-Z0-9]{5,17}$/.test(number)
    case 'hkMacaoPermit':
      return /^[HMC]\d{8}(\d{2})?$/.test(number)
    case 'taiwanPermit':
      return /^(\d{8}(\d{2})?|\d{10}[A-Z])$/.test(number)
    case 'officerCard':
      return /\d{4,}/.test(number)
    case 'unifiedSocialCreditCode':
      return isCreditCode(number)
    case 'other':
      return true
  }
}

/** Full-width and small letters, spaces and hyphens do not matter. */
const plain = (typed: string): string => typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')

const birthOf = (number: string): string => `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`

/** Numbers of fifteen digits, of the first generation, are no longer current. */
const isBornUntil = (number: string, today: CivilDate): boolean => isIdentityNumber(number) && birthOf(number) <= today

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkDigits = '10X98765432'

const hasCheckDigit = (number: string): boolean => {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  return checkDigits[sum % 11] === number[17]
}

/** GB 32100-2015 leaves out I, O, S, V and Z, which are taken for figures. */
const creditCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

const isCreditCode = (code: string): boolean => {
  const values = [...code].map(character => creditCharacters.indexOf(character))
  if (values.length !== 18 || values.includes(-1)) return false
  const sum = creditWeights.reduce((total, weight, index) => total + weight * (values[index] ?? 0), 0)
  return (31 - (sum % 31)) % 31 === values[17]
}
