/** A point of ink: x to the right, y downwards, in any unit. */
export type Point = readonly [x: number, y: number]
/** What was drawn from the finger's coming to its leaving. */
export type Stroke = readonly Point[]

const cells = 8
const directions = 8
/** How many numbers describe a drawn character. */
export const featureCount = cells * cells * directions

const size = 64
const cell = size / cells
const step = 1

/**
 * Describes ink by how much of it runs in each of eight directions through each of 8 × 8 cells, blurred into the
 * neighbouring ones; the order and the number of strokes leave no trace. Of length one.
 */
export const featuresOf = (strokes: readonly Stroke[]): Float32Array => {
  const features = new Float32Array(featureCount)
  const even = evenly(strokes)
  const placed = fitted(even)
  for (const stroke of even) {
    let [x, y] = placed(stroke[0] ?? [0, 0])
    if (stroke.length === 1) addInk(features, { x, y, dx: 0.5, dy: 0.5 })
    for (const point of stroke.slice(1)) {
      const [toX, toY] = placed(point)
      addSegment(features, { x, y, dx: toX - x, dy: toY - y })
      x = toX
      y = toY
    }
  }
  return normalised(features)
}

const pieces = 40

/** Strokes with a point at least every fortieth of the character's extent, since straight lines are bent to fit. */
const evenly = (strokes: readonly Stroke[]): readonly Stroke[] => {
  const points = strokes.flat()
  const extent = (axis: 0 | 1) =>
    points.reduce((most, point) => Math.max(most, point[axis]), Number.NEGATIVE_INFINITY) -
    points.reduce((least, point) => Math.min(least, point[axis]), Number.POSITIVE_INFINITY)
  const longest = Math.max(extent(0), extent(1), 1e-6) / pieces
  return strokes.map(stroke =>
    stroke.flatMap((to, at): Stroke => {
      const from = stroke[at - 1]
      if (!from) return [to]
      const parts = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / longest))
      return Array.from({ length: parts }, (_, part): Point => {
        const share = (part + 1) / parts
        return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
      })
    }),
  )
}

/** How far from its middle ink may lie, in its mean distances on that side, to come to the square's margin. */
const reachOfInk = 2
const margin = 6

/**
 * Fits ink into the square by where its weight lies (moments), each side of the middle by itself, so that a stroke that
 * sticks out moves the rest but little; a long thin character stays rather long and thin.
 */
const fitted = (strokes: readonly Stroke[]): ((point: Point) => Point) => {
  const [across, down] = [spanOf(strokes, 0), spanOf(strokes, 1)]
  const longest = Math.max(across.length, down.length)
  const shown = (length: number) => (size - 2 * margin) * Math.sqrt(Math.sin((Math.PI / 2) * (length / longest)))
  const [wide, high] = [shown(across.length), shown(down.length)]
  const place = (value: number, { middle, below, above }: Span, room: number) => {
    const share = value < middle ? (value - middle) / below : (value - middle) / above
    return Math.max(0, Math.min(size, size / 2 + (share * room) / 2))
  }
  return ([x, y]) => [place(x, across, wide), place(y, down, high)]
}

type Span = { readonly middle: number; readonly below: number; readonly above: number; readonly length: number }

/** Where ink lies along an axis: its middle, and how far it spreads on either side. */
const spanOf = (strokes: readonly Stroke[], axis: 0 | 1): Span => {
  const drawn = strokes.flatMap(stroke =>
    stroke.slice(1).map((to, at) => {
      const from = stroke[at] ?? to
      return { at: (from[axis] + to[axis]) / 2, length: Math.hypot(to[0] - from[0], to[1] - from[1]) }
    }),
  )
  const total = drawn.reduce((sum, piece) => sum + piece.length, 0)
  const first = strokes[0]?.[0]?.[axis] ?? 0
  const middle = total > 0 ? drawn.reduce((sum, { at, length }) => sum + at * length, 0) / total : first
  const blur = blurOf(drawn.map(piece => piece.at))
  let [below, above, belowInk, aboveInk] = [0, 0, 0, 0]
  for (const { at, length } of drawn) {
    const distance = at - middle
    // A stroke that stands in the middle belongs to both sides.
    const shareAbove = Math.max(0, Math.min(1, 0.5 + distance / (2 * blur)))
    below += distance * distance * length * (1 - shareAbove)
    above += distance * distance * length * shareAbove
    belowInk += length * (1 - shareAbove)
    aboveInk += length * shareAbove
  }
  const spread = (squares: number, ink: number) => reachOfInk * Math.sqrt(squares / Math.max(ink, 1e-9))
  const [down, up] = [spread(below, belowInk), spread(above, aboveInk)]
  const least = Math.max(down, up, 1e-6) / 50
  return { middle, below: Math.max(down, least), above: Math.max(up, least), length: Math.max(down + up, 1e-6) }
}

type Ink = { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number }

const addSegment = (features: Float32Array, { x, y, dx, dy }: Ink) => {
  const parts = Math.max(1, Math.ceil(Math.hypot(dx, dy) / step))
  for (let part = 0; part < parts; part += 1) {
    const at = (part + 0.5) / parts
    addInk(features, { x: x + dx * at, y: y + dy * at, dx: dx / parts, dy: dy / parts })
  }
}

const blurOf = (places: readonly number[]): number =>
  (places.reduce((most, at) => Math.max(most, at), Number.NEGATIVE_INFINITY) -
    places.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY)) /
    20 +
  1e-9

/** Shares a bit of ink between the four nearest cells and the two nearest directions. */
const addInk = (features: Float32Array, { x, y, dx, dy }: Ink) => {
  const length = Math.hypot(dx, dy)
  if (length === 0) return
  const turn = ((Math.atan2(dy, dx) / (2 * Math.PI) + 1) % 1) * directions
  const direction = Math.floor(turn) % directions
  const toNext = turn - Math.floor(turn)
  const [column, row] = [x / cell - 0.5, y / cell - 0.5]
  const [firstColumn, firstRow] = [Math.floor(column), Math.floor(row)]
  for (let below = 0; below < 2; below += 1)
    for (let beside = 0; beside < 2; beside += 1) {
      const [atRow, atColumn] = [firstRow + below, firstColumn + beside]
      if (atRow < 0 || atRow >= cells || atColumn < 0 || atColumn >= cells) continue
      const share = length * (1 - Math.abs(row - atRow)) * (1 - Math.abs(column - atColumn))
      const base = (atRow * cells + atColumn) * directions
      add(features, base + direction, share * (1 - toNext))
      add(features, base + ((direction + 1) % directions), share * toNext)
    }
}

const add = (features: Float32Array, at: number, amount: number) => {
  features[at] = (features[at] ?? 0) + amount
}

/** Roots make the much-inked cells count less; then all is brought to length one. */
const normalised = (features: Float32Array): Float32Array => {
  const roots = features.map(Math.sqrt)
  const length = Math.sqrt(roots.reduce((sum, root) => sum + root * root, 0)) || 1
  return roots.map(root => root / length)
}
