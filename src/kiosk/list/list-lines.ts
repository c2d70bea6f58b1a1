import { groupReceiptCode } from '#domain/receipt-code.ts'
import { isTicked } from '../guide/ticks.ts'
import { byteLength, longestCode } from '../take-away/take-away.ts'
import { fullInstantInWords } from '../ui/dates.ts'
import { text } from '../ui/text/text.ts'
import type { ListedDocument, ListedReceipt } from './list.ts'

/** One thing of the list as it is taken along: what it is, then what belongs to it. */
export type ListItem = { readonly head: string; readonly details: readonly string[] }

export const documentItem = ({ entry, materials }: ListedDocument): ListItem => {
  const { takeAwayList: words, validity } = text()
  const state = entry.validity ? [validity[entry.validity.state]] : []
  const ready = materials.map((name, at) => `${isTicked(entry.id, at) ? words.ticked : words.open}${name}`)
  return {
    head: `《${entry.title}》${entry.documentNumber ?? ''}`,
    details: [[...entry.issuers, ...state].join(' · '), ...(ready.length > 0 ? [words.materials, ...ready] : [])],
  }
}

export const receiptItem = ({ code, title, submittedAt }: ListedReceipt): ListItem => {
  const words = text().takeAwayList
  return { head: title, details: [words.receipt(groupReceiptCode(code)), fullInstantInWords(submittedAt)] }
}

/**
 * The list as texts, each short enough for a code that a plain phone still reads. An item is cut only where it does not
 * even fit alone.
 * @param foot what stands at the end of every text, such as the public address
 */
export const codesOf = (items: readonly ListItem[], foot: string): readonly string[] => {
  const texts: string[][] = []
  for (const [at, { head, details }] of items.entries()) {
    const lines = [`${at + 1}. ${head}`, ...details]
    const last = texts.at(-1)
    if (last && fits([...last, ...lines], foot)) last.push(...lines)
    else texts.push(cutToFit(lines, foot))
  }
  return texts.map(lines => [...lines, foot].join('\n'))
}

const fits = (lines: readonly string[], foot: string): boolean => byteLength([...lines, foot].join('\n')) <= longestCode

const cutToFit = (lines: readonly string[], foot: string): string[] => {
  const kept = [...lines]
  while (kept.length > 1 && !fits(kept, foot)) kept.pop()
  return kept
}
