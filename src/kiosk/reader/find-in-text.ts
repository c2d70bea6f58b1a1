import { fold } from '#search/fold.ts'
import { findMarks } from '#search/passage.ts'

type Marks = readonly (readonly [number, number])[]

/** Where words stand in the blocks of a text, counted through from the first block to the last. */
export type Found = {
  readonly marks: readonly Marks[]
  /** How many marks stand before each block. */
  readonly before: readonly number[]
  readonly count: number
}

/** Nothing is looked for. */
export const noMarks: Found = { marks: [], before: [], count: 0 }

/** The words of a search within one text: what stands between spaces, brackets and all. */
export const wordsToFind = (typed: string): readonly string[] => [
  ...new Set(
    fold(typed)
      .split(/\s+/)
      .filter(word => word !== ''),
  ),
]

export const findInText = (blocks: readonly string[], words: readonly string[]): Found => {
  const marks = blocks.map(block => (words.length === 0 ? [] : findMarks(fold(block), words)))
  const before: number[] = []
  let count = 0
  for (const each of marks) {
    before.push(count)
    count += each.length
  }
  return { marks, before, count }
}

/** Which block holds a mark; -1 when there is no such mark. */
export const holderOf = ({ marks, before }: Found, mark: number): number =>
  marks.findIndex((each, block) => {
    const first = before[block] ?? 0
    return first <= mark && mark < first + each.length
  })
