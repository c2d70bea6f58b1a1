import { describe, expect, test } from 'vitest'
import { featuresOf } from '#kiosk/input/handwriting/features.ts'
import { openRecogniser, recognise } from '#kiosk/input/handwriting/recogniser.ts'
import { readInk } from '#kiosk/input/handwriting/write-together.ts'
import { writeByHand } from '#start/handwriting/hand.ts'
import { randomOf } from '#start/seeded-random.ts'
import { artefact } from '../../bench/input-artefacts.ts'
import { ink as drawn } from '../../samples/ink.ts'

const recogniser = openRecogniser(artefact('handwriting'))

const farthest = (one: Float32Array, other: Float32Array): number =>
  Math.max(...one.map((value, at) => Math.abs(value - (other[at] ?? 0))))

describe('a drawn character', () => {
  test.each(Object.entries(drawn))('%s is recognised', (character, strokes) => {
    expect(recognise(recogniser, strokes, 5)).toContain(character)
  })

  test.each(Object.entries(drawn))('%s is the same in whatever order its strokes come', (character, strokes) => {
    expect(recognise(recogniser, [...strokes].reverse(), 5)).toContain(character)
    expect(farthest(featuresOf([...strokes].reverse()), featuresOf(strokes))).toBeLessThan(1e-5)
  })

  test.each(['中', '田', '王'])('%s is recognised with its strokes joined', character => {
    const joined = writeByHand(
      drawn[character] ?? [],
      { looseness: 0, joining: 1, disorder: 0, squareness: 0, reversal: 0 },
      randomOf(1),
    )
    expect(joined).toHaveLength(1)
    expect(recognise(recogniser, joined, 10)).toContain(character)
  })

  test('is the same wherever and however large it is drawn', () => {
    const moved = (drawn.中 ?? []).map(stroke => stroke.map(([x, y]) => [x * 3 + 400, y * 3 + 77] as const))
    expect(farthest(featuresOf(moved), featuresOf(drawn.中 ?? []))).toBeLessThan(0.02)
  })
})

const noWords = { count: 3, isWord: () => false }

describe('a pad', () => {
  const beside = (characters: string) =>
    [...characters].flatMap((character, at) =>
      (drawn[character] ?? []).map(stroke => stroke.map(([x, y]) => [x + at * 120, y] as const)),
    )

  test.each(['王大', '中田', '大王口'])('of several characters side by side is read as %s', characters => {
    expect(readInk(recogniser, beside(characters), { count: 8, isWord: () => false })).toContain(characters)
  })

  test('of a single dot is read as something, and an empty one as nothing', () => {
    expect(readInk(recogniser, [[[5, 5]]], noWords)).toHaveLength(3)
    expect(readInk(recogniser, [], noWords)).toEqual([])
  })
})

test('knows the characters of GB 2312', () => {
  expect(recogniser.characters.length).toBeGreaterThanOrEqual(6_700)
})
