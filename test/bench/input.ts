import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type Speller, sentencesFor, type Writing } from '#kiosk/input/pinyin/candidates.ts'
import { clausesOf } from '#start/lexicon/han.ts'
import { lawClauses } from '#start/lexicon/laws.ts'
import { spell, spellName } from '#start/lexicon/spell.ts'
import type { RunOptions } from '../run-named.ts'
import { root } from '../step.ts'
import { quantile } from './in-chromium.ts'
import { artefact, brotliBytes, openSpeller } from './input-artefacts.ts'
import { inPage } from './input-page.ts'

const lawCount = 1_753

type Score = { readonly top1: number; readonly top5: number; readonly n: number }

/**
 * Types whole clauses letter by letter, without marks between syllables, and asks whether the clause comes out exactly
 * right first, or among the five sentences offered. What is measured was written for the measuring alone; laws are of the
 * part that was never counted. With `--sentences FILE` a text a line of somebody else's.
 */
export const benchInput = async (options: RunOptions): Promise<Readonly<Record<string, unknown>>> => {
  const speller = openSpeller()
  const laws = options.corpus && existsSync(options.corpus) ? heldOut(options.corpus) : []
  const everyday = linesOf('everyday-test')
  const sentences = options.sentences ? clausesOf(readFileSync(options.sentences, 'utf8')) : null
  return {
    law: laws.length > 0 ? score(speller, laws, 'text') : null,
    everyday: score(speller, everyday, 'text'),
    names: score(speller, linesOf('names-test'), 'name'),
    addresses: score(speller, linesOf('addresses-test'), 'address'),
    ...(sentences ? { sentences: score(speller, sentences, 'text') } : {}),
    ...(await speeds([...everyday, ...laws].map(lettersOf('text')))),
    dictionaryBrotliBytes: brotliBytes(artefact('lexicon')),
  }
}

const linesOf = (name: string): readonly string[] =>
  readFileSync(join(root, `test/bench/input/${name}.txt`), 'utf8')
    .split('\n')
    .filter(line => line !== '')

const heldOut = (corpus: string): readonly string[] => {
  const folder = existsSync(join(corpus, 'laws')) ? join(corpus, 'laws') : corpus
  const clauses = lawClauses(folder, 'heldOut').filter(clause => clause.length >= 4 && clause.length <= 20)
  const step = Math.max(1, clauses.length / lawCount)
  return Array.from({ length: Math.min(lawCount, clauses.length) }, (_, at) => clauses[Math.floor(at * step)] ?? '')
}

const lettersOf =
  (writing: Writing) =>
  (text: string): string =>
    (writing === 'name' ? spellName(text) : spell(text)).join('')

const score = (speller: Speller, texts: readonly string[], writing: Writing): Score => {
  const before = speller.lexicon.wordCount
  const places = texts.map(text => {
    const asked = { letters: lettersOf(writing)(text), before, writing, isFuzzy: false }
    return sentencesFor(speller, asked, 5).indexOf(text)
  })
  const share = (isRight: (place: number) => boolean) =>
    Number((places.filter(isRight).length / places.length).toFixed(3))
  return { top1: share(place => place === 0), top5: share(place => place >= 0), n: texts.length }
}

const speeds = async (letters: readonly string[]) => {
  const measure = async (page: Page) => {
    const initMs = await page.evaluate(() => window.input.open())
    const times = await page.evaluate(each => window.input.spell(each, 'text'), letters)
    return { initMs: Math.round(initMs), p95Ms: quantile(times, 0.95) }
  }
  const { asItIs, throttled, calibration } = await inPage({ asItIs: measure, throttled: measure })
  return {
    decodeP95Ms: asItIs.p95Ms,
    decodeP95ThrottledMs: throttled.p95Ms,
    initMs: throttled.initMs,
    calibration,
  }
}
