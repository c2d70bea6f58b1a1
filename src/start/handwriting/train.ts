import { featureCount, featuresOf } from '#kiosk/input/handwriting/features.ts'
import { nearest, project, type Recogniser } from '#kiosk/input/handwriting/recogniser.ts'
import { joinSections } from '#kiosk/input/sections.ts'
import { randomOf } from '../seeded-random.ts'
import { eigenOf } from './eigen.ts'
import { type Manner, writeByHand } from './hand.ts'
import type { Model } from './medians.ts'

/** How the hands write that the recogniser learns from: from the copybook to the hurried. */
const manners: readonly Manner[] = [
  { looseness: 0.2, joining: 0, disorder: 0, squareness: 1, reversal: 0 },
  { looseness: 0.45, joining: 0, disorder: 0, squareness: 0, reversal: 0.03 },
  { looseness: 0.5, joining: 0, disorder: 0, squareness: 1, reversal: 0.03 },
  { looseness: 0.75, joining: 0, disorder: 0, squareness: 0.7, reversal: 0.05 },
  { looseness: 0.4, joining: 0.3, disorder: 0, squareness: 1, reversal: 0 },
  { looseness: 0.55, joining: 0.5, disorder: 0, squareness: 0.5, reversal: 0 },
  { looseness: 0.55, joining: 0.25, disorder: 0.4, squareness: 0.5, reversal: 0 },
]

type Samples = { readonly features: Float32Array; readonly perCharacter: number }

/** The training's settings. */
export type Training = {
  /** How often each character is written. */
  readonly perCharacter: number
  readonly dimensions: number
  /** What is added to every variance, as a share of the largest: how little the made-up hands are believed. */
  readonly floor: number
  /** Rounds of sharpening. */
  readonly rounds: number
}

/**
 * Trains the recogniser on characters written by made-up hands: linear discriminant analysis keeps the dimensions in
 * which characters differ more than their writings do; then the characters' places are moved apart where one is taken
 * for another (minimum classification error).
 */
export const train = (
  models: readonly Model[],
  training: Training,
  tell: (words: string) => void,
): Uint8Array<ArrayBuffer> => {
  const samples = writeSamples(models, training.perCharacter)
  tell('written')
  const { projection, shift } = discriminant(samples, models.length, training)
  tell('projected')
  const rough = placeMeans(samples, { count: models.length, projection, shift })
  for (let round = 0; round < training.rounds; round += 1)
    tell(`round ${round}: ${sharpen(rough, 0.3 / (1 + round)).toFixed(4)}`)
  return recogniserBytes(models, { projection, shift, means: rough.means })
}

const writeSamples = (models: readonly Model[], perCharacter: number): Samples => {
  const features = new Float32Array(models.length * perCharacter * featureCount)
  for (const [number, { strokes }] of models.entries())
    for (let sample = 0; sample < perCharacter; sample += 1) {
      const random = randomOf(number * 1000 + sample)
      const manner = manners[sample % manners.length]
      if (manner)
        features.set(featuresOf(writeByHand(strokes, manner, random)), (number * perCharacter + sample) * featureCount)
    }
  return { features, perCharacter }
}

/** Adds the outer product of a vector to the lower half of a matrix. */
const addOuter = (matrix: Float64Array, vector: Float64Array | Float32Array) => {
  const size = vector.length
  for (let row = 0; row < size; row += 1) {
    const value = vector[row] ?? 0
    if (value === 0) continue
    const start = row * size
    for (let column = 0; column <= row; column += 1)
      matrix[start + column] = (matrix[start + column] ?? 0) + value * (vector[column] ?? 0)
  }
}

const mirrored = (matrix: Float64Array, size: number, divisor: number): Float64Array => {
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column <= row; column += 1) {
      const value = (matrix[row * size + column] ?? 0) / divisor
      matrix[row * size + column] = value
      matrix[column * size + row] = value
    }
  return matrix
}

const meanOf = (rows: Float32Array, first: number, count: number): Float64Array => {
  const mean = new Float64Array(featureCount)
  for (let row = first; row < first + count; row += 1)
    for (let at = 0; at < featureCount; at += 1)
      mean[at] = (mean[at] ?? 0) + (rows[row * featureCount + at] ?? 0) / count
  return mean
}

const discriminant = ({ features, perCharacter }: Samples, count: number, { dimensions, floor: share }: Training) => {
  const overall = meanOf(features, 0, count * perCharacter)
  const within = new Float64Array(featureCount * featureCount)
  const means: Float64Array[] = []
  const difference = new Float64Array(featureCount)
  for (let character = 0; character < count; character += 1) {
    const mean = meanOf(features, character * perCharacter, perCharacter)
    means.push(mean)
    for (let sample = 0; sample < perCharacter; sample += 1) {
      const row = (character * perCharacter + sample) * featureCount
      for (let at = 0; at < featureCount; at += 1) difference[at] = (features[row + at] ?? 0) - (mean[at] ?? 0)
      addOuter(within, difference)
    }
  }
  const inner = eigenOf(mirrored(within, featureCount, count * perCharacter), featureCount)
  const floor = (inner.values[0] ?? 1) * share
  const whiten = (vector: Float64Array): Float64Array =>
    Float64Array.from({ length: featureCount }, (_, row) => {
      let sum = 0
      for (let at = 0; at < featureCount; at += 1)
        sum += (inner.vectors[row * featureCount + at] ?? 0) * (vector[at] ?? 0)
      return sum / Math.sqrt((inner.values[row] ?? 0) + floor)
    })
  const between = new Float64Array(featureCount * featureCount)
  for (const mean of means) addOuter(between, whiten(mean.map((value, at) => value - (overall[at] ?? 0))))
  const outer = eigenOf(mirrored(between, featureCount, count), featureCount)
  const projection = new Float32Array(featureCount * dimensions)
  for (let row = 0; row < dimensions; row += 1)
    for (let feature = 0; feature < featureCount; feature += 1) {
      let sum = 0
      for (let at = 0; at < featureCount; at += 1)
        sum +=
          ((outer.vectors[row * featureCount + at] ?? 0) * (inner.vectors[at * featureCount + feature] ?? 0)) /
          Math.sqrt((inner.values[at] ?? 0) + floor)
      projection[feature * dimensions + row] = sum
    }
  return scaled(projection, overall, means)
}

