import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { chunksOf, editionPlaceSchema, type Manifest, manifestSchema, pinyinSchema } from '#domain/edition.ts'
import { parse } from '#domain/schema.ts'
import { press } from '#press/press.ts'
import { tellProblem } from '#press/problem.ts'
import { readFolder } from '#press/read.ts'
import { writeEdition } from '#press/write.ts'
import {
  change,
  demo,
  type LibraryFiles,
  newCounty,
  order,
  printed,
  problemsOf as problemsOfCounty,
  root,
  runMain,
  temporaryFolder,
  write,
} from './county.ts'
import { catalogsOf, contentOf, documentsIn, sha256 } from './printed.ts'

const corpus = join(root, '../shared/corpus/laws')
const temporary = temporaryFolder()
const county = (files: LibraryFiles) => newCounty(temporary(), files)
const problemsOf = async (files: LibraryFiles, laws: string | null = null) =>
  problemsOfCounty(await county(files), laws)

const oldRule = write(
  '类型: 政策文件',
  '标题: 清溪县低保办法(旧)',
  '发布机关: [清溪县民政局]',
  '发布日期: 2017-03-01',
  '有效性: 已废止',
  '有效性说明: 清政〔2024〕6号代替了本办法',
)
const newRule = write(
  '类型: 政策文件',
  '标题: 清溪县低保办法',
  '发布机关: [清溪县民政局]',
  '成文日期: 2024-04-17',
  '发布日期: 2024-04-18',
  '有效性: 现行有效',
  '代替: [old]',
)
const good = { 'old.md': oldRule, 'new.md': newRule }

describe('the demo county', () => {
  const kindNames: Readonly<Record<string, keyof Manifest['counts']>> = {
    政策文件: 'policy',
    政策解读: 'interpretation',
    办事指南: 'guide',
    常见问答: 'questionAndAnswer',
    公示公告: 'notice',
  }

  test('prints, and the manifest counts each kind as the folder does', async () => {
    const counts: Record<string, number> = { policy: 0, interpretation: 0, guide: 0, questionAndAnswer: 0, notice: 0 }
    for (const { content } of await readFolder(join(demo, 'library'), '.md')) {
      const kind = kindNames[/^类型: *(\S+)/m.exec(content)?.[1] ?? ''] ?? 'none'
      counts[kind] = (counts[kind] ?? 0) + 1
    }
    expect((await printed({ place: demo })).manifest.counts).toEqual(counts)
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(0)
  })

  test('prints a manifest, a place, a catalogue and documents that a terminal can read', async () => {
    const edition = await printed({ place: demo })
    const { manifest } = edition
    expect(parse(manifestSchema, JSON.parse(JSON.stringify(manifest)))).toEqual({ ok: true, value: manifest })
    const place = parse(editionPlaceSchema, contentOf(edition, manifest.place))
    expect(place).toMatchObject({ ok: true, value: { place: { name: '清溪县' } } })
    expect(parse(pinyinSchema, contentOf(edition, manifest.pinyin))).toMatchObject({
      ok: true,
      value: { di: expect.stringContaining('低') },
    })
    const stored = documentsIn(edition).map(document => document.id)
    expect(catalogsOf(edition).flatMap(catalog => catalog.ids)).toEqual(stored)
    expect(stored).toHaveLength(Object.values(manifest.counts).reduce((sum, count) => sum + count, 0))
    expect(manifest.volumes).toMatchObject([{ documents: stored.length, isSupplement: false, withdrawn: [] }])
  })

  test('names each chunk by the SHA-256 of its bytes, and leaves none out', async () => {
    const { manifest, chunks } = await printed({ place: demo })
    for (const [hash, bytes] of chunks) expect(sha256(bytes)).toBe(hash)
    expect(new Set(chunksOf(manifest).map(chunk => chunk.hash))).toEqual(new Set(chunks.keys()))
    for (const { hash, size } of chunksOf(manifest)) expect(chunks.get(hash)).toHaveLength(size)
  })

  test('gives the same bytes from the same files at the same instant', async () => {
    const again = join(temporary(), 'copied county')
    await cp(demo, again, { recursive: true })
    const [first, second] = [await printed({ place: demo }), await printed({ place: again })]
    expect(second.manifest).toEqual(first.manifest)
    expect([...second.chunks.keys()]).toEqual([...first.chunks.keys()])
    for (const [hash, bytes] of first.chunks) expect(second.chunks.get(hash)).toEqual(bytes)
  })

  test('carries the day of printing in China in its version, and the same chunks on every day', async () => {
    const midnight = Date.parse('2026-11-20T16:00:00.000Z')
    const [before, after] = [
      await printed({ place: demo, printedAt: midnight - 1 }),
      await printed({ place: demo, printedAt: midnight }),
    ]
    expect(before.manifest.version).toMatch(/^2026-11-20\./)
    expect(after.manifest.version).toMatch(/^2026-11-21\./)
    expect(chunksOf(after.manifest)).toEqual(chunksOf(before.manifest))
  })
})

