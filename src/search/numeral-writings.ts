import { numeralCharacters, readNumeral, writeDigits, writeNumeral } from '#domain/numeral.ts'

const measures =
  '条款项号章节编个名位户件份年月日天周次种类元万亿亩人岁级倍米台套间层批期届家所处分小平公吨辆栋门学课页册'
const numeral = new RegExp(`第?(\\d{1,8}|[${numeralCharacters.slice(0, -2)}]+)`, 'g')
const mostWritings = 6

/**
 * The word with its numerals written the other way, itself first: 20个工作日 also as 二十个工作日, 第二十条 also as 第20条.
 * Only numerals after 第 or before a measure word; elsewhere 一 and 三 are parts of names.
 * @param word folded
 */
export const numeralWritings = (word: string): readonly string[] =>
  [...word.matchAll(numeral)]
    .reduceRight<readonly string[]>(
      (writings, match) => {
        const [whole, number = ''] = match
        const start = match.index + whole.length - number.length
        const after = word.slice(start + number.length)
        if (whole === number && !measures.includes(after[0] ?? ' ')) return writings
        return writings.flatMap(written =>
          writingsOf(number, after).map(
            other => written.slice(0, start) + other + written.slice(start + number.length),
          ),
        )
      },
      [word],
    )
    .slice(0, mostWritings)

/** 万 and 亿 stay as they are written; what stands before them changes. */
const writingsOf = (number: string, after: string): readonly string[] => {
  if (/^\d+$/.test(number)) {
    if (number.startsWith('0')) return [number]
    if (number.length === 4 && after.startsWith('年')) return [number, writeDigits(number)]
    const written = writeNumeral(Number(number))
    return number === '2' ? [number, '二', '两'] : [number, written]
  }
  if (number === '二' || number === '两') return [number, '2', number === '二' ? '两' : '二']
  return [number, String(readNumeral(number))]
}
