import * as v from 'valibot'
import { type CivilDate, civilDate } from './civil-date.ts'
import {
  type Audience,
  audiences,
  type DocumentId,
  type DocumentKind,
  documentId,
  documentKinds,
  type LibraryDocument,
  type Validity,
} from './document.ts'
import { type LifecycleStage, lifecycleStages } from './lifecycle.ts'
import { type Relation, relationKinds, relationsOf } from './relation.ts'
import { themes } from './theme.ts'
import { validityOn } from './validity.ts'

export const validityStates: readonly Validity['state'][] = [
  'inForce',
  'notYetInForce',
  'amended',
  'partlyRepealed',
  'repealed',
  'expired',
  'unmarked',
]
export const interpretationForms = ['文字', '图解', '新闻发布会', '视频'] as const

const count = v.pipe(v.number(), v.integer())
const counts = v.array(count)
const sparse = <Item extends v.GenericSchema>(item: Item) => v.record(v.pipe(v.string(), v.regex(/^\d+$/)), item)

export const catalogSchema = v.object({
  ids: v.array(documentId),
  /** First sixteen hex digits of the SHA-256 of each document: by them the press knows what has changed. */
  prints: v.array(v.string()),
  titles: v.array(v.string()),
  kinds: counts,
  published: v.array(v.union([civilDate, v.literal('')])),
  issuerNames: v.array(v.string()),
  issuers: v.array(counts),
  themes: counts,
  /** A bit a stage, in the order of `lifecycleStages`. */
  stages: counts,
  /** A bit an audience. */
  audiences: counts,
  /** Which `details` chunk of the volume holds the rest of the document. */
  packs: counts,
  /** Where its body begins in its searchable text. */
  bodiesAt: counts,
  numbers: sparse(v.string()),
  validity: sparse(v.tuple([count, v.string()])),
  effective: sparse(civilDate),
  expires: sparse(civilDate),
  columns: sparse(v.array(v.string())),
  forms: sparse(v.picklist(interpretationForms)),
  /** What a guide promises, in a line. */
  promises: sparse(v.string()),
  /** From, kind, to. */
  relations: v.array(v.tuple([documentId, count, documentId])),
})
/**
 * What lists, facets and ranking need of the documents of a volume, in columns by document number: thousands of
 * documents open at once, and nothing is parsed that is not looked at.
 */
export type Catalog = v.InferOutput<typeof catalogSchema>

/** What a list of hits shows of a document, without opening it. */
export type CatalogEntry = {
  readonly id: DocumentId
  readonly kind: DocumentKind
  readonly title: string
  readonly documentNumber: string | null
  readonly issuers: readonly string[]
  readonly publishedOn: CivilDate | null
  readonly validity: Validity | null
  /** Of an interpretation. */
  readonly form: (typeof interpretationForms)[number] | null
  /** Of a guide. */
  readonly promise: string | null
}

