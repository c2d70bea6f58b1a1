import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gunzipSync } from 'node:zlib'
import type { Speller } from '#kiosk/input/pinyin/candidates.ts'
import { syllableTable } from '#kiosk/input/pinyin/lattice.ts'
import { openLexicon } from '#kiosk/input/pinyin/lexicon.ts'
import { root } from '../step.ts'

/** What the keyboard writes with, unpacked. */
export const artefact = (name: 'lexicon' | 'handwriting' | 'strokes'): Uint8Array =>
  new Uint8Array(gunzipSync(readFileSync(join(root, `public/input/${name}.gz`))))

export const openSpeller = (): Speller => {
  const lexicon = openLexicon(artefact('lexicon'))
  return { lexicon, table: syllableTable(lexicon.syllables) }
}

/** How small an artefact gets at best. */
export const brotliBytes = (bytes: Uint8Array): number =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  }).length
