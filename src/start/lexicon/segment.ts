import type { Frequencies } from './vocabulary.ts'

const longest = 7

/** Cuts clauses into words in the likeliest way by the words' frequencies alone. */
export const segmenter = (words: Frequencies): ((clause: string) => readonly string[]) => {
  const costs = new Map([...words].map(([word, frequency]) => [word, -Math.log(frequency / 1_000_000)]))
  return clause => {
    const best = new Float64Array(clause.length + 1).fill(Number.POSITIVE_INFINITY)
    const from = new Int32Array(clause.length + 1)
    best[0] = 0
    for (let end = 1; end <= clause.length; end += 1)
      for (let start = Math.max(0, end - longest); start < end; start += 1) {
        const known = costs.get(clause.slice(start, end))
        const cost = (best[start] ?? 0) + (known ?? (end - start === 1 ? 25 : Number.POSITIVE_INFINITY))
        if (cost >= (best[end] ?? 0)) continue
        best[end] = cost
        from[end] = start
      }
    const cut: string[] = []
    for (let end = clause.length; end > 0; end = from[end] ?? 0) cut.push(clause.slice(from[end], end))
    return cut.reverse()
  }
}