describe('documents that disagree', () => {
  test('with nothing print', async () => {
    expect(await problemsOf(good)).toEqual([])
  })

  test('by an id that points nowhere are told at the line that says it', async () => {
    expect(await problemsOf({ 'new.md': newRule })).toEqual([
      {
        file: 'new.md',
        line: 8,
        field: '代替',
        message: '没有编号为“old”的文件',
        fix: expect.stringContaining('文件名去掉 .md'),
      },
    ])
  })

  test('because a replaced document is still marked 现行有效 are told there, with the title of what replaced it', async () => {
    const still = change(change(oldRule, '已废止', '现行有效'), '有效性说明: 清政〔2024〕6号代替了本办法\n', '')
    expect(await problemsOf({ ...good, 'old.md': still })).toEqual([
      {
        file: 'old.md',
        line: 6,
        field: '有效性',
        message: '写着现行有效,按关系和日期却是已废止(已由《清溪县低保办法》代替)',
        fix: expect.stringContaining('已废止'),
      },
    ])
  })

  test('because an amended document is still marked 现行有效 are told', async () => {
    const amendment = change(newRule, '代替: [old]', '修改: [old]')
    const still = change(change(oldRule, '已废止', '现行有效'), '有效性说明: 清政〔2024〕6号代替了本办法\n', '')
    expect(await problemsOf({ 'old.md': still, 'new.md': amendment })).toMatchObject([
      { file: 'old.md', line: 6, field: '有效性', fix: expect.stringContaining('已修改') },
    ])
  })

  test('because a document is marked 已修改 and nothing amends it are told', async () => {
    expect(await problemsOf({ 'old.md': change(oldRule, '已废止', '已修改') })).toMatchObject([
      { file: 'old.md', line: 6, field: '有效性', fix: expect.stringContaining('修改') },
    ])
  })

  test('with the place about an organ or a column are told where the name stands', async () => {
    const strange = write(
      '类型: 公示公告',
      '标题: 公示',
      '发布机关: [清溪县民政局, 清溪县水务局]',
      '发布日期: 2026-10-20',
      '专栏: [小道消息]',
    )
    expect(await problemsOf({ 'n.md': strange })).toEqual([
      {
        file: 'n.md',
        line: 4,
        field: '发布机关',
        message: expect.stringContaining('“清溪县水务局”'),
        fix: expect.stringContaining('place.json'),
      },
      {
        file: 'n.md',
        line: 6,
        field: '专栏',
        message: expect.stringContaining('“小道消息”'),
        fix: expect.stringContaining('place.json'),
      },
    ])
  })

  test('because two files have the same name are told at the second', async () => {
    expect(await problemsOf({ 'a/old.md': oldRule, 'b/old.md': oldRule })).toMatchObject([
      { file: 'b/old.md', field: '编号', message: expect.stringContaining('old.md') },
    ])
  })

  test('because a day comes before an earlier one are told with both days', async () => {
    const early = change(newRule, '发布日期: 2024-04-18', '发布日期: 2024-04-16')
    expect(await problemsOf({ ...good, 'new.md': early })).toMatchObject([
      { file: 'new.md', line: 6, field: '发布日期', message: '发布日期 2024-04-16 早于成文日期 2024-04-17' },
    ])
  })

  test('because nobody wrote the day of publication are told', async () => {
    expect(await problemsOf({ 'old.md': change(oldRule, '发布日期: 2017-03-01\n', '') })).toMatchObject([
      { file: 'old.md', field: '发布日期', message: '没有写这一项' },
    ])
  })

  test('because a rule ends before it takes effect are told', async () => {
    const over = change(oldRule, '有效性: 已废止', '施行日期: 2018-01-01\n有效期至: 2017-12-31\n有效性: 已废止')
    expect(await problemsOf({ 'old.md': over })).toHaveLength(1)
  })
})

