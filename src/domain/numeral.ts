const digits = '零一二三四五六七八九'
const small: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const large: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 }

/** Characters that a Chinese numeral is made of, 两 and 〇 included. */
export const numeralCharacters = `${digits}〇两十百千万亿`

/** Reads a Chinese numeral: 七十三 is 73, 一百零二 is 102, 三万 is 30000, and digit by digit 二〇二五 is 2025. */
export const readNumeral = (numeral: string): number => {
  const plain = numeral.replaceAll('〇', '零').replaceAll('两', '二')
  if (plain.length > 1 && [...plain].every(character => digits.includes(character)))
    return Number([...plain].map(character => digits.indexOf(character)).join(''))
  let total = 0
  let section = 0
  let digit = 0
  for (const character of plain) {
    const unit = small[character]
    const bound = large[character]
    if (unit !== undefined) {
      section += unit * (digit || 1)
      digit = 0
    } else if (bound !== undefined) {
      if (total >= bound * bound)
        total += (section + digit) * bound // 一亿二千万
      else total = (total + section + digit || 1) * bound
      section = 0
      digit = 0
    } else digit = digits.indexOf(character)
  }
  return total + section + digit
}

/** Writes a whole number below a hundred million as documents do: 18 is 十八, 102 is 一百零二, 30000 is 三万. */
export const writeNumeral = (value: number): string => {
  if (value >= 10_000) {
    const rest = value % 10_000
    const gap = rest > 0 && rest < 1000 ? '零' : ''
    return `${writeNumeral(Math.floor(value / 10_000))}万${gap}${rest > 0 ? writeBelowTenThousand(rest) : ''}`
  }
  return writeBelowTenThousand(value).replace(/^一十/, '十')
}

const writeBelowTenThousand = (value: number): string => {
  if (value < 10) return digits[value] ?? ''
  const [unit, name] = value >= 1000 ? [1000, '千'] : value >= 100 ? [100, '百'] : [10, '十']
  const rest = value % unit
  const gap = rest > 0 && rest < unit / 10 ? '零' : ''
  return `${digits[Math.floor(value / unit)]}${name}${gap}${rest > 0 ? writeBelowTenThousand(rest) : ''}`
}

/** Writes digit by digit, as years are written: 2025 is 二零二五. */
export const writeDigits = (value: string): string => [...value].map(digit => digits[Number(digit)]).join('')
