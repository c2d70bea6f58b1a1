import type { Page } from '@playwright/test'
import type { Stroke } from '#kiosk/input/handwriting/features.ts'
import { openRecogniser, type Recogniser, recognise } from '#kiosk/input/handwriting/recogniser.ts'
import { type Manner, writeByHand } from '#start/handwriting/hand.ts'
import { type Model, readMedians } from '#start/handwriting/medians.ts'
import { installSources } from '#start/lexicon/sources.ts'
import { randomOf } from '#start/seeded-random.ts'
import { quantile } from './in-chromium.ts'
import { artefact, brotliBytes } from './input-artefacts.ts'
import { inPage } from './input-page.ts'

/** Made-up hands whose every character is another than any that was learnt from. */
const hands: Readonly<Record<string, Manner>> = {
  copybook: { looseness: 0.2, joining: 0, disorder: 0, squareness: 0, reversal: 0 },
  ordinary: { looseness: 0.5, joining: 0, disorder: 0, squareness: 0.5, reversal: 0.02 },
  anyOrder: { looseness: 0.5, joining: 0, disorder: 0.6, squareness: 0.5, reversal: 0.05 },
  joined: { looseness: 0.5, joining: 0.45, disorder: 0, squareness: 0.5, reversal: 0 },
  joinedAnyOrder: { looseness: 0.5, joining: 0.35, disorder: 0.4, squareness: 0.5, reversal: 0 },
  hurried: { looseness: 0.8, joining: 0.4, disorder: 0.1, squareness: 0.5, reversal: 0 },
}
const firstSeed = 900_000_000
const timedCount = 400

/**
 * Writes every character by made-up hands and asks what it is taken for. The hands bend, slant, join and reorder the
 * strokes of the same copybook that the recogniser learnt from, which flatters: people's own shapes differ more.
 */
export const benchHandwriting = async (): Promise<Readonly<Record<string, unknown>>> => {
  const bytes = artefact('handwriting')
  const recogniser = openRecogniser(bytes)
  const models = readMedians(installSources(), [...recogniser.characters])
  const names = Object.keys(hands)
  const sets = names.map((name, at) => score(recogniser, models, { name, seed: firstSeed + at * 1_000_000 }))
  const inks = models
    .slice(0, timedCount)
    .map(({ strokes }, at) => writeByHand(strokes, manner('ordinary'), randomOf(at)))
  return { sets, ...(await speeds(inks)), modelBrotliBytes: brotliBytes(bytes) }
}

const manner = (name: string): Manner => {
  const found = hands[name]
  if (!found) throw new Error(`no hand is called ${name}`)
  return found
}

const score = (
  recogniser: Recogniser,
  models: readonly Model[],
  { name, seed }: { readonly name: string; readonly seed: number },
) => {
  const places = models.map(({ character, strokes }, at) =>
    recognise(recogniser, writeByHand(strokes, manner(name), randomOf(seed + at)), 5).indexOf(character),
  )
  const share = (isRight: (place: number) => boolean) =>
    Number((places.filter(isRight).length / places.length).toFixed(4))
  return {
    name,
    classes: recogniser.characters.length,
    n: places.length,
    top1: share(place => place === 0),
    top5: share(place => place >= 0),
  }
}

const speeds = async (inks: readonly (readonly Stroke[])[]) => {
  const measure = async (page: Page) => {
    await page.evaluate(() => window.input.openInk())
    return quantile(await page.evaluate(each => window.input.read(each), inks), 0.95)
  }
  const { asItIs, throttled, calibration } = await inPage({ asItIs: measure, throttled: measure })
  return { p95Ms: asItIs, p95ThrottledMs: throttled, calibration }
}
