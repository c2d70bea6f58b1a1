import { describe, expect, test } from 'vitest'
import type { CivilDate } from '#domain/civil-date.ts'
import type { Validity } from '#domain/document.ts'
import { noAttachments, parseDocument } from '#press/parse-document.ts'
import { relate } from '#press/relate.ts'
import { newCounty, printed, problemsOf, temporaryFolder, write } from './county.ts'
import { documentsIn } from './printed.ts'

const today = '2026-11-21' as CivilDate

/** Policies by their ids, each with the lines that are its own. */
const related = (files: Readonly<Record<string, readonly string[]>>, on = today) => {
  const documents = Object.entries(files).map(([id, lines]) => {
    const parsed = parseDocument({ file: `${id}.md`, id, content: policy(id, ...lines) }, noAttachments)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
    return parsed.value
  })
  return relate(documents, on)
}
const policy = (title: string, ...lines: readonly string[]) =>
  write('类型: 政策文件', `标题: ${title}`, '发布机关: [清溪县民政局]', '发布日期: 2017-03-01', ...lines)
/** The validity that each is printed with; nothing may be wrong. */
const validities = (
  files: Readonly<Record<string, readonly string[]>>,
  on = today,
): Record<string, Validity | null> => {
  const { documents, problems } = related(files, on)
  expect(problems).toEqual([])
  return Object.fromEntries(
    documents.map(({ document }) => [document.id, document.kind === 'policy' ? document.validity : null]),
  )
}
const binding = '有效性: 现行有效'

describe('a policy of which nothing is written', () => {
  test.each<readonly [string, string, Validity]>([
    ['replaced', '代替: [旧]', { state: 'repealed', reason: '已由清政〔2026〕4号代替' }],
    ['repealed', '废止: [旧]', { state: 'repealed', reason: '已被清政〔2026〕4号废止' }],
    ['amended', '修改: [旧]', { state: 'amended', reason: '已经清政〔2026〕4号修改' }],
  ])('is decided to be %s by the document that says so', (_, relation, validity) => {
    expect(validities({ 旧: [], 新: ['文号: 清政〔2026〕4号', relation, binding] }).旧).toEqual(validity)
  })

  test('is told to be replaced by a title where there is no number', () => {
    expect(validities({ 旧: [], 新: ['代替: [旧]', binding] }).旧).toEqual({
      state: 'repealed',
      reason: '已由《新》代替',
    })
  })

  test('is decided to have expired, or not yet to be in force, by its dates', () => {
    expect(validities({ 旧: ['有效期至: 2026-11-20'] }).旧).toMatchObject({ state: 'expired' })
    expect(validities({ 新: ['施行日期: 2026-11-22'] }).新).toEqual({ state: 'notYetInForce' })
  })

  test('is a problem where nothing decides', () => {
    expect(related({ 旧: [], 新: ['依据文件: [旧]', binding] }).problems).toEqual([
      {
        file: '旧.md',
        line: 1,
        field: '有效性',
        message: '没有写这一项,由关系和日期也不能判定',
        fix: expect.stringContaining('现行有效'),
      },
    ])
  })

  test.each(['代替', '废止', '修改'])('is a problem while what will %s it has not taken effect', relation => {
    const { problems } = related({ 旧: [], 新: ['施行日期: 2026-11-22', `${relation}: [旧]`] })
    expect(problems.map(problem => [problem.file, problem.field])).toEqual([['旧.md', '有效性']])
  })
})

describe('a policy that is replaced by one that takes effect later', () => {
  const files = { 旧: [binding], 新: ['施行日期: 2026-12-01', '代替: [旧]'] }

  test('is still in force', () => {
    expect(validities(files)).toEqual({ 旧: { state: 'inForce' }, 新: { state: 'notYetInForce' } })
  })

  test('is told to be repealed from that day on, while the later one is in force', () => {
    const { problems, documents } = related(files, '2026-12-01' as CivilDate)
    expect(problems.map(({ file, message }) => [file, message])).toEqual([
      ['旧.md', '写着现行有效,按关系和日期却是已废止(已由《新》代替)'],
    ])
    expect(documents.find(({ file }) => file === '新.md')?.document).toMatchObject({ validity: { state: 'inForce' } })
  })
})