/** Rounds the projection to bytes, and shifts and stretches it so that the characters' means fill a byte each. */
const scaled = (projection: Float32Array, overall: Float64Array, means: readonly Float64Array[]) => {
  const dimensions = projection.length / featureCount
  const zero = new Float32Array(dimensions)
  const centred = means.map(mean =>
    project(
      { dimensions, projection, shift: zero },
      Float32Array.from(mean, (value, at) => value - (overall[at] ?? 0)),
    ),
  )
  // One stretch for all dimensions: distances must stay what they are.
  const widest = centred
    .map(place => place.reduce((most, value) => Math.max(most, Math.abs(value)), 0))
    .sort((left, right) => left - right)
  const stretch = 120 / (widest[Math.floor(widest.length * 0.999)] ?? 1)
  const stretched = projection.map(value => value * stretch)
  const shift = project({ dimensions, projection: stretched, shift: zero }, Float32Array.from(overall)).map(
    value => -value,
  )
  return { projection: stretched, shift }
}

type Rough = {
  readonly means: Float32Array
  readonly places: Float32Array
  readonly dimensions: number
  readonly perCharacter: number
}

const placeMeans = (
  { features, perCharacter }: Samples,
  {
    count,
    projection,
    shift,
  }: { readonly count: number; readonly projection: Float32Array; readonly shift: Float32Array },
): Rough => {
  const dimensions = shift.length
  const places = new Float32Array(count * perCharacter * dimensions)
  const means = new Float32Array(count * dimensions)
  for (let sample = 0; sample < count * perCharacter; sample += 1) {
    const place = project(
      { dimensions, projection, shift },
      features.subarray(sample * featureCount, (sample + 1) * featureCount),
    )
    places.set(place, sample * dimensions)
    const row = Math.floor(sample / perCharacter) * dimensions
    for (let at = 0; at < dimensions; at += 1)
      means[row + at] = (means[row + at] ?? 0) + (place[at] ?? 0) / perCharacter
  }
  return { means, places, dimensions, perCharacter }
}

/** Moves the means a little: towards what is nearly missed, away from what is nearly taken wrongly. @returns the share missed */
const sharpen = ({ means, places, dimensions, perCharacter }: Rough, rate: number): number => {
  const bytes = new Int8Array(means.length)
  let missed = 0
  for (let sample = 0; sample < places.length / dimensions; sample += 1) {
    // The search runs on rounded means, as it will on the terminal; they are renewed now and then.
    if (sample % 20_000 === 0) for (let at = 0; at < means.length; at += 1) bytes[at] = Math.round(means[at] ?? 0)
    const character = Math.floor(sample / perCharacter)
    const place = places.subarray(sample * dimensions, (sample + 1) * dimensions)
    const [first = character, second = character] = nearest({ means: bytes, dimensions }, place, 2).map(each => each.at)
    const rival = first === character ? second : first
    if (first !== character) missed += 1
    const own = distance(means, character * dimensions, place)
    const other = distance(means, rival * dimensions, place)
    const relative = (own - other) / (own + other)
    const loss = 1 / (1 + Math.exp(-relative * 12))
    const push = rate * loss * (1 - loss)
    if (push < 1e-4) continue
    move(means, character * dimensions, place, push)
    move(means, rival * dimensions, place, -push * (own / (other + 1e-9) > 1 ? 1 : own / (other + 1e-9)))
  }
  return missed / (places.length / dimensions)
}

const distance = (means: Float32Array, row: number, place: Float32Array): number => {
  let sum = 0
  for (let at = 0; at < place.length; at += 1) sum += ((means[row + at] ?? 0) - (place[at] ?? 0)) ** 2
  return sum
}

const move = (means: Float32Array, row: number, place: Float32Array, share: number) => {
  for (let at = 0; at < place.length; at += 1)
    means[row + at] = (means[row + at] ?? 0) + share * ((place[at] ?? 0) - (means[row + at] ?? 0))
}

const recogniserBytes = (
  models: readonly Model[],
  { projection, shift, means }: Pick<Recogniser, 'projection' | 'shift'> & { readonly means: Float32Array },
): Uint8Array<ArrayBuffer> => {
  const dimensions = shift.length
  const scales = new Float32Array(dimensions)
  for (const [at, value] of projection.entries())
    scales[at % dimensions] = Math.max(scales[at % dimensions] ?? 0, Math.abs(value) / 127)
  const bytes = (values: Float32Array, scale: (at: number) => number) =>
    new Uint8Array(
      Int8Array.from(values, (value, at) => Math.max(-127, Math.min(127, Math.round(value / scale(at))))).buffer,
    )
  return joinSections({
    characters: new TextEncoder().encode(models.map(model => model.character).join('')),
    shift: new Uint8Array(shift.slice().buffer),
    scales: new Uint8Array(scales.buffer),
    projection: bytes(projection, at => scales[at % dimensions] ?? 1),
    means: bytes(means, () => 1),
  })
}
