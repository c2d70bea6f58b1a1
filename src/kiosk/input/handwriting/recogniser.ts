import { splitSections } from '../sections.ts'
import { featureCount, featuresOf, type Stroke } from './features.ts'

/** A projection of the features, and where each character lies in it; bytes, each dimension with its own scale. */
export type Recogniser = {
  readonly characters: string
  readonly dimensions: number
  /** `featureCount` rows of `dimensions`. */
  readonly projection: Float32Array
  readonly shift: Float32Array
  /** A row for each character. */
  readonly means: Int8Array
}

/** Opens what `npm run build -- strokes` has written. */
export const openRecogniser = (bytes: Uint8Array): Recogniser => {
  const section = splitSections(bytes)
  const floats = (name: string) => new Float32Array(section(name).slice().buffer)
  const [shift, scales] = [floats('shift'), floats('scales')]
  const packed = section('projection')
  const projection = Float32Array.from(
    new Int8Array(packed.buffer, packed.byteOffset, packed.length),
    (value, at) => value * (scales[at % shift.length] ?? 0),
  )
  const means = section('means')
  return {
    characters: new TextDecoder().decode(section('characters')),
    dimensions: shift.length,
    projection,
    shift,
    means: new Int8Array(means.buffer, means.byteOffset, means.length),
  }
}

/** The characters that ink looks like, the likeliest first. */
export const recognise = (recogniser: Recogniser, strokes: readonly Stroke[], count: number): readonly string[] =>
  recogniseWithDistance(recogniser, strokes, count).map(each => each.character)

/** The same with how far off each is, in the recogniser's own measure. */
export const recogniseWithDistance = (
  recogniser: Recogniser,
  strokes: readonly Stroke[],
  count: number,
): readonly { readonly character: string; readonly distance: number }[] =>
  nearest(recogniser, project(recogniser, featuresOf(strokes)), count).map(({ at, distance }) => ({
    character: recogniser.characters[at] ?? '',
    distance,
  }))

/** The features in the recogniser's dimensions, on the scale of its means. */
export const project = (
  { dimensions, projection, shift }: Pick<Recogniser, 'dimensions' | 'projection' | 'shift'>,
  features: Float32Array,
): Float32Array => {
  const projected = shift.slice()
  for (let feature = 0; feature < featureCount; feature += 1) {
    const value = features[feature] ?? 0
    if (value === 0) continue
    const row = feature * dimensions
    for (let at = 0; at < dimensions; at += 1)
      projected[at] = (projected[at] ?? 0) + value * (projection[row + at] ?? 0)
  }
  return projected
}

/** How much farther a rare character must lie to count as the nearest, for each doubling of its rank. */
const rarity = 1_400
const usual = 200

/** The nearest characters, by number; the most frequent come first in the recogniser, and are preferred a little. */
export const nearest = (
  { means, dimensions }: Pick<Recogniser, 'means' | 'dimensions'>,
  projected: Float32Array,
  count: number,
): readonly { readonly at: number; readonly distance: number }[] => {
  const best: { readonly at: number; readonly distance: number }[] = []
  let worst = Number.POSITIVE_INFINITY
  for (let row = 0, at = 0; row < means.length; row += dimensions, at += 1) {
    let distance = rarity * Math.log2(1 + at / usual)
    for (let index = 0; index < dimensions && distance < worst; index += 1) {
      const difference = (projected[index] ?? 0) - (means[row + index] ?? 0)
      distance += difference * difference
    }
    if (distance >= worst) continue
    best.push({ at, distance })
    best.sort((left, right) => left.distance - right.distance)
    if (best.length > count) best.pop()
    if (best.length === count) worst = best.at(-1)?.distance ?? worst
  }
  return best
}
