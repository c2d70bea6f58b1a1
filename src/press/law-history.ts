import { type CivilDate, isCivilDate } from '#domain/civil-date.ts'
import { type DocumentNumber, parseDocumentNumber } from '#domain/document-number.ts'

/** What the adoption and amendment history (题注) of a law tells; null where it does not say. */
export type LawHistory = {
  readonly issuer: string | null
  /** The first event. */
  readonly writtenOn: CivilDate | null
  /** The last adoption, promulgation or revision; the day it takes effect is not one of these. */
  readonly publishedOn: CivilDate | null
  readonly effectiveOn: CivilDate | null
  /** The order that the text in hand was last promulgated or revised by. */
  readonly documentNumber: DocumentNumber | null
}

/** Reads a history, one event a line. */
export const readLawHistory = (lines: readonly string[]): LawHistory => {
  const events = lines.map(line => line.replaceAll('中华人民共和国', ''))
  const [first] = events.flatMap(datesIn)
  const published = events.flatMap(line => (isOnlyEffect(line) ? [] : datesIn(line).slice(0, 1)))
  return {
    issuer: issuerIn(events),
    writtenOn: first ?? null,
    publishedOn: published.sort().at(-1) ?? null,
    effectiveOn: events.flatMap(effectIn).at(-1) ?? null,
    documentNumber: events.flatMap(ordersIn).at(-1) ?? null,
  }
}

const datesIn = (line: string): readonly CivilDate[] =>
  [...line.matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g)].flatMap(([, year, month = '', day = '']) => {
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    return isCivilDate(date) ? [date] : []
  })

const isOnlyEffect = (line: string): boolean => /^\d{4}年\d{1,2}月\d{1,2}日\s*(起)?施行/.test(line)

/** The last day named before 施行. */
const effectIn = (line: string): readonly CivilDate[] => {
  const before = line.lastIndexOf('施行')
  return before === -1 ? [] : datesIn(line.slice(0, before)).slice(-1)
}

const ordersIn = (line: string): readonly DocumentNumber[] =>
  (
    line.match(
      /(主席|国务院、中央军事委员会|国务院|\p{Script=Han}{2,14}[部委局署行会院])令第\s*[\d一二三四五六七八九十百〇零]+\s*号/gu,
    ) ?? []
  ).flatMap(order => parseDocumentNumber(order) ?? [])

/** Who made it: a local congress, the National People's Congress, a ministry by its order, or the State Council. */
const issuerIn = (events: readonly string[]): string | null => {
  const told = events.join('\n')
  const [, place, standing] =
    /^(?:\d{4}年\d{1,2}月\d{1,2}日)?\s*(\p{Script=Han}{2,12}?(?:省|市|县|州|自治区))第?[^\n]{0,6}?届人民代表大会(常务委员会)?/mu.exec(
      told,
    ) ?? []
  if (place) return `${place}人民代表大会${standing ?? ''}`
  const [national] = /全国人民代表大会(常务委员会)?/.exec(told) ?? []
  if (national) return national
  const [, ministry] = /(?:^|[日\s])(?!国务院|主席)(\p{Script=Han}{1,14}[部委局署行会院])令第/mu.exec(told) ?? []
  if (ministry) return ministry
  return /(?<!经)国务院/.test(told) ? '国务院' : null
}