/** @param prints the fingerprint of each document @param packs which details chunk holds each @param bodiesAt where bodies begin */
export const catalogOf = (
  documents: readonly LibraryDocument[],
  {
    prints,
    packs,
    bodiesAt,
  }: { readonly prints: readonly string[]; readonly packs: readonly number[]; readonly bodiesAt: readonly number[] },
): Catalog => {
  const issuerNames = [...new Set(documents.flatMap(document => document.issuers))]
  const issuerNumbers = new Map(issuerNames.map((name, number) => [name, number]))
  const some = <Item>(itemOf: (document: LibraryDocument) => Item | null): Record<string, Item> =>
    Object.fromEntries(
      documents.flatMap((document, number) => {
        const item = itemOf(document)
        return item === null ? [] : [[String(number), item] as const]
      }),
    )
  const ofPolicy =
    <Item>(itemOf: (policy: Extract<LibraryDocument, { kind: 'policy' }>) => Item | null) =>
    (document: LibraryDocument) =>
      document.kind === 'policy' ? itemOf(document) : null
  return {
    ids: documents.map(document => document.id),
    prints: [...prints],
    titles: documents.map(document => document.title),
    kinds: documents.map(document => documentKinds.indexOf(document.kind)),
    published: documents.map(document => document.publishedOn ?? ''),
    issuerNames,
    issuers: documents.map(document => document.issuers.map(name => issuerNumbers.get(name) ?? 0)),
    themes: documents.map(document => (document.theme ? themes.indexOf(document.theme) : -1)),
    stages: documents.map(document => bitsOf(lifecycleStages, document.stages)),
    audiences: documents.map(document => bitsOf(audiences, document.audience)),
    packs: [...packs],
    bodiesAt: [...bodiesAt],
    numbers: some(ofPolicy(policy => policy.documentNumber?.raw ?? null)),
    validity: some(
      ofPolicy(({ validity }): [number, string] => [
        validityStates.indexOf(validity.state),
        'reason' in validity ? validity.reason : '',
      ]),
    ),
    effective: some(ofPolicy(policy => policy.effectiveOn)),
    expires: some(ofPolicy(policy => policy.expiresOn)),
    columns: some(document => (document.columns.length > 0 ? document.columns : null)),
    forms: some(document => (document.kind === 'interpretation' ? document.form : null)),
    promises: some(document => (document.kind === 'guide' ? `${document.promisedLimit} · ${document.fee}` : null)),
    relations: documents
      .flatMap(relationsOf)
      .map(({ from, kind, to }): [DocumentId, number, DocumentId] => [from, relationKinds.indexOf(kind), to]),
  }
}

/** The catalogue as it stands on a day: what has taken effect or expired since it was printed is marked so. */
export const catalogOn = (catalog: Catalog, today: CivilDate): Catalog => ({
  ...catalog,
  validity: Object.fromEntries(
    Object.keys(catalog.validity).map(key => {
      const number = Number(key)
      const dates = { effectiveOn: catalog.effective[key] ?? null, expiresOn: catalog.expires[key] ?? null }
      const validity = validityOn(validityAt(catalog, number) ?? { state: 'unmarked' }, dates, today)
      return [key, [validityStates.indexOf(validity.state), 'reason' in validity ? validity.reason : '']]
    }),
  ),
})

/** @param number of a document of this volume */
export const entryAt = (catalog: Catalog, number: number): CatalogEntry => ({
  id: catalog.ids[number] as DocumentId,
  kind: kindAt(catalog, number),
  title: catalog.titles[number] ?? '',
  documentNumber: catalog.numbers[number] ?? null,
  issuers: issuersAt(catalog, number),
  publishedOn: catalog.published[number] || null,
  validity: validityAt(catalog, number),
  form: catalog.forms[number] ?? null,
  promise: catalog.promises[number] ?? null,
})

export const kindAt = (catalog: Catalog, number: number): DocumentKind =>
  documentKinds[catalog.kinds[number] ?? 0] ?? 'policy'

export const issuersAt = (catalog: Catalog, number: number): readonly string[] =>
  (catalog.issuers[number] ?? []).map(issuer => catalog.issuerNames[issuer] ?? '')

export const stagesAt = (catalog: Catalog, number: number): readonly LifecycleStage[] =>
  lifecycleStages.filter((_, bit) => (catalog.stages[number] ?? 0) & (1 << bit))

export const audiencesAt = (catalog: Catalog, number: number): readonly Audience[] =>
  audiences.filter((_, bit) => (catalog.audiences[number] ?? 0) & (1 << bit))

/** Whether a policy binds; `null` for every other kind. */
export const validityAt = (catalog: Catalog, number: number): Validity | null => {
  const told = catalog.validity[number]
  if (!told) return null
  const [code, reason] = told
  const state = validityStates[code] ?? 'unmarked'
  switch (state) {
    case 'inForce':
    case 'notYetInForce':
    case 'unmarked':
      return { state }
    case 'amended':
    case 'partlyRepealed':
    case 'repealed':
    case 'expired':
      return { state, reason }
  }
}

export const relationsIn = (catalog: Catalog): readonly Relation[] =>
  catalog.relations.map(([from, kind, to]) => ({ from, kind: relationKinds[kind] ?? 'basedOn', to }))

const bitsOf = <Item>(all: readonly Item[], some: readonly Item[]): number =>
  some.reduce((bits, item) => bits | (1 << all.indexOf(item)), 0)
