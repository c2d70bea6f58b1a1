import type { Point, Stroke } from '#kiosk/input/handwriting/features.ts'

/** How somebody writes: 0 as in the copybook, 1 rather freely, more is hardly legible. */
export type Manner = {
  /** How far strokes go astray in place, size and slant. */
  readonly looseness: number
  /** Chance that a stroke is written on into the next without lifting. */
  readonly joining: number
  /** Chance that a stroke is written at another time than it should be. */
  readonly disorder: number
  /** How straight and level strokes may become, 0 to 1: a copybook's strokes rise and bow, many hands draw boxes. */
  readonly squareness: number
  /** Chance that a stroke is drawn from its end to its beginning. */
  readonly reversal: number
}

const box = 1000

/** Writes a character by hand, never twice alike. */
export const writeByHand = (strokes: readonly Stroke[], manner: Manner, random: () => number): readonly Stroke[] => {
  const spread = (width: number) => (random() + random() + random() - 1.5) * width * manner.looseness
  const whole = warp(spread)
  const level = random() * manner.squareness
  const astray = strokes.map(each => {
    const stroke = squared(each, level)
    const drawn = rounded(turned(stroke, spread).map(whole), random, manner.looseness)
    return random() < manner.reversal ? [...drawn].reverse() : drawn
  })
  return joined(disordered(astray, manner.disorder, random), manner.joining, random)
}

const nearlyLevel = Math.PI / 8

/** One stroke with what is nearly level or upright made more so, about its middle. */
const squared = (stroke: Stroke, share: number): Stroke => {
  let [x, y] = stroke[0] ?? [0, 0]
  const drawn: Point[] = [[x, y]]
  for (const [at, [toX, toY]] of stroke.slice(1).entries()) {
    const [fromX, fromY] = stroke[at] ?? [0, 0]
    const angle = Math.atan2(toY - fromY, toX - fromX)
    const axis = Math.round(angle / (Math.PI / 2)) * (Math.PI / 2)
    const turned = Math.abs(angle - axis) < nearlyLevel ? angle + (axis - angle) * share : angle
    const length = Math.hypot(toX - fromX, toY - fromY)
    x += Math.cos(turned) * length
    y += Math.sin(turned) * length
    drawn.push([x, y])
  }
  const shift = (axis: 0 | 1) =>
    stroke.reduce((sum, point) => sum + point[axis], 0) / stroke.length -
    drawn.reduce((sum, point) => sum + point[axis], 0) / drawn.length
  const [right, down] = [shift(0), shift(1)]
  return drawn.map(([px, py]) => [px + right, py + down])
}

/** One stroke somewhat shifted, turned and stretched about its middle. */
const turned = (stroke: Stroke, spread: (width: number) => number): Stroke => {
  const middle = (at: 0 | 1) => stroke.reduce((sum, point) => sum + point[at], 0) / stroke.length
  const [midX, midY] = [middle(0), middle(1)]
  const angle = spread(0.3)
  const [stretch, shiftX, shiftY] = [1 + spread(0.35), spread(70), spread(70)]
  const [cos, sin] = [Math.cos(angle) * stretch, Math.sin(angle) * stretch]
  return stroke.map(([x, y]) => {
    const [dx, dy] = [x - midX, y - midY]
    return [midX + dx * cos - dy * sin + shiftX, midY + dx * sin + dy * cos + shiftY]
  })
}

/** The whole character slanted, stretched and bent. */
const warp = (spread: (width: number) => number): ((point: Point) => Point) => {
  const [slantX, slantY] = [spread(0.35), spread(0.3)]
  const [wide, bendX, bendY, bowX, bowY] = [1 + spread(0.7), spread(0.7), spread(0.7), spread(0.2), spread(0.2)]
  return ([x, y]) => {
    const [u, v] = [x / box - 0.5, y / box - 0.5]
    return [
      (u * wide + v * slantX + bendX * u * u + bowX * Math.sin(Math.PI * v)) * box,
      (v + u * slantY + bendY * v * v + bowY * Math.sin(Math.PI * u)) * box,
    ]
  }
}

const spacing = 30

/** Cuts corners, as a quick hand does, and trembles a little. */
const rounded = (stroke: Stroke, random: () => number, looseness: number): Stroke => {
  let points = evenly(stroke)
  const passes = Math.floor(random() * 4 * looseness)
  for (let pass = 0; pass < passes; pass += 1)
    points = points.map((point, at) => {
      const [before, after] = [points[at - 1] ?? point, points[at + 1] ?? point]
      return [(before[0] + 2 * point[0] + after[0]) / 4, (before[1] + 2 * point[1] + after[1]) / 4]
    })
  const tremble = () => (random() - 0.5) * 12 * looseness
  return points.map(([x, y]) => [x + tremble(), y + tremble()])
}

const evenly = (stroke: Stroke): Stroke =>
  stroke.flatMap((point, at): Stroke => {
    const before = stroke[at - 1]
    if (!before) return [point]
    const parts = Math.max(1, Math.round(Math.hypot(point[0] - before[0], point[1] - before[1]) / spacing))
    return Array.from({ length: parts }, (_, part) => {
      const share = (part + 1) / parts
      return [before[0] + (point[0] - before[0]) * share, before[1] + (point[1] - before[1]) * share] as const
    })
  })

const disordered = (strokes: readonly Stroke[], chance: number, random: () => number): readonly Stroke[] => {
  const order = [...strokes]
  for (let at = 0; at < order.length; at += 1) {
    if (random() >= chance) continue
    const [taken] = order.splice(at, 1)
    if (taken) order.splice(Math.floor(random() * (order.length + 1)), 0, taken)
  }
  return order
}

const joined = (strokes: readonly Stroke[], chance: number, random: () => number): readonly Stroke[] => {
  const written: Stroke[] = []
  for (const stroke of strokes) {
    const before = written.at(-1)
    if (before && random() < chance) written.splice(-1, 1, [...before, ...stroke])
    else written.push(stroke)
  }
  return written
}
