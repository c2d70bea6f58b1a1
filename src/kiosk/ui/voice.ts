import { signal } from '@preact/signals'
import { text } from './text/text.ts'

const local = signal<SpeechSynthesisVoice | undefined>(undefined)

/** Whether this machine itself speaks the language of the screen: never a voice that would send the text away. */
export const hasVoice = (): boolean => local.value !== undefined && text().code === 'zh-CN'

const findVoice = () => {
  local.value = speechSynthesis.getVoices().find(voice => voice.localService && voice.lang.startsWith('zh'))
}

/** Looks for a voice; many browsers know theirs only after a while. */
export const watchVoices = (): void => {
  if (!('speechSynthesis' in window)) return
  findVoice()
  speechSynthesis.addEventListener('voiceschanged', findVoice)
  addEventListener('pagehide', stopReading) // the next citizen must not hear it
}

/** Reads sentences aloud; a second call stops what is being read. */
export const readAloud = (sentences: readonly string[]): void => {
  if (!local.value) return
  const isStopping = speechSynthesis.speaking
  speechSynthesis.cancel()
  for (const sentence of isStopping ? [] : sentences) {
    const utterance = new SpeechSynthesisUtterance(sentence)
    utterance.voice = local.value
    utterance.lang = local.value.lang
    utterance.rate = 0.85
    speechSynthesis.speak(utterance)
  }
}

export const stopReading = (): void => {
  if ('speechSynthesis' in window) speechSynthesis.cancel()
}
