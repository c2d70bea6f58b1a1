import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gunzipSync, gzipSync } from 'node:zlib'
import { openLexicon, wordAt } from '#kiosk/input/pinyin/lexicon.ts'
import { root } from './folders.ts'
import { readMedians } from './handwriting/medians.ts'
import { strokeLines } from './handwriting/stroke-lines.ts'
import { train } from './handwriting/train.ts'
import { buildLexicon, lexiconSources } from './lexicon/build-lexicon.ts'
import { hashOf, installSources, textFolder } from './lexicon/sources.ts'

const artefacts = join(root, 'public/input')

/**
 * Builds the pinyin lexicon into `public/input/`.
 * @param laws a folder of laws, of which a fixed part is counted
 */
export const makeLexicon = (laws: string): string => {
  const packages = installSources()
  const bytes = buildLexicon(packages, laws)
  return put('lexicon', bytes, {
    sourcesSha256: hashOf([...lexiconSources(packages), laws]),
    textSha256: hashOf([textFolder]),
  })
}

/** Builds the table of strokes and the handwriting recogniser into `public/input/`. */
export const makeStrokes = (): string => {
  const packages = installSources()
  const lexicon = openLexicon(gunzipSync(readFileSync(join(artefacts, 'lexicon.gz'))))
  const characters = Array.from({ length: lexicon.wordCount }, (_, word) => wordAt(lexicon, word)).filter(
    word => word.length === 1,
  )
  const table = new TextEncoder().encode(strokeLines(packages, characters).join('\n'))
  const recogniser = train(
    readMedians(packages, characters),
    { perCharacter: 28, dimensions: 144, floor: 0.03, rounds: 3 },
    console.log,
  )
  return [
    put('strokes', table, { sourcesSha256: hashOf([join(packages, 'cnchar-order/cnchar.order.min.js')]) }),
    put('handwriting', recogniser, { sourcesSha256: hashOf([join(packages, 'hanzi-writer-data')]) }),
  ].join('\n')
}

/** Writes an artefact, and beside it what it was built from. */
const put = (name: string, bytes: Uint8Array, builtFrom: Readonly<Record<string, string>>): string => {
  mkdirSync(artefacts, { recursive: true })
  const packed = gzipSync(bytes, { level: 9 })
  writeFileSync(join(artefacts, `${name}.gz`), packed)
  const record = join(artefacts, 'built-from.json')
  const before = readRecord(record)
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  }).length
  const records = { ...before, [name]: { ...builtFrom, bytes: bytes.length, brotliBytes: brotli } }
  writeFileSync(record, `${JSON.stringify(records, null, 2)}\n`)
  return `${name}: ${bytes.length} 字节,gzip ${packed.length},brotli ${brotli}`
}

const readRecord = (path: string): object => {
  try {
    const record: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return typeof record === 'object' && record !== null ? record : {}
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw error
  }
}
