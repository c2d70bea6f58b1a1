import type { Stroke } from './features.ts'
import { type Recogniser, recogniseWithDistance } from './recogniser.ts'

/** What a pad of ink may say, the likeliest first. */
export type Read = readonly string[]

const mostParts = 12
const mostStrokesTogether = 5
/** How much wider than high ink may be and still be one character alone. */
const widestAlone = 1.4

/**
 * Reads one character, or several written side by side: strokes that overlap from left to right belong together, and
 * neighbours are put together where that looks more like a character than each by itself.
 */
export const readInk = (
  recogniser: Recogniser,
  strokes: readonly Stroke[],
  { count, isWord }: { readonly count: number; readonly isWord: (text: string) => boolean },
): Read => {
  const drawn = strokes.filter(stroke => stroke.length > 0)
  if (drawn.length === 0) return []
  const alone = recogniseWithDistance(recogniser, drawn, count).map(each => each.character)
  const { wide, high } = extent(drawn)
  const parts = partsOf(drawn)
  if (wide <= high * widestAlone || parts.length === 1 || parts.length > mostParts) return alone
  const together = combined(bestReading(recogniser, parts, high), isWord)
  return [...new Set([...together.slice(0, count), ...alone.slice(0, 2)])]
}

/** How much nearer characters count that make up a word. */
const wordBonus = 12_000
const mostCombined = 30

/** What characters side by side may say: each of them may be another one, and words are likelier than none. */
const combined = (characters: readonly (readonly Found[])[], isWord: (text: string) => boolean): readonly string[] => {
  let texts: readonly { readonly text: string; readonly distance: number }[] = [{ text: '', distance: 0 }]
  for (const found of characters)
    texts = texts
      .flatMap(before =>
        found.map(({ character, distance }) => ({
          text: before.text + character,
          distance: before.distance + distance,
        })),
      )
      .map(each => ({ ...each, distance: each.distance - (isWord(each.text.slice(-2)) ? wordBonus : 0) }))
      .sort((one, other) => one.distance - other.distance)
      .slice(0, mostCombined)
  return texts.map(each => each.text)
}

type Extent = { readonly left: number; readonly right: number; readonly wide: number; readonly high: number }

const extent = (strokes: readonly Stroke[]): Extent => {
  const [xs, ys] = [strokes.flat().map(point => point[0]), strokes.flat().map(point => point[1])]
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  return { left, right, wide: right - left, high: Math.max(...ys) - Math.min(...ys) }
}

const lengthOf = (strokes: readonly Stroke[]): number =>
  strokes.reduce(
    (sum, stroke) =>
      sum +
      stroke
        .slice(1)
        .reduce((length, [x, y], at) => length + Math.hypot(x - (stroke[at]?.[0] ?? x), y - (stroke[at]?.[1] ?? y)), 1),
    0,
  )

/** Strokes that lie above one another, from left to right. */
const partsOf = (strokes: readonly Stroke[]): readonly (readonly Stroke[])[] => {
  const sorted = [...strokes].sort((one, other) => extent([one]).left - extent([other]).left)
  const parts: Stroke[][] = []
  let right = Number.NEGATIVE_INFINITY
  for (const stroke of sorted) {
    const span = extent([stroke])
    if (span.left < right) parts.at(-1)?.push(stroke)
    else parts.push([stroke])
    right = Math.max(right, span.right)
  }
  return parts
}

/** What a shape costs that is too wide or too narrow, beside how far it is from the nearest character. */
const oddness = 60_000
const widestShape = 1.15
const narrowestShape = 0.4

type Found = { readonly character: string; readonly distance: number }
type Reading = { readonly cost: number; readonly characters: readonly (readonly Found[])[] }

const bestReading = (
  recogniser: Recogniser,
  parts: readonly (readonly Stroke[])[],
  high: number,
): readonly (readonly Found[])[] => {
  const whole = lengthOf(parts.flat())
  const best: Reading[] = [{ cost: 0, characters: [] }]
  for (let end = 1; end <= parts.length; end += 1) {
    let cheapest: Reading = { cost: Number.POSITIVE_INFINITY, characters: [] }
    for (let start = Math.max(0, end - mostStrokesTogether); start < end; start += 1) {
      const before = best[start]
      const strokes = parts.slice(start, end).flat()
      const found = recogniseWithDistance(recogniser, strokes, 5)
      const shape = extent(strokes).wide / high
      const odd = Math.max(0, shape - widestShape, narrowestShape - shape)
      const share = lengthOf(strokes) / whole
      const cost = (before?.cost ?? 0) + share * ((found[0]?.distance ?? 0) + oddness * odd)
      if (cost < cheapest.cost) cheapest = { cost, characters: [...(before?.characters ?? []), found] }
    }
    best.push(cheapest)
  }
  return best.at(-1)?.characters ?? []
}
