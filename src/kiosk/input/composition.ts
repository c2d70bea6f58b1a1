import { type ReadonlySignal, signal } from '@preact/signals'
import { type TextField, textBefore, writeInto } from './field-edits.ts'
import { inputEngine } from './input-engine.ts'
import type { Candidate, Writing } from './pinyin/candidates.ts'

/** What has been begun and does not stand in the field yet: letters of pinyin, numbers of strokes, or ink on the pad. */
export type Composing = { readonly kind: 'pinyin' | 'strokes' | 'ink'; readonly keys: string }

/** Ink has no keys; this stands in their place. */
const inkKeys = 'ink'

/** What may be chosen now. `for` says of which keys; empty where words may go on after what stands there already. */
export type Offered = {
  readonly for: string
  readonly spelling: string
  readonly candidates: readonly Candidate[]
}

const composition = signal<Composing | null>(null)
const nothing: Offered = { for: '', spelling: '', candidates: [] }
const offer = signal<Offered>(nothing)
const failure = signal(false)
const fuzzy = signal(false)

export const composing: ReadonlySignal<Composing | null> = composition
export const offered: ReadonlySignal<Offered> = offer
/** Whether the words could not be loaded when they were last asked for. */
export const hasFailed: ReadonlySignal<boolean> = failure
/** Whether sounds that many don't tell apart (模糊音) count as the same; for this session. */
export const isFuzzy: ReadonlySignal<boolean> = fuzzy

const longest = 60

export const switchFuzzy = (): void => {
  fuzzy.value = !fuzzy.value
}

export const forgetComposition = (): void => {
  composition.value = null
  offer.value = nothing
}

/** Adds a key to what is being composed. */
export const compose = (field: TextField, { kind, keys }: Composing, writing: Writing): void => {
  const before = composition.value?.kind === kind ? composition.value.keys : ''
  if (before.length + keys.length > longest) return
  setKeys(field, { kind, keys: before + keys }, writing)
}

/** Takes back the last key. @returns whether there was one */
export const decompose = (field: TextField, writing: Writing): boolean => {
  const { value } = composition
  if (!value) return false
  if (value.kind === 'ink') forgetComposition()
  else setKeys(field, { ...value, keys: value.keys.slice(0, -1) }, writing)
  return true
}

let latest: Promise<void> = Promise.resolve()

const setKeys = (field: TextField, next: Composing, writing: Writing) => {
  if (next.keys === '') return forgetComposition()
  composition.value = next
  latest = ask(next, textBefore(field), writing).then(answer => {
    if (composition.value !== next) return
    failure.value = answer === null
    offer.value = answer ?? { for: next.keys, spelling: next.keys, candidates: [] }
  })
}

const ask = async ({ kind, keys }: Composing, before: string, writing: Writing): Promise<Offered | null> => {
  if (kind === 'pinyin') {
    const spelt = await inputEngine.spell({ letters: keys, before, writing, isFuzzy: fuzzy.value })
    return spelt && { for: keys, ...spelt }
  }
  const characters = await inputEngine.count(keys)
  return characters && { for: keys, spelling: '', candidates: characters.map(text => ({ text, length: keys.length })) }
}

/** Writes a candidate; what is left of the keys goes on being composed, else words are offered that may come next. */
export const choose = (field: TextField, candidate: Candidate, writing: Writing): void => {
  const { value } = composition
  writeInto(field, candidate.text)
  if (value && candidate.length < value.keys.length)
    setKeys(field, { ...value, keys: value.keys.slice(candidate.length) }, writing)
  else offerNext(field)
}

/** Offers what may come after the text before the caret. */
export const offerNext = (field: TextField): void => {
  forgetComposition()
  const before = textBefore(field)
  void inputEngine.goOn(before).then(words => {
    if (composition.value || offer.value !== nothing || textBefore(field) !== before) return
    offer.value = { for: '', spelling: '', candidates: (words ?? []).map(text => ({ text, length: 0 })) }
  })
}

/** Somebody has begun to write on the pad. */
export const beginInk = (): void => {
  if (composition.value?.kind === 'ink') return
  forgetComposition()
  composition.value = { kind: 'ink', keys: inkKeys }
}

/** Offers what ink has been read as. */
export const offerRead = (texts: readonly string[]): void => {
  if (composition.value?.kind !== 'ink') return
  const candidates = texts.map(text => ({ text, length: inkKeys.length }))
  offer.value = { for: inkKeys, spelling: '', candidates }
}

/** Chooses the first candidate once it is there. */
export const chooseFirst = async (field: TextField, writing: Writing): Promise<void> => {
  await latest
  const [first] = offer.value.candidates
  if (composition.value && first) choose(field, first, writing)
}

/** Writes what is being composed, as far as it is known what it means, so that nothing typed is lost. */
export const settle = (field: TextField): void => {
  const { value } = composition
  if (value) {
    const known = offer.value.for === value.keys ? offer.value.candidates[0] : undefined
    if (known) writeInto(field, known.text)
    else if (value.kind === 'pinyin') writeInto(field, value.keys)
  }
  forgetComposition()
}
