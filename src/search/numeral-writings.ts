import { numeralCharacters, readNumeral, writeDigits, writeNumeral } from '#domain/numeral.ts'

const measures =
  '条款项号章节编个名位户件份年月日天周次种类元万亿亩人岁级倍米台套间层批期届家所处分小平公吨辆栋门学课页册'
const numeral = new RegExp(`第?(\\d{1,8}万?|[${numeralCharacters.slice(0, -1)}]+)`, 'g')
const mostWritings = 24

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
        if (whole === number && !measures.includes(after[0] ?? ' ') && !/[\d十百千]万$/.test(number)) return writings
        return writings.flatMap(written =>
          writingsOf(number, after).map(
            other => written.slice(0, start) + other + written.slice(start + number.length),
          ),
        )
      },
      [word],
    )
    .slice(0, mostWritings)

/** 20 is 二十, 2000 is 二千 and 两千, 3万 is 三万 and 30000; before a measure word 2 is 二 and 两. */
const writingsOf = (number: string, after: string): readonly string[] => {
  if (number.startsWith('0')) return [number]
  if (/^\d{4}$/.test(number) && after.startsWith('年')) return [number, writeDigits(number)]
  const value = /^\d/.test(number) ? numberOf(number) : readNumeral(number)
  const written = writeNumeral(value)
  const tenThousands = value >= 10_000 && value % 10_000 === 0 ? [`${value / 10_000}万`] : []
  const spoken = value === 2 ? ['二', '两'] : [written, written.replace(/二(?=[千万])/g, '两')]
  return [...new Set([number, String(value), ...tenThousands, ...spoken])]
}

const numberOf = (number: string): number =>
  number.endsWith('万') ? Number(number.slice(0, -1)) * 10_000 : Number(number)
