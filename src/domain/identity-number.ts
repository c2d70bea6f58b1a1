import { isCivilDate } from './civil-date.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkDigits = '10X98765432'

/**
 * Whether a citizen's identity number (公民身份号码) is well formed: GB 11643-1999, 18 characters, date of birth, MOD 11-2.
 * A failed check only ever warns: the proof is the document, not the number.
 */
export const isIdentityNumber = (typed: string): boolean => {
  const number = typed.normalize('NFKC').toUpperCase().replace(/\s/g, '')
  if (!/^\d{17}[\dX]$/.test(number)) return false
  if (!isCivilDate(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`)) return false
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  return checkDigits[sum % 11] === number[17]
}
