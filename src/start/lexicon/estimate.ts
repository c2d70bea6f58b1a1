import { costScale, unseenCost } from '#kiosk/input/pinyin/lexicon.ts'
import { type Counts, pairBase } from './count.ts'

/** A language model as it is written: costs by word, and of each word its followers in rising order. */
export type Estimated = {
  readonly alone: Uint8Array
  readonly backOff: Uint8Array
  readonly followers: readonly (readonly { readonly word: number; readonly cost: number }[])[]
  /** How much more or less a class of words costs after another than by itself; `classCount` rows and columns. */
  readonly classCosts: Int8Array
}

/** Which class each word is in, the edge last. */
export type Classes = { readonly of: Uint8Array; readonly count: number }

/** @param probability from 0 to 1 */
export const costOf = (probability: number): number =>
  Math.min(unseenCost - 1, Math.max(0, Math.round(-Math.log(probability) * costScale)))

/**
 * Estimates a bigram model by absolute discounting: what is taken from pairs that were seen is given to those that were
 * not, by the probability that a word's class follows the other's. Pairs that say little beyond that are not kept, the
 * least telling first.
 * @param alone probability of each word by its number, the edge last
 */
export const estimate = (
  counts: Counts,
  { alone, classes }: { readonly alone: Float64Array; readonly classes: Classes },
  { discount, most, prior }: { readonly discount: number; readonly most: number; readonly prior: number },
): Estimated => {
  const edge = alone.length - 1
  const before = new Float64Array(edge + 1)
  const kinds = new Float64Array(edge + 1)
  const seen = [...counts.pairs].map(([pair, count]) => {
    const [left, right] = [Math.floor(pair / pairBase), pair % pairBase]
    before[left] = (before[left] ?? 0) + count
    kinds[left] = (kinds[left] ?? 0) + Math.min(discount, count)
    return { left, right, count }
  })
  const classCosts = classBigrams(counts, alone, classes)
  const total = (word: number) => (before[word] ?? 0) + prior
  const rest = (word: number) => ((kinds[word] ?? 0) + prior) / total(word)
  const byClass = (left: number, right: number) =>
    Math.exp(-(classCosts[(classes.of[left] ?? 0) * classes.count + (classes.of[right] ?? 0)] ?? 0) / costScale)
  const telling = seen
    .map(({ left, right, count }) => {
      const fallback = Math.min(1, rest(left) * (alone[right] ?? 0) * byClass(left, right))
      const probability = Math.min(1, Math.max(0, count - discount) / total(left) + fallback)
      return { left, right, probability, gain: count * Math.log(probability / fallback) }
    })
    .sort((one, other) => other.gain - one.gain)
    .slice(0, most)
  const followers: { word: number; cost: number }[][] = Array.from({ length: edge + 1 }, () => [])
  for (const { left, right, probability } of telling) followers[left]?.push({ word: right, cost: costOf(probability) })
  for (const each of followers) each.sort((one, other) => one.word - other.word)
  return {
    alone: Uint8Array.from(alone, costOf),
    backOff: Uint8Array.from(alone, (_, word) => costOf(Math.min(1, rest(word)))),
    followers,
    classCosts,
  }
}

const farthest = 110
/** Classes are believed to be followed as all words are, until this many have been seen. */
const classPrior = 20

const classBigrams = (counts: Counts, alone: Float64Array, { of, count }: Classes): Int8Array => {
  const share = new Float64Array(count)
  for (const [word, probability] of alone.entries()) share[of[word] ?? 0] = (share[of[word] ?? 0] ?? 0) + probability
  const pairs = new Float64Array(count * count)
  const totals = new Float64Array(count)
  for (const [pair, seen] of counts.pairs) {
    const [left, right] = [of[Math.floor(pair / pairBase)] ?? 0, of[pair % pairBase] ?? 0]
    pairs[left * count + right] = (pairs[left * count + right] ?? 0) + seen
    totals[left] = (totals[left] ?? 0) + seen
  }
  return Int8Array.from(pairs, (seen, at) => {
    const [left, right] = [Math.floor(at / count), at % count]
    const expected = Math.max(share[right] ?? 0, 1e-9)
    const probability = (seen + classPrior * expected) / ((totals[left] ?? 0) + classPrior)
    return Math.max(-farthest, Math.min(farthest, Math.round(-Math.log(probability / expected) * costScale)))
  })
}
