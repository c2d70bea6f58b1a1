import { catalogOf } from '#domain/catalog.ts'
import type { CivilDate } from '#domain/civil-date.ts'
import type { DocumentId, Guide, Interpretation, LibraryDocument, Notice, Policy, Validity } from '#domain/document.ts'
import { parseDocumentNumber } from '#domain/document-number.ts'
import { searchableText } from '#domain/searchable-text.ts'
import { pinyinOf } from '#press/pinyin.ts'
import { fold } from '#search/fold.ts'
import { buildGramIndex, openGramIndex } from '#search/gram-index.ts'
import { type LoadedVolume, openLibrary, openVolume, type SearchableLibrary } from '#search/library.ts'
import { buildNameIndex, openNameIndex, serialiseNameIndex } from '#search/name-index.ts'
import { openPackedTexts, textPacker } from '#search/packed-texts.ts'
import { findPhrases, openPhraseBook } from '#search/phrase-book.ts'
import { openPinyin } from '#search/pinyin.ts'
import type { Synonym } from '#search/terms.ts'

const today = '2026-11-21' as CivilDate

const common = (id: string, title: string, body: string) => ({
  id: id as DocumentId,
  title,
  issuers: ['清溪县人民政府办公室'],
  publishedOn: '2025-03-01' as CivilDate,
  theme: null,
  audience: [],
  stages: [],
  columns: [],
  keywords: [],
  summary: '',
  source: null,
  attachments: [],
  body,
})

type PolicyChange = Partial<Policy> & { readonly number?: string; readonly state?: Validity }

export const policy = (
  id: string,
  title: string,
  body: string,
  { number, state, ...more }: PolicyChange = {},
): Policy => ({
  kind: 'policy',
  ...common(id, title, body),
  documentNumber: parseDocumentNumber(number ?? '') ?? null,
  indexNumber: null,
  genre: null,
  subtheme: null,
  assembly: null,
  disclosure: '主动公开',
  writtenOn: null,
  effectiveOn: null,
  expiresOn: null,
  validity: state ?? { state: 'inForce' },
  captionNote: '',
  legalBasis: [],
  basedOn: [],
  implements: [],
  replaces: [],
  repeals: [],
  amends: [],
  phone: null,
  ...more,
})

export const guide = (id: string, title: string, body: string, more: Partial<Guide> = {}): Guide => ({
  kind: 'guide',
  ...common(id, title, body),
  stages: ['救助'],
  columns: ['基层领域'],
  handling: '承诺件',
  audience: ['自然人'],
  basicCode: null,
  implementationCode: null,
  matterType: null,
  level: null,
  result: null,
  visits: null,
  online: null,
  acrossRegions: null,
  feeBasis: null,
  quantityLimit: null,
  conditions: ['家庭收入低于标准'],
  materials: [],
  steps: [{ name: '申请', note: '' }],
  statutoryLimit: '30个工作日',
  promisedLimit: '15个工作日',
  fee: '不收费',
  place: '12号窗',
  hours: '周一至周五',
  phone: '12345',
  complaintPhone: '12345',
  legalBasis: ['社会救助暂行办法'],
  policies: [],
  ...more,
})

export const notice = (id: string, title: string, body: string, more: Partial<Notice> = {}): Notice => ({
  kind: 'notice',
  ...common(id, title, body),
  closesOn: null,
  ...more,
})

export const interpretation = (id: string, title: string, more: Partial<Interpretation> = {}): Interpretation => ({
  kind: 'interpretation',
  ...common(id, title, '解读。'),
  form: '文字',
  heldOn: null,
  speakers: [],
  interprets: [],
  ...more,
})

/** A volume as a terminal has it once all its chunks have travelled. */
const volumeOf = (documents: readonly LibraryDocument[]): LoadedVolume => {
  const searchable = documents.map(searchableText)
  const texts = searchable.map(({ text }) => text)
  const printed = catalogOf(documents, {
    prints: documents.map(() => ''),
    packs: documents.map(() => 0),
    bodiesAt: searchable.map(({ bodyAt }) => bodyAt),
  })
  const volume = openVolume(JSON.parse(JSON.stringify(printed)), [], today)
  const phrases = findPhrases(texts)
  const half = Math.ceil(texts.length / 2)
  const pack = textPacker(phrases)
  volume.names = openNameIndex(serialiseNameIndex(buildNameIndex(documents)))
  volume.bodies = {
    grams: openGramIndex(buildGramIndex(texts.map(fold)).buffer),
    book: openPhraseBook(phrases),
    texts: [pack(texts.slice(0, half), 0), pack(texts.slice(half), half)].map(bytes => openPackedTexts(bytes.buffer)),
  }
  return volume
}

type Vocabulary = { readonly synonyms?: readonly Synonym[]; readonly terms?: readonly string[] }

/** An edition of several volumes, wholly loaded. */
export const libraryInVolumes = (
  volumes: readonly (readonly LibraryDocument[])[],
  { synonyms = [], terms = [] }: Vocabulary = {},
): SearchableLibrary => {
  const names = [...volumes.flat().map(document => document.title), ...terms, ...synonyms.map(each => each.everyday)]
  return openLibrary(volumes.map(volumeOf), { synonyms, terms, pinyin: openPinyin(pinyinOf(names)) })
}

export const libraryOf = (...documents: readonly LibraryDocument[]): SearchableLibrary => libraryInVolumes([documents])

/** The same edition while its texts are still being loaded. */
export const titlesOnly = (library: SearchableLibrary): SearchableLibrary =>
  openLibrary(
    library.volumes.map(volume => ({ ...volume, bodies: null })),
    library,
  )