describe('a document that cannot be read', () => {
  test('gives its problem, and so does every other', async () => {
    const documents = { 'a.md': '没有文件头\n', 'b.md': change(oldRule, '标题: 清溪县低保办法(旧)\n', '') }
    expect(await problemsOf(documents)).toMatchObject([
      { file: 'a.md', line: 1, field: '文件头' },
      { file: 'b.md', field: '标题' },
    ])
  })

  test('is the only thing told, not also the documents that point to it', async () => {
    expect(await problemsOf({ ...good, 'old.md': '没有文件头\n' })).toMatchObject([{ file: 'old.md' }])
  })

  test('hides no problem of the others', async () => {
    const stranger = change(oldRule, '清溪县民政局', '邻县民政局')
    expect(await problemsOf({ 'a.md': '没有文件头\n', 'old.md': stranger })).toMatchObject([
      { file: 'a.md' },
      { file: 'old.md', field: '发布机关' },
    ])
  })

  test('does not make the laws printed with it wrong', async () => {
    const laws = await mkdtemp(join(temporary(), 'laws-'))
    await writeFile(join(laws, 'law.md'), '# 条例\n\n国务院公布\n\n<!-- INFO END -->\n\n第一条 正文。\n')
    expect(await problemsOf({ 'old.md': '没有文件头\n' }, laws)).toHaveLength(1)
  })
})

describe('a place that cannot be read', () => {
  test('without place.json is told with the file to copy', async () => {
    const folder = await county(good)
    await rm(join(folder, 'place.json'))
    expect(await press(order({ place: folder }))).toMatchObject({
      ok: false,
      problems: [{ file: join(folder, 'place.json'), line: null, fix: expect.stringContaining('demo-county') }],
    })
  })

  test('with a broken place.json or terminal is told with the file and the field', async () => {
    const folder = await county(good)
    const terminal = join(folder, 'terminals/hall-1.json')
    const known: object = JSON.parse(await readFile(terminal, 'utf8'))
    await writeFile(terminal, JSON.stringify({ ...known, warningSeconds: 15 }))
    await writeFile(join(folder, 'place.json'), '{"id": ')
    expect(await press(order({ place: folder }))).toMatchObject({
      ok: false,
      problems: [
        { file: join(folder, 'place.json'), field: 'JSON', message: expect.stringContaining('不是合格的 JSON') },
        { file: terminal, field: 'warningSeconds', message: '提醒至少20秒' },
      ],
    })
  })

  test('with a form that asks what the information is for is told with the file and the field', async () => {
    const folder = await county(good)
    const form = join(folder, 'forms/ask.json')
    const words = { zh: '用途', en: 'purpose' }
    await mkdir(join(folder, 'forms'))
    await cp(join(demo, 'calendar'), join(folder, 'calendar'), { recursive: true })
    await writeFile(
      form,
      JSON.stringify({
        kind: 'disclosureRequest',
        title: words,
        paperTitle: words,
        summary: words,
        personalInformation: 'law',
        steps: [{ id: 'one', title: words, fields: [{ type: 'line', id: 'purpose', label: words }] }],
      }),
    )
    expect(await press(order({ place: folder }))).toMatchObject({
      ok: false,
      problems: [{ file: form, field: 'steps.purpose', message: expect.stringContaining('不能问用途') }],
    })
  })

  test.each<readonly [string, string, string]>([
    ['that is no JSON', '[{"everyday": ', 'JSON'],
    ['that is no list', '{"公积金": ["住房公积金"]}', ''],
    ['with a formal name outside a list', '[{"everyday": "社保", "formal": "社会保险"}]', '0.formal'],
  ])('with a synonyms.json %s is told with the file and the field', async (_, content, field) => {
    const folder = await county(good)
    await writeFile(join(folder, 'synonyms.json'), content)
    expect(await press(order({ place: folder }))).toMatchObject({
      ok: false,
      problems: [{ file: join(folder, 'synonyms.json'), field, fix: expect.stringMatching(/./) }],
    })
  })

  test('without a library is told, not thrown', async () => {
    const folder = await county({})
    await rm(join(folder, 'library'), { recursive: true })
    await expect(press(order({ place: folder }))).resolves.toMatchObject({ ok: false })
  })
})

test('what people call things is printed with the place', async () => {
  const folder = await county(good)
  const synonyms = [{ everyday: '社保', formal: ['社会保险'] }]
  await writeFile(join(folder, 'synonyms.json'), JSON.stringify(synonyms))
  const edition = await printed({ place: folder })
  expect(contentOf(edition, edition.manifest.place)).toMatchObject({ synonyms })
})

