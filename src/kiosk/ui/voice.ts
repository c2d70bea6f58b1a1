import { type ReadonlySignal, signal } from '@preact/signals'
import { holdSession } from '../session/hold.ts'
import { text } from './text/text.ts'

/** Where what is read aloud stands: on the screen, or in the dialog that lies over it. */
export type ReadFrom = 'main' | 'dialog'

/** What is being read aloud: the sentences, and which of them. */
export type Reading = { readonly sentences: readonly string[]; readonly at: number; readonly from: ReadFrom }

const local = signal<SpeechSynthesisVoice | undefined>(undefined)
const reading = signal<Reading | null>(null)
const speeds = [0.6, 0.85, 1.1, 1.4] as const
const speed = signal(1)

/** Whether this machine itself speaks Chinese: never a voice that would send the text away. */
export const hasVoice = (): boolean => local.value !== undefined && text().code.startsWith('zh')

/** The name of the local voice, for the technician; `undefined` where none speaks Chinese. */
export const voiceName = (): string | undefined => local.value?.name

export const currentReading: ReadonlySignal<Reading | null> = reading

const findVoice = () => {
  local.value = speechSynthesis.getVoices().find(voice => voice.localService && voice.lang.startsWith('zh'))
}

/** Looks for a voice; many browsers know theirs only after a while. Any touch stops what is being read. */
export const watchVoices = (): void => {
  if (!('speechSynthesis' in window)) return
  findVoice()
  speechSynthesis.addEventListener('voiceschanged', findVoice)
  addEventListener('pagehide', stopReading) // the next citizen must not hear it
  addEventListener('pointerdown', stopByTouch, { capture: true, passive: true })
}

const stopByTouch = ({ target }: Event) => {
  if (reading.value && !(target instanceof Element && target.closest('[data-steers-reading]'))) stopReading()
}

/** Longest time that a character may take, and a sentence beside its characters, milliseconds: a voice may hang. */
const slowest = { character: 900, sentence: 10_000 }

let turn = 0
let letGo = () => {}
let watch: ReturnType<typeof setTimeout> | undefined

/** Reads sentences aloud, one after another, marked as they come. The session waits meanwhile. */
export const readAloud = (sentences: readonly string[], from: ReadFrom = 'main'): void => {
  stopReading()
  if (!local.value || sentences.length === 0) return
  letGo = holdSession()
  speak({ sentences, at: 0, from })
}

const speak = (now: Reading) => {
  const sentence = now.sentences[now.at]
  if (sentence === undefined || !local.value) return stopReading()
  turn += 1
  const mine = turn
  const goOn = () => {
    if (mine === turn) speak({ ...now, at: now.at + 1 })
  }
  reading.value = now
  const utterance = new SpeechSynthesisUtterance(sentence)
  utterance.voice = local.value
  utterance.lang = local.value.lang
  utterance.rate = speeds[speed.value] ?? 1
  utterance.onend = goOn
  utterance.onerror = goOn
  speechSynthesis.cancel()
  speechSynthesis.speak(utterance)
  clearTimeout(watch)
  watch = setTimeout(goOn, slowest.sentence + sentence.length * slowest.character)
}

export const stopReading = (): void => {
  turn += 1
  clearTimeout(watch)
  letGo()
  reading.value = null
  if ('speechSynthesis' in window) speechSynthesis.cancel()
}

/** Which of the speeds is chosen, from the slowest. */
export const readingSpeed = (): { readonly at: number; readonly of: number } => ({ at: speed.value, of: speeds.length })

/** Reads faster or slower, from the sentence that is being read. */
export const changeSpeed = (by: -1 | 1): void => {
  speed.value = Math.min(speeds.length - 1, Math.max(0, speed.value + by))
  if (reading.value) speak(reading.value)
}
