import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Stroke } from '#kiosk/input/handwriting/features.ts'
import { commonCharacters } from '#press/pinyin.ts'

/** A character as it is taught to be written: the middle line of each stroke, in the usual order. */
export type Model = { readonly character: string; readonly strokes: readonly Stroke[] }

/**
 * The medians of Make Me a Hanzi, derived from the Arphic fonts (Arphic Public License), as hanzi-writer-data carries
 * them; of the characters of GB 2312, in the order of how frequent they are. Turned so that y runs downwards.
 */
export const readMedians = (packages: string, byFrequency: readonly string[]): readonly Model[] => {
  const common = new Set(commonCharacters)
  return byFrequency
    .filter(character => common.has(character))
    .flatMap(character => {
      const text = readIfThere(join(packages, 'hanzi-writer-data', `${character}.json`))
      if (text === undefined) return []
      const { medians } = JSON.parse(text) as { readonly medians: readonly (readonly (readonly [number, number])[])[] }
      return [{ character, strokes: medians.map(stroke => stroke.map(([x, y]) => [x, 900 - y] as const)) }]
    })
}

const readIfThere = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
