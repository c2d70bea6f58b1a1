import { signal } from '@preact/signals'

const local = signal<SpeechSynthesisVoice | undefined>(undefined)

/** Whether this machine itself speaks Chinese: never a voice that would send the text away. */
export const hasVoice = (): boolean => local.value !== undefined

const findVoice = () => {
  local.value = speechSynthesis.getVoices().find(voice => voice.localService && voice.lang.startsWith('zh'))
}

/** Looks for a voice; many browsers know theirs only after a while. */
export const watchVoices = (): void => {
  if (!('speechSynthesis' in window)) return
  findVoice()
  speechSynthesis.addEventListener('voiceschanged', findVoice)
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
