/// <reference path="./opencc-js.d.ts" />
import traditionalToSimplified from 'opencc-js/dict/TSCharacters'

const bmp = 0x10000

/** Older printings of characters that OpenCC leaves as they are. */
const variants = '卽即 戸户 強强 別别 敎教 眞真 鄕乡 衞卫 曁暨 亊事 寳宝 靑青 倂并 閙闹 淸清 靜静 淨净 內内 兪俞'
  .split(' ')
  .map(pair => [...pair])

/** Follows a character to where it folds no further: some variants fold to traditional characters first. */
const settled = (table: Uint16Array, code: number): number => {
  const next = table[code] ?? code
  return next === code ? code : settled(table, next)
}

/** What each code unit becomes. Pairs come from OpenCC; those that leave the basic plane would change the length. */
const folded: Uint16Array = (() => {
  const table = Uint16Array.from({ length: bmp }, (_, code) => code)
  for (const pair of traditionalToSimplified.split('|')) {
    const [from = '', to = ''] = pair.split(' ')
    if (from.length === 1 && to.length === 1) table[from.charCodeAt(0)] = to.charCodeAt(0)
  }
  for (const [from = '', to = ''] of variants) table[from.charCodeAt(0)] = to.charCodeAt(0)
  for (let code = 0xff10; code <= 0xff5a; code += 1) table[code] = code - 0xfee0
  for (let code = 0x41; code <= 0x5a; code += 1) {
    table[code] = code + 32
    table[code + 0xfee0] = code + 32
  }
  table['〇'.charCodeAt(0)] = '零'.charCodeAt(0)
  return table.map(code => settled(table, code))
})()

/** A code unit as it is compared. */
export const foldCode = (code: number): number => folded[code] ?? code

/**
 * Makes words comparable: full width to half width, capitals to small letters, traditional characters and variants to
 * simplified ones. One character stays one character, so that a place in the folded text is the same place in the
 * original; most Chinese texts come back as they are, without a copy.
 */
export const fold = (text: string): string => {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (folded[code] !== code) return foldFrom(text, at)
  }
  return text
}

const foldFrom = (text: string, first: number): string => {
  const parts = [text.slice(0, first)]
  let kept = first
  for (let at = first; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const to = folded[code] ?? code
    if (to === code) continue
    parts.push(text.slice(kept, at), String.fromCharCode(to))
    kept = at + 1
  }
  return parts.join('') + text.slice(kept)
}

/** A half of a rare character beyond the basic plane counts as a word character too. */
const wordCharacter = /[\p{Letter}\p{Number}\p{Surrogate}]/u
const known = new Int8Array(bmp)

/** Whether a folded character is searched for; spaces, brackets and punctuation only separate. */
export const isWordCharacter = (code: number): boolean => {
  if (known[code] === 0) known[code] = wordCharacter.test(String.fromCharCode(code)) ? 1 : -1
  return known[code] === 1
}
