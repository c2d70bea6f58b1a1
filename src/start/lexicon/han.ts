/** Han characters of the basic plane alone, and at least one. */
export const isHan = (text: string): boolean => /^[\u3400-\u9fff]+$/.test(text)

const numeral = '零〇一二三四五六七八九十百千万亿两'
const numerals = new RegExp(
  `^第?[${numeral}]{2,}|^第[${numeral}]|^[二三四五六七八九十百两][年月日天号元块岁点次人户组层楼栋]$`,
)

/** Numerals of several characters are written character by character, so that 十四号 needs nobody to have seen it. */
export const isNumeral = (word: string): boolean => numerals.test(word) && word !== '第一' && word !== '万一'

/** Text between punctuation, Latin letters and digits. */
export const clausesOf = (text: string): readonly string[] => text.match(/[\u3400-\u9fff]+/g) ?? []
