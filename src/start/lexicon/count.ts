/** How often words occur, and how often one after another; before the first and after the last stands the edge. */
export type Counts = {
  readonly words: Map<number, number>
  /** Keyed by the word before times `pairBase` plus the word after. */
  readonly pairs: Map<number, number>
}

export const pairBase = 2 ** 20

export const newCounts = (): Counts => ({ words: new Map(), pairs: new Map() })

/** Counts a clause; words that are not in the vocabulary break it in two. */
export const countClause = (
  counts: Counts,
  words: readonly (number | undefined)[],
  { edge, weight }: { readonly edge: number; readonly weight: number },
): void => {
  let before: number | undefined = edge
  for (const word of [...words, edge]) {
    if (word !== undefined) {
      counts.words.set(word, (counts.words.get(word) ?? 0) + weight)
      const pair = before === undefined ? undefined : before * pairBase + word
      if (pair !== undefined) counts.pairs.set(pair, (counts.pairs.get(pair) ?? 0) + weight)
    }
    before = word
  }
}
