import { describe, expect, test } from 'vitest'
import {
  audiencesAt,
  catalogOf,
  catalogOn,
  catalogSchema,
  entryAt,
  kindAt,
  relationsIn,
  stagesAt,
  validityAt,
  validityStates,
} from '#domain/catalog.ts'
import type { CivilDate } from '#domain/civil-date.ts'
import { documentKinds, type LibraryDocument } from '#domain/document.ts'
import { lifecycleStages } from '#domain/lifecycle.ts'
import { relationsOf } from '#domain/relation.ts'
import { parse } from '#domain/schema.ts'
import { themes } from '#domain/theme.ts'
import { sampleGuide, sampleInterpretation, sampleNotice, samplePolicy, sampleQuestion } from './sample-documents.ts'

const documents: readonly LibraryDocument[] = [
  samplePolicy('p-1', {
    title: '清溪县低保办法',
    issuers: ['清溪县民政局', '清溪县财政局'],
    documentNumber: { raw: '清政〔2024〕6号', normal: '清政|2024|6' },
    theme: themes[21],
    stages: [lifecycleStages[0], lifecycleStages.at(-1)],
    audience: ['法人'],
    columns: ['社会救助'],
    validity: { state: 'amended', reason: '已经清政〔2026〕4号修改' },
    replaces: ['p-2'],
    basedOn: ['law'],
  }),
  samplePolicy('p-2', { validity: { state: 'repealed', reason: '已由清政〔2024〕6号代替' } }),
  sampleGuide('g-1', { audience: ['自然人', '法人'], policies: ['p-1'] }),
  sampleInterpretation('i-1', { form: '图解' }),
  sampleNotice('n-1', { publishedOn: null, issuers: ['清溪县财政局'] }),
  sampleQuestion('q-1', { basedOn: ['p-1'] }),
]
const prints = documents.map((_, number) => `${number}`.repeat(16))
const packs = [0, 0, 0, 1, 1, 1]
const bodiesAt = [9, 8, 7, 6, 5, 4]
const printed = catalogOf(documents, { prints, packs, bodiesAt })

/** As it comes out of a chunk. */
const read = () => {
  const parsed = parse(catalogSchema, JSON.parse(JSON.stringify(printed)))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}

describe('a catalogue', () => {
  test('comes out of its chunk as it went in', () => {
    expect(read()).toEqual(printed)
  })

  test('gives back what a list shows of each document', () => {
    const entries = documents.map((_, number) => entryAt(read(), number))
    expect(entries).toEqual(
      documents.map(document => ({
        id: document.id,
        kind: document.kind,
        title: document.title,
        documentNumber: document.kind === 'policy' ? (document.documentNumber?.raw ?? null) : null,
        issuers: document.issuers,
        publishedOn: document.publishedOn,
        validity: document.kind === 'policy' ? document.validity : null,
        form: document.kind === 'interpretation' ? document.form : null,
        promise: document.kind === 'guide' ? '20个工作日 · 不收费' : null,
      })),
    )
  })

  test('gives back the stages, audiences, theme and columns that a document can be found under', () => {
    const catalog = read()
    expect(documents.map((_, number) => stagesAt(catalog, number))).toEqual(documents.map(each => each.stages))
    expect(documents.map((_, number) => audiencesAt(catalog, number))).toEqual(documents.map(each => each.audience))
    expect(catalog.themes.map(theme => themes[theme] ?? null)).toEqual(documents.map(each => each.theme))
    expect(documents.map((_, number) => catalog.columns[number] ?? [])).toEqual(documents.map(each => each.columns))
  })

  test('gives back every kind', () => {
    expect(new Set(documents.map((_, number) => kindAt(read(), number)))).toEqual(new Set(documentKinds))
  })

  test('gives back every stage of life, each alone and all at once', () => {
    const each = lifecycleStages.map((stage, number) => sampleNotice(`n-${number}`, { stages: [stage] }))
    const all = [...each, sampleNotice('n-all', { stages: lifecycleStages })]
    const catalog = catalogOf(all, { prints: [], packs: [], bodiesAt: [] })
    expect(all.map((_, number) => stagesAt(catalog, number))).toEqual(all.map(document => document.stages))
  })

  test('gives back every validity with its reason', () => {
    const reason = '写明的原因'
    const all = validityStates.map(state =>
      samplePolicy(`p-${state}`, {
        validity: ['amended', 'partlyRepealed', 'repealed', 'expired'].includes(state) ? { state, reason } : { state },
      }),
    )
    const catalog = catalogOf(all, { prints: [], packs: [], bodiesAt: [] })
    expect(all.map((_, number) => validityAt(catalog, number))).toEqual(
      all.map(document => document.kind === 'policy' && document.validity),
    )
  })

  test('gives back every relation that a document states', () => {
    expect(relationsIn(read())).toEqual(documents.flatMap(relationsOf))
    expect(relationsIn(read())).toHaveLength(5)
  })

  test('knows the fingerprint of each document and the chunk of details that holds it', () => {
    expect(read()).toMatchObject({ prints, packs })
  })
})

describe('a catalogue on a later day', () => {
  const dated = catalogOf(
    [
      samplePolicy('ending', { expiresOn: '2026-12-31' }),
      samplePolicy('coming', { effectiveOn: '2027-01-01', validity: { state: 'notYetInForce' } }),
      samplePolicy('replaced', { expiresOn: '2026-12-31', validity: { state: 'repealed', reason: '已被代替' } }),
      samplePolicy('lasting', {}),
      sampleNotice('notice', {}),
    ],
    { prints: [], packs: [], bodiesAt: [] },
  )
  const on = (date: string) => {
    const catalog = catalogOn(dated, date as CivilDate)
    return dated.ids.map((_, number) => validityAt(catalog, number))
  }
  const replaced = { state: 'repealed', reason: '已被代替' }

  test('is as printed while no day has passed', () => {
    expect(on('2026-12-31')).toEqual([
      { state: 'inForce' },
      { state: 'notYetInForce' },
      replaced,
      { state: 'inForce' },
      null,
    ])
  })

  test('marks what has expired and what has taken effect, and nothing else', () => {
    expect(on('2027-01-01')).toEqual([
      { state: 'expired', reason: expect.stringContaining('2026-12-31') },
      { state: 'inForce' },
      replaced,
      { state: 'inForce' },
      null,
    ])
  })

  test('leaves everything but validity as it is', () => {
    const { validity: _, ...rest } = catalogOn(dated, '2027-01-01' as CivilDate)
    const { validity: __, ...before } = dated
    expect(rest).toEqual(before)
  })
})