describe('what is written of a policy', () => {
  test('stands with its own reason where relations and dates agree', () => {
    const old = ['有效性: 已废止', '有效性说明: 县政府第三次常务会议决定废止']
    expect(validities({ 旧: old, 新: ['代替: [旧]', binding] }).旧).toEqual({
      state: 'repealed',
      reason: '县政府第三次常务会议决定废止',
    })
  })

  test.each<readonly [string, readonly string[], Validity['state']]>([
    ['部分失效', ['有效性: 部分失效', '有效性说明: 第四条已失效'], 'partlyRepealed'],
    ['已修改', ['有效性: 已修改', '有效性说明: 第四条已修改'], 'amended'],
  ])('may be %s where another document amends it', (_, lines, state) => {
    expect(validities({ 旧: lines, 新: ['修改: [旧]', binding] }).旧).toMatchObject({ state })
  })

  test.each<readonly [string, readonly string[], Validity['state']]>([
    ['现行有效', [binding], 'inForce'],
    ['部分失效', ['有效性: 部分失效', '有效性说明: 第四条已失效'], 'partlyRepealed'],
    ['已废止', ['有效性: 已废止', '有效性说明: 县政府决定废止'], 'repealed'],
    ['已失效', ['有效性: 已失效', '有效性说明: 调整对象已消失'], 'expired'],
  ])('may be %s where nothing decides', (_, lines, state) => {
    expect(validities({ 旧: lines }).旧).toMatchObject({ state })
  })

  test('may be 已废止 of one that has expired as well, and 已失效 of one that was replaced as well', () => {
    const repealed = ['有效期至: 2020-01-01', '有效性: 已废止', '有效性说明: 县政府决定废止']
    expect(validities({ 旧: repealed }).旧).toMatchObject({ state: 'repealed' })
    const expired = ['有效期至: 2020-01-01', '有效性: 已失效', '有效性说明: 有效期满']
    expect(validities({ 旧: expired, 新: ['代替: [旧]', binding] }).旧).toMatchObject({ state: 'expired' })
  })

  test.each<readonly [string, readonly string[], readonly string[], string, string]>([
    ['现行有效 of one replaced', [binding], ['代替: [旧]'], '已废止', '已由《新》代替'],
    ['现行有效 of one repealed', [binding], ['废止: [旧]'], '已废止', '已被《新》废止'],
    ['现行有效 of one amended', [binding], ['修改: [旧]'], '已修改', '已经《新》修改'],
    ['现行有效 of one expired', [binding, '有效期至: 2026-11-20'], [], '已失效', '有效期至2026-11-20'],
    ['现行有效 of one to come', [binding, '施行日期: 2026-11-22'], [], '尚未施行', '尚未施行'],
    ['已修改 of one replaced', ['有效性: 已修改', '有效性说明: 第四条'], ['代替: [旧]'], '已废止', '已由《新》代替'],
    [
      '部分失效 of one expired',
      ['有效性: 部分失效', '有效性说明: 第四条', '有效期至: 2020-01-01'],
      [],
      '已失效',
      '2020-01-01',
    ],
    [
      '已废止 of one only amended',
      ['有效性: 已废止', '有效性说明: 第四条'],
      ['修改: [旧]'],
      '已修改',
      '已经《新》修改',
    ],
  ])('cannot be %s, and is told at its line with what is right', (_, old, other, right, reason) => {
    const { problems } = related({ 旧: old, 新: [...other, binding] })
    expect(problems).toEqual([
      {
        file: '旧.md',
        line: 6,
        field: '有效性',
        message: expect.stringMatching(new RegExp(`^写着.+按关系和日期却是${right}.*`)),
        fix: expect.stringContaining(`改成 ${right}`),
      },
    ])
    expect(problems[0]?.message).toContain(reason)
  })

  test('cannot be 尚未施行 when the day has come, or when no day is written', () => {
    for (const lines of [['有效性: 尚未施行', '施行日期: 2026-11-21'], ['有效性: 尚未施行']])
      expect(related({ 新: lines }).problems).toMatchObject([
        { file: '新.md', line: 6, field: '有效性', message: expect.stringContaining('尚未施行') },
      ])
  })
})

describe('an edition', () => {
  const temporary = temporaryFolder()
  const place = () =>
    newCounty(temporary(), {
      'old.md': policy('旧办法'),
      'kept.md': policy('照旧的办法', binding),
      'new.md': policy('新办法', binding, '代替: [old]'),
      'coming.md': policy('将来的办法', '施行日期: 2026-12-01', '代替: [kept]'),
    })

  test('carries what was decided, and a later replacement changes nothing in it yet', async () => {
    const documents = documentsIn(await printed({ place: await place() }))
    const validity = (id: string) =>
      documents.flatMap(each => (each.kind === 'policy' && each.id === id ? [each.validity] : []))
    expect(validity('old')).toEqual([{ state: 'repealed', reason: '已由《新办法》代替' }])
    expect(validity('kept')).toEqual([{ state: 'inForce' }])
    expect(validity('coming')).toEqual([{ state: 'notYetInForce' }])
  })

  test('goes by the day in China', async () => {
    const files = { 'p.md': policy('到期的办法', binding, '有效期至: 2026-11-21') }
    const county = await newCounty(temporary(), files)
    expect(await problemsOf(county)).toEqual([])
    const midnight = Date.parse('2026-11-21T16:00:00.000Z')
    expect(documentsIn(await printed({ place: county, printedAt: midnight - 1 }))).toHaveLength(1)
    await expect(printed({ place: county, printedAt: midnight })).rejects.toThrow('已失效')
  })
})
