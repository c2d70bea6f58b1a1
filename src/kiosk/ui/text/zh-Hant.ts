/// <reference path="./opencc-js.d.ts" />
import { ConverterFactory } from 'opencc-js/core'
import characters from 'opencc-js/dict/STCharacters'
import phrases from 'opencc-js/dict/STPhrases'
import { type Text, zhCN } from './zh-CN.ts'

/** Simplified Chinese in traditional characters (繁體字), phrase by phrase, by OpenCC's standard. */
const convert = ConverterFactory([characters, phrases])

const [first, last] = [0xe000, 0xf8ff]

type Say = (...words: readonly unknown[]) => unknown

/**
 * What a sentence is made with stays as it is, since titles of documents are not ours to convert: it is hidden behind
 * characters for private use while the sentence is converted.
 */
const convertAround = (say: Say, words: readonly unknown[]): unknown => {
  const hidden: string[] = []
  const hide = (word: unknown): unknown => {
    if (Array.isArray(word)) return word.map(hide)
    if (typeof word !== 'string' || word === '' || first + hidden.length > last) return word
    hidden.push(word)
    return String.fromCharCode(first + hidden.length - 1)
  }
  const said = say(...words.map(hide))
  if (typeof said !== 'string') return said
  return convert(said).replace(/[\ue000-\uf8ff]/g, sign => hidden[sign.charCodeAt(0) - first] ?? sign)
}

/** The same in traditional characters, each word converted when it is first asked for; its shape stays what it was. */
const converted = <Value>(value: Value): Value => convertedAnything(value) as Value

const convertedAnything = (value: unknown): unknown => {
  if (typeof value === 'string') return convert(value)
  if (typeof value === 'function') {
    const say: Say = (...words) => Reflect.apply(value, undefined, words)
    return (...words: readonly unknown[]) => convertAround(say, words)
  }
  if (Array.isArray(value)) return value.map(convertedAnything)
  if (typeof value !== 'object' || value === null) return value
  const known = new Map<PropertyKey, unknown>()
  return new Proxy(value, {
    get: (target, key) => {
      if (!known.has(key)) known.set(key, convertedAnything(Reflect.get(target, key)))
      return known.get(key)
    },
  })
}

/** Everything the kiosk says, in traditional characters. */
export const words: Text = Object.assign(Object.create(converted(zhCN)), {
  code: 'zh-Hant',
  ofForm: ({ zh }) => convert(zh),
} satisfies Pick<Text, 'code' | 'ofForm'>)
