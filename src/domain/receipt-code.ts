import { failure, type Outcome, success } from './outcome.ts'

/** The citizen's key to progress (查询码): 19 random Crockford base32 characters (95 bits) and a check character. */
export type ReceiptCode = string & { readonly __brand: 'ReceiptCode' }

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const randomLength = 19

/** Makes a code from at least 19 random bytes, of which five bits each are used. */
export const makeReceiptCode = (random: Uint8Array): ReceiptCode => {
  if (random.length < randomLength) throw new RangeError('a receipt code needs 19 random bytes')
  const body = Array.from(random.slice(0, randomLength), byte => alphabet[byte & 31]).join('')
  return `${body}${checkCharacter(body)}` as ReceiptCode
}

/** Five groups of four, as shown and printed. */
export const groupReceiptCode = (code: ReceiptCode): string => code.match(/.{4}/g)?.join(' ') ?? code

/** Reads what was typed: case, spaces and hyphens do not matter, O is 0, I and L are 1. */
export const parseReceiptCode = (typed: string): Outcome<ReceiptCode, 'length' | 'character' | 'check'> => {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  if (plain.length !== randomLength + 1) return failure('length')
  if ([...plain].some(character => !alphabet.includes(character))) return failure('character')
  if (checkCharacter(plain.slice(0, -1)) !== plain.at(-1)) return failure('check')
  return success(plain as ReceiptCode)
}

/**
 * A remainder over the field of 32 elements (x⁵+x²+1), Horner's rule. Every single wrong character shows, and every two
 * neighbours swapped.
 */
const checkCharacter = (body: string): string =>
  alphabet[times2([...body].reduce((sum, character) => times2(sum) ^ alphabet.indexOf(character), 0))] ?? '0'

const times2 = (element: number): number => ((element << 1) ^ (element & 16 ? 0b100101 : 0)) & 31
