import { numeralCharacters } from '#domain/numeral.ts'

/** Han characters of the basic plane alone, and at least one. */
export const isHan = (text: string): boolean => /^[\u3400-\u9fff]+$/.test(text)

const numerals = new RegExp(
  `^第?[${numeralCharacters}]{2,}|^第[${numeralCharacters}]|^[二三四五六七八九十百两][年月日天号元块岁点次人户组层楼栋]$`,
)

/** Numerals of several characters are written character by character, so that 十四号 needs nobody to have seen it. */
export const isNumeral = (word: string): boolean => numerals.test(word) && word !== '第一' && word !== '万一'

/** Text between punctuation, Latin letters and digits. */
export const clausesOf = (text: string): readonly string[] => text.match(/[\u3400-\u9fff]+/g) ?? []
