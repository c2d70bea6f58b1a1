import { signal } from '@preact/signals'
import type { Words } from '#domain/form.ts'
import { type Text, zhCN } from './zh-CN.ts'

/** Every file beside this one that is named by a language's code and exports its `words`. */
const others = import.meta.glob<Text>(['./*.ts', '!./text.ts', '!./zh-CN.ts', '!./*.d.ts'], { import: 'words' })

const codeOf = (path: string): string => path.replace(/^\.\/(.+)\.ts$/, '$1')

/** The codes of all languages (BCP 47), Chinese first. */
export const languages: readonly string[] = [zhCN.code, ...Object.keys(others).map(codeOf).sort().reverse()]

/** What a language calls itself; mainland Chinese is named by its script, as the other is. */
export const languageName = (code: string): string => {
  const named = code === zhCN.code ? 'zh-Hans' : code
  return new Intl.DisplayNames([named], { type: 'language' }).of(named) ?? code
}

const language = signal<Text>(zhCN)

/** What the kiosk says, in the language chosen for this session. */
export const text = (): Text => language.value

/** Brings a language's words, which the first screen does without. */
const load = async (code: string): Promise<Text> => {
  const found = Object.entries(others).find(([path]) => codeOf(path) === code)
  return found ? found[1]() : zhCN
}

/** Brings English before anybody asks for it; the others come when they are asked for. */
export const loadEnglish = (): Promise<Text> => load('en')

export const chooseLanguage = async (code: string): Promise<void> => {
  language.value = await load(code)
  document.documentElement.lang = language.value.code
}

/** A form's words in the language of the session. */
export const say = (words: Words): string => language.value.ofForm(words)
