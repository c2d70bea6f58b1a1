import { readNumeral } from './numeral.ts'

/**
 * A document number (文号), as printed and in the form it is searched by.
 * GB/T 9704: organ's code, year in 〔〕, serial number without leading zeros, 号. Orders (令) carry no year.
 */
export type DocumentNumber = { readonly raw: string; readonly normal: string }

const bracketedYear = [/〔(\d{4})〕/, /\[(\d{4})\]/, /【(\d{4})】/, /\((\d{4})\)/, /(\d{4})年?/]
  .map(year => year.source)
  .join('|')
const annual = new RegExp(`^(\\p{Script=Han}+)(?:${bracketedYear})第?0*([1-9]\\d*)号?$`, 'u')
const order = /^([\p{Script=Han}、]*令)第?(?:0*([1-9]\d*)|([一二三四五六七八九十百零〇]+))号$/u
const orderAfter = /^([\p{Script=Han}、]*)第(?:0*([1-9]\d*)|([一二三四五六七八九十百零〇]+))号令$/u

/**
 * Reads a document number in any bracket, width and spacing: `清政办〔2025〕18号`, `清政办[2025]018号`, `国务院令第711号`,
 * `国务院第711号令`, `主席令第七十三号`, `农业农村部令2021年第3号`. The normal form is `代字|年|号`, or `…令||号`. `undefined` when it is neither, as where a bracket is lost.
 */
export const parseDocumentNumber = (raw: string): DocumentNumber | undefined => {
  const plain = raw.normalize('NFKC').replace(/\s+/g, '')
  const [, code, ...parts] = annual.exec(plain) ?? []
  const [year, serial] = parts.filter(part => part !== undefined)
  if (code && year && serial) return { raw, normal: `${code}|${year}|${serial}` }
  const after = orderAfter.exec(plain)
  const [, organ, digits, numerals] =
    order.exec(plain) ?? (after ? [after[0], `${after[1]}令`, after[2], after[3]] : [])
  const number = digits ?? (numerals && String(readNumeral(numerals)))
  return organ && number ? { raw, normal: `${organ}||${number}` } : undefined
}
