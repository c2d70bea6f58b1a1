/**
 * A document number (文号), as printed and in the form it is searched by.
 * GB/T 9704: organ's code, year in 〔〕, serial number without leading zeros, 号. Orders (令) carry no year.
 */
export type DocumentNumber = { readonly raw: string; readonly normal: string }

const annual = /^(\p{Script=Han}+)[〔[【(（［]?(\d{4})[〕\]】)）］]?第?0*(\d+)号?$/u
const order = /^(\p{Script=Han}*令)第?0*(\d+)号$/u

/**
 * Reads a document number in any bracket, width and spacing: `清政办〔2025〕18号`, `清政办[2025]018号`, `国务院令第711号`.
 * The normal form is `代字|年|号`, or `…令||号`. `undefined` when it is neither.
 */
export const parseDocumentNumber = (raw: string): DocumentNumber | undefined => {
  const plain = raw.normalize('NFKC').replace(/\s+/g, '')
  const [, code, year, serial] = annual.exec(plain) ?? []
  if (code && year && serial) return { raw, normal: `${code}|${year}|${serial}` }
  const [, organ, number] = order.exec(plain) ?? []
  return organ && number ? { raw, normal: `${organ}||${number}` } : undefined
}
