import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { documentKinds, documentSchema, type LibraryDocument } from '#domain/document.ts'
import { parse } from '#domain/schema.ts'
import { printEdition } from '#press/print.ts'
import { recombine } from '#press/synthetic.ts'
import {
  sampleGuide,
  sampleInterpretation,
  sampleNotice,
  samplePolicy,
  sampleQuestion,
} from '../domain/sample-documents.ts'
import { demo, printed, runMain, temporaryFolder } from './county.ts'
import { copyOf, documentsIn } from './printed.ts'

/** Seven, so that over a hundred documents each serves for every kind. */
const sources: readonly LibraryDocument[] = [
  samplePolicy('p-1', { body: '第一条 甲。\n第二条 乙。\n第三条 丙。', audience: [], theme: '民政、扶贫、救灾' }),
  sampleInterpretation('i-1', { body: '一、背景\n二、内容' }),
  sampleGuide('g-1', { body: '' }),
  sampleQuestion('q-1', { title: '家里有车，还能申请低保吗？', keywords: ['低保'] }),
  sampleNotice('n-1', { body: '现予公示。' }),
  samplePolicy('p-2', { stages: ['救助'], validity: { state: 'repealed', reason: '已废止' } }),
  sampleNotice('n-2', { publishedOn: null }),
]

describe('an edition that is made up for trying', () => {
  test.each([1, 9, 10, 137])('has exactly %d documents', count => {
    expect(recombine(sources, count)).toHaveLength(count)
  })

  test('is the same each time', () => {
    expect(recombine(sources, 60)).toEqual(recombine(sources, 60))
  })

  test('has ids that are all different, and points to none that is not there', () => {
    const made = recombine(sources, 200)
    const ids = new Set(made.map(document => document.id))
    expect(ids.size).toBe(200)
    const interpreted = made.flatMap(document => (document.kind === 'interpretation' ? document.interprets : []))
    expect(interpreted).toHaveLength(20)
    expect(interpreted.filter(id => !ids.has(id))).toEqual([])
  })

  test('has of ten documents two policies, a guide, a question, an interpretation and five notices', () => {
    const kinds = recombine(sources, 10).map(document => document.kind)
    const count = (kind: string) => kinds.filter(each => each === kind).length
    expect(documentKinds.map(kind => [kind, count(kind)])).toEqual([
      ['policy', 2],
      ['guide', 1],
      ['interpretation', 1],
      ['notice', 5],
      ['questionAndAnswer', 1],
    ])
  })

  test('has policies of the past, about one in four', () => {
    const states = recombine(sources, 1000).flatMap(each => (each.kind === 'policy' ? [each.validity.state] : []))
    const past = states.filter(state => state === 'expired').length / states.length
    expect(past).toBeGreaterThan(0.15)
    expect(past).toBeLessThan(0.35)
  })

  test('has documents that are each one a terminal can read', () => {
    const wrong = recombine(sources, 100).flatMap(document => {
      const parsed = parse(documentSchema, JSON.parse(JSON.stringify(document)))
      return parsed.ok ? [] : parsed.problems.map(problem => `${document.kind} ${problem.path.join('.')}`)
    })
    expect(wrong).toEqual([])
  })

  test('has texts of about the usual length, cut from those there are', () => {
    const line = '本县居民可以向户籍所在地的乡镇人民政府提出申请。'
    const long = [samplePolicy('p-1', { body: Array.from({ length: 400 }, () => line).join('\n') })]
    for (const { body } of recombine(long, 20)) {
      expect(body.length).toBeGreaterThan(1000)
      expect(body.length).toBeLessThan(1800)
      expect(new Set(body.split('\n'))).toEqual(new Set([line]))
    }
  })

  test('can be made of any kind alone', () => {
    for (const source of sources) expect(recombine([source], 20)).toHaveLength(20)
  })

  test('prints, and every document comes out as it went in', () => {
    const made = recombine(sources, 100)
    const stored = documentsIn(printEdition(copyOf(made)))
    const ofId = new Map(made.map(document => [document.id, document]))
    expect(stored).toHaveLength(100)
    for (const document of stored) expect(document).toEqual({ ...ofId.get(document.id), body: '' })
  })

  test('is made of the documents of a place, as many as were asked for', async () => {
    const { manifest } = await printed({ place: demo, synthetic: 120 })
    expect(manifest.counts).toEqual({ policy: 24, guide: 12, interpretation: 12, notice: 60, questionAndAnswer: 12 })
  })
})

describe('on the command line', () => {
  const temporary = temporaryFolder()

  test('--synthetic needs no place: the demo county stands in', async () => {
    const out = join(temporary(), 'made')
    const run = runMain('--synthetic', '30', '--out', out)
    expect(run.stderr).toBe('')
    expect(run.status).toBe(0)
    expect(run.stdout).toContain('30 件')
    expect(JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'))).toMatchObject({ counts: { policy: 6 } })
  })

  test.each(['0', '-5', '2.5', '三十'])('--synthetic %s is no number of documents', async count => {
    const run = runMain(`--synthetic=${count}`, '--out', join(temporary(), 'none'))
    expect(run.status).toBe(2)
    expect(run.stderr).toContain('用法')
  })
})
