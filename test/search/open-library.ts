import { catalogOf } from '#domain/catalog.ts'
import type { CivilDate } from '#domain/civil-date.ts'
import type { Guide, Interpretation, LibraryDocument, Notice, Policy, Validity } from '#domain/document.ts'
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
import { sampleGuide, sampleInterpretation, sampleNotice, samplePolicy } from '../domain/sample-documents.ts'

const today = '2026-11-21' as CivilDate

const about = (title: string, body: string) => ({ title, body, issuers: ['清溪县人民政府办公室'] })

type PolicyChange = Partial<Policy> & { readonly number?: string; readonly state?: Validity }

export const policy = (id: string, title: string, body: string, { number, state, ...more }: PolicyChange = {}) =>
  samplePolicy(id, {
    ...about(title, body),
    documentNumber: parseDocumentNumber(number ?? '') ?? null,
    validity: state ?? { state: 'inForce' },
    ...more,
  })

export const guide = (id: string, title: string, body: string, more: Partial<Guide> = {}) =>
  sampleGuide(id, {
    ...about(title, body),
    stages: ['救助'],
    columns: ['基层领域'],
    conditions: ['家庭收入低于标准'],
    steps: [{ name: '申请', note: '带材料' }],
    place: '12号窗',
    ...more,
  })

export const notice = (id: string, title: string, body: string, more: Partial<Notice> = {}) =>
  sampleNotice(id, { ...about(title, body), ...more })

export const interpretation = (id: string, title: string, more: Partial<Interpretation> = {}) =>
  sampleInterpretation(id, { ...about(title, '解读。'), ...more })

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