test('a problem is told in one line: file, line, field, what and how to mend it', () => {
  const problem = { file: 'a.md', line: 4, field: '文号', message: '不完整', fix: '核对原件' }
  expect(tellProblem(problem)).toBe('a.md:4 「文号」 不完整。改法:核对原件')
  expect(tellProblem({ ...problem, line: null })).toBe('a.md 「文号」 不完整。改法:核对原件')
})

describe('the press on the command line', () => {
  test('writes nothing, tells each problem and ends with 1 where a document is bad', async () => {
    const place = await county({ ...good, 'bad.md': change(oldRule, '2017-03-01', '2017-02-30') })
    const out = join(temporary(), 'refused')
    const run = runMain('--place', place, '--out', out)
    expect(run.status).toBe(1)
    expect(run.stdout).toBe('')
    expect(run.stderr).toContain(`${join(place, 'library/bad.md')}:5 「发布日期」`)
    expect(run.stderr).toContain('共 1 处问题,没有印出版次。')
    expect(existsSync(out)).toBe(false)
  })

  test('leaves the edition that is there as it is where a document is bad', async () => {
    const out = join(temporary(), 'kept')
    await writeEdition(out, await printed({ place: await county(good) }))
    const read = async () => [await readFile(join(out, 'manifest.json'), 'utf8'), await readdir(join(out, 'chunks'))]
    const before = await read()
    const run = runMain('--place', await county({ 'bad.md': '坏\n' }), '--out', out)
    expect(run.status).toBe(1)
    expect(await read()).toEqual(before)
  })

  test('writes an edition whose chunks hash to their names, and ends with 0', async () => {
    const out = join(temporary(), 'printed')
    const run = runMain('--place', await county(good), '--out', out)
    expect(run.stderr).toBe('')
    expect(run.status).toBe(0)
    const manifest = parse(manifestSchema, JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')))
    const hashes = manifest.ok ? chunksOf(manifest.value).map(chunk => chunk.hash) : []
    expect((await readdir(join(out, 'chunks'))).sort()).toEqual([...hashes].sort())
    expect(hashes.length).toBeGreaterThanOrEqual(8)
    for (const hash of hashes) expect(sha256(await readFile(join(out, 'chunks', hash)))).toBe(hash)
    expect(run.stdout).toContain('2 件')
  })

  test('shows how it is used and ends with 2 where it is not told what to print or where to', () => {
    for (const words of [[], ['--place', demo], ['--out', join(temporary(), 'nothing')]]) {
      const run = runMain(...words)
      expect(run.status).toBe(2)
      expect(run.stderr).toContain('用法')
    }
    expect(existsSync(join(temporary(), 'nothing'))).toBe(false)
  })
})

test('chunks of the edition before are gone once the new one is written', async () => {
  const out = join(temporary(), 'renewed')
  const [former, next] = [
    await printed({ place: await county(good) }),
    await printed({ place: await county({ 'old.md': oldRule }) }),
  ]
  await writeEdition(out, former)
  await writeEdition(out, next)
  expect((await readdir(join(out, 'chunks'))).sort()).toEqual([...next.chunks.keys()].sort())
  expect([...former.chunks.keys()].some(hash => !next.chunks.has(hash))).toBe(true)
})

describe('laws', () => {
  test('print by themselves, for a hall without a county', async () => {
    const laws = await mkdtemp(join(temporary(), 'laws-'))
    await writeFile(join(laws, '条例.md'), '# 条例\n\n第一条 正文。\n')
    const edition = await printed({ laws })
    expect(edition.manifest.counts).toMatchObject({ policy: 1, guide: 0 })
    expect(contentOf(edition, edition.manifest.place)).toMatchObject({ place: { id: 'laws', organs: [] } })
  })

  test('print in one edition with a county', async () => {
    const laws = await mkdtemp(join(temporary(), 'laws-'))
    await writeFile(join(laws, '条例.md'), '# 条例\n\n第一条 正文。\n')
    expect((await printed({ place: await county(good), laws })).manifest.counts.policy).toBe(3)
  })

  test.runIf(existsSync(corpus))('of the real library all print', async () => {
    const edition = await printed({ laws: corpus })
    expect(edition.manifest.counts.policy).toBe(
      (await readdir(corpus, { recursive: true })).filter(name => name.endsWith('.md')).length,
    )
    for (const [hash, bytes] of edition.chunks) expect(sha256(bytes)).toBe(hash)
  })
})
