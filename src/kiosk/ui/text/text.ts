import { signal } from '@preact/signals'
import { en } from './en.ts'
import { type Text, zhCN } from './zh-CN.ts'

const language = signal<Text>(zhCN)

/** What the kiosk says, in the language chosen for this session. */
export const text = (): Text => language.value

/** From Chinese to English and back. */
export const switchLanguage = (): void => {
  language.value = language.value === zhCN ? en : zhCN
  document.documentElement.lang = language.value.code
}
