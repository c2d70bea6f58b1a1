import { signal } from '@preact/signals'
import type { Words } from '#domain/form.ts'
import { type Text, zhCN } from './zh-CN.ts'

const language = signal<Text>(zhCN)

/** What the kiosk says, in the language chosen for this session. */
export const text = (): Text => language.value

/** Brings the English words, which the first screen does without. */
export const loadEnglish = async (): Promise<Text> => (await import('./en.ts')).en

/** From Chinese to English and back. */
export const switchLanguage = async (): Promise<void> => {
  language.value = language.value === zhCN ? await loadEnglish() : zhCN
  document.documentElement.lang = language.value.code
}

/** A form's words in the language of the session. */
export const say = (words: Words): string => (language.value === zhCN ? words.zh : words.en)
