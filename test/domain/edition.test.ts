import { describe, expect, test } from 'vitest'
import { type Chunk, chunksOf, type Manifest, manifestSchema, type Volume } from '#domain/edition.ts'
import { parse } from '#domain/schema.ts'

const chunk = (digit: string): Chunk => ({ hash: digit.repeat(64), size: Number.parseInt(digit, 16) + 1 })

const volume = (digits: string): Volume => {
  const [catalog = '', names = '', phrases = '', grams = '', texts = '', details = ''] = digits
  return {
    documents: 1,
    isSupplement: false,
    withdrawn: [],
    catalog: chunk(catalog),
    names: chunk(names),
    phrases: chunk(phrases),
    grams: chunk(grams),
    texts: [chunk(texts)],
    details: [chunk(details)],
  }
}

const manifest: Manifest = {
  format: 2,
  version: '2026-11-21.3fa9c01b',
  printedAt: '2026-11-21T01:00:00.000Z',
  counts: { policy: 2, guide: 0, interpretation: 0, notice: 0, questionAndAnswer: 0 },
  place: chunk('0'),
  pinyin: chunk('1'),
  volumes: [volume('234567'), volume('8949ab')],
  files: [chunk('c'), chunk('7')],
}

describe('the chunks of an edition', () => {
  test('are listed once each, though two volumes share their phrases and a file is a chunk already named', () => {
    const hashes = chunksOf(manifest).map(each => each.hash[0])
    expect([...hashes].sort()).toEqual([...'0123456789abc'])
  })

  test('come in the order in which a terminal shows them: titles, then texts, then attachments', () => {
    const place = (digit: string) => chunksOf(manifest).findIndex(each => each.hash === chunk(digit).hash)
    const titles = ['0', '2', '3', '8', '9'].map(place)
    const texts = ['4', '5', '6', 'a'].map(place)
    expect(Math.max(...titles)).toBeLessThan(Math.min(...texts))
    expect(place('c')).toBe(chunksOf(manifest).length - 1)
  })

  test('carry their sizes', () => {
    expect(chunksOf(manifest).find(each => each.hash === chunk('c').hash)).toEqual(chunk('c'))
  })
})

describe('a manifest', () => {
  test('is read as it is written', () => {
    expect(parse(manifestSchema, JSON.parse(JSON.stringify(manifest)))).toEqual({ ok: true, value: manifest })
  })

  test.each<readonly [string, object]>([
    ['another format', { format: 1 }],
    ['a chunk name that leads elsewhere', { place: { hash: '../../keys', size: 1 } }],
    ['an empty chunk', { pinyin: { ...chunk('1'), size: 0 } }],
    ['no volumes', { volumes: undefined }],
    ['a count that is no number', { counts: { ...manifest.counts, policy: '2' } }],
  ])('with %s is none', (_, change) => {
    expect(parse(manifestSchema, { ...manifest, ...change }).ok).toBe(false)
  })
})
