import { type CivilDate, dayInChina } from '#domain/civil-date.ts'
import type { DocumentId, LibraryDocument } from '#domain/document.ts'
import { parseDocumentNumber } from '#domain/document-number.ts'

const seed = 20_261_121
const usualLength = 1400
const places = ['城关镇', '中店乡', '白石镇', '河口乡', '县直单位', '石桥村', '柳湾村', '大岭村']
const lastDay = Date.UTC(2026, 10, 1)

/**
 * A plausible edition of any size for trying how the product bears it: texts cut from those there are and put together
 * anew, always the same way. Of ten documents two are policies, one a guide, one a question, one an interpretation and
 * five are notices, as counties publish; one policy in four is past.
 * @param sources at least one @param count how many to make
 */
export const recombine = (sources: readonly LibraryDocument[], count: number): readonly LibraryDocument[] => {
  const next = randomNumbers(seed)
  const passages = sources.map(source => source.body.split('\n').filter(line => line.trim() !== ''))
  const guide = sources.find(source => source.kind === 'guide')
  const parts = Math.ceil(count / sources.length)
  return Array.from({ length: count }, (_, number) => {
    const source = sources[number % sources.length]
    if (!source) throw new Error('nothing to make documents from')
    const part = Math.floor(number / sources.length)
    const own = partOf(passages[number % sources.length] ?? [], part, parts)
    return made({ source, number, part, body: filledUp(own, passages, next), guide, chance: next() })
  })
}

/** One of so many parts of a text, so that no two documents have the same one; of a short text a passage. */
const partOf = (passages: readonly string[], part: number, parts: number): readonly string[] => {
  const from = Math.floor((part * passages.length) / parts)
  const to = Math.floor(((part + 1) * passages.length) / parts)
  return passages.slice(from, Math.max(to, from + 1))
}

const stretchLength = 400

/** Its own part first, then stretches of other texts until it is as long as documents are. */
const filledUp = (own: readonly string[], others: readonly (readonly string[])[], next: () => number): string => {
  const found = [...own]
  let room = usualLength - own.reduce((sum, passage) => sum + passage.length, 0)
  while (room > 0) {
    const other = others[Math.floor(next() * others.length)] ?? []
    const taken = stretch(other, next, Math.min(room, stretchLength))
    found.push(...taken)
    room -= 1 + taken.reduce((sum, passage) => sum + passage.length, 0)
  }
  return found.map(passage => passage.slice(0, usualLength)).join('\n')
}

/** Consecutive passages of about the length, from anywhere. */
const stretch = (passages: readonly string[], next: () => number, length: number): readonly string[] => {
  const from = Math.floor(next() * passages.length)
  const found: string[] = []
  let room = length
  for (let at = from; room > 0 && at < passages.length; at += 1) {
    const passage = passages[at] ?? ''
    found.push(passage)
    room -= passage.length
  }
  return found
}

type Making = {
  readonly source: LibraryDocument
  readonly number: number
  readonly part: number
  readonly body: string
  readonly guide: LibraryDocument | undefined
  readonly chance: number
}

const made = (making: Making): LibraryDocument => {
  const { source, number, part, body, guide, chance } = making
  const place = places[Math.floor(chance * places.length)] ?? ''
  const publishedOn = dayInChina(lastDay - Math.floor(chance * 4000) * 86_400_000)
  const common = {
    id: `made-${number}` as DocumentId,
    title: `${place}${publishedOn.slice(0, 4)}年${core(source.title)}${endings[number % 10]}(第${part + 1}号)`,
    issuers: source.issuers,
    publishedOn,
    theme: source.theme,
    audience: source.audience,
    stages: source.stages,
    columns: [],
    keywords: source.keywords,
    summary: source.summary,
    source: null,
    attachments: [],
    body,
  }
  switch (number % 10) {
    case 0:
    case 1:
      return policy(common, { number, publishedOn, isPast: chance < 0.25 })
    case 2:
      if (guide?.kind === 'guide') return { ...guide, ...common, audience: guide.audience, kind: 'guide' }
      return { ...common, kind: 'questionAndAnswer', basedOn: [], legalBasis: [] }
    case 3:
      return { ...common, kind: 'questionAndAnswer', basedOn: [], legalBasis: [] }
    case 4:
      return {
        ...common,
        kind: 'interpretation',
        form: '文字',
        heldOn: null,
        speakers: [],
        interprets: [`made-${number - 4}` as DocumentId],
      }
    default:
      return { ...common, kind: 'notice', closesOn: null }
  }
}

const endings = ['实施办法', '有关事项的通知', '怎么办', '常见问题', '解读', '公示', '公告', '情况通报', '名单', '进展']

const core = (title: string): string => title.replace(/^关于|的通知$|[《》]/g, '')

const policy = (
  common: Omit<Extract<LibraryDocument, { kind: 'notice' }>, 'kind' | 'closesOn'>,
  {
    number,
    publishedOn,
    isPast,
  }: { readonly number: number; readonly publishedOn: CivilDate; readonly isPast: boolean },
): LibraryDocument => ({
  ...common,
  kind: 'policy',
  documentNumber: parseDocumentNumber(`清政〔${publishedOn.slice(0, 4)}〕${number + 1}号`) ?? null,
  indexNumber: null,
  genre: null,
  subtheme: null,
  assembly: null,
  disclosure: '主动公开',
  writtenOn: publishedOn,
  effectiveOn: null,
  expiresOn: null,
  validity: isPast ? { state: 'expired', reason: '试用文件,期限已过' } : { state: 'inForce' },
  captionNote: '',
  legalBasis: [],
  basedOn: [],
  implements: [],
  replaces: [],
  repeals: [],
  amends: [],
  phone: null,
})

/** Numbers from 0 to 1 that look drawn but are always the same (mulberry32). */
export const randomNumbers = (from: number): (() => number) => {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
