import type { Stroke } from '#kiosk/input/handwriting/features.ts'
import { openRecogniser, type Recogniser, recognise } from '#kiosk/input/handwriting/recogniser.ts'
import { type Speller, sentencesFor, type Writing } from '#kiosk/input/pinyin/candidates.ts'
import { syllableTable } from '#kiosk/input/pinyin/lattice.ts'
import { openLexicon } from '#kiosk/input/pinyin/lexicon.ts'

/** What the bench asks of this page, which runs the input worker's modules where they can be throttled. Milliseconds. */
export type InputPage = {
  /** Opens the lexicon from its unpacked bytes, through the first answer. */
  readonly open: () => Promise<number>
  readonly spell: (letters: readonly string[], writing: Writing) => readonly number[]
  readonly openInk: () => Promise<number>
  readonly read: (inks: readonly (readonly Stroke[])[]) => readonly number[]
  /** A fixed loop, to see how fast the processor is just now. */
  readonly loop: () => number
}

declare global {
  interface Window {
    readonly input: InputPage
  }
}

const unpacked = async (name: string): Promise<Uint8Array> => {
  const answer = await fetch(`/input/${name}.gz`)
  if (!answer.body) throw new Error(`no ${name}`)
  const stream = answer.body.pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

let speller: Speller | undefined
let recogniser: Recogniser | undefined

const timed = <Value>(values: readonly Value[], work: (value: Value) => unknown): readonly number[] =>
  values.map(value => {
    const before = performance.now()
    work(value)
    return performance.now() - before
  })

const page: InputPage = {
  open: async () => {
    const before = performance.now()
    const lexicon = openLexicon(await unpacked('lexicon'))
    speller = { lexicon, table: syllableTable(lexicon.syllables) }
    page.spell(['shenqing'], 'text')
    return performance.now() - before
  },
  spell: (letters, writing) => {
    const opened = speller
    if (!opened) throw new Error('open first')
    return timed(letters, each =>
      sentencesFor(opened, { letters: each, before: opened.lexicon.wordCount, writing, isFuzzy: false }, 5),
    )
  },
  openInk: async () => {
    const before = performance.now()
    recogniser = openRecogniser(await unpacked('handwriting'))
    return performance.now() - before
  },
  read: inks => {
    const opened = recogniser
    if (!opened) throw new Error('open first')
    return timed(inks, ink => recognise(opened, ink, 5))
  },
  loop: () => {
    const before = performance.now()
    let sum = 0
    for (let at = 0; at < 20_000_000; at += 1) sum = (sum + Math.imul(at, 31)) | 0
    return sum === 7 ? 0 : performance.now() - before
  },
}

Object.defineProperty(window, 'input', { value: page })
