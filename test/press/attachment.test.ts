import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { searchableText } from '#domain/searchable-text.ts'
import { readAttachments } from '#press/attachment.ts'
import { change, newCounty, printed, problemsOf, temporaryFolder, write } from './county.ts'
import { documentsIn, sha256 } from './printed.ts'
import { smallDocx, smallPdf, smallPng } from './small-files.ts'

const temporary = temporaryFolder()

const pdf = smallPdf('补贴机具目录\n插秧机　　最高补贴', '第二页 收割机')
const docx = smallDocx('低保申请表', '  申请人 ', '', '家庭人口')

const readAs = async (name: string, bytes: Uint8Array) => {
  const folder = join(temporary(), sha256(Buffer.from(name)).slice(0, 8))
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, name), bytes)
  return (await readAttachments(folder)).get(join(folder, name))
}

describe('an attached file', () => {
  test('that is a PDF is read line by line, every page', async () => {
    expect(await readAs('目录.pdf', pdf)).toEqual({
      format: 'pdf',
      size: pdf.length,
      hash: sha256(pdf),
      text: '补贴机具目录\n插秧机 最高补贴\n第二页 收割机',
      bytes: pdf,
    })
  })

  test('that is a Word document is read paragraph by paragraph, empty ones left out', async () => {
    expect(await readAs('申请表.DOCX', docx)).toMatchObject({ format: 'word', text: '低保申请表\n申请人\n家庭人口' })
  })

  test('that is a picture or a video has no text', async () => {
    expect(await readAs('一图.png', smallPng)).toMatchObject({ format: 'picture', text: '' })
    expect(await readAs('讲解.webm', smallPng)).toMatchObject({ format: 'video', text: '' })
  })

  test.each(['断.pdf', '断.docx'])('%s that is torn comes with the reason', async name => {
    expect(await readAs(name, smallPng)).toBeInstanceOf(Error)
  })

  test('of another kind is passed over', async () => {
    expect(await readAs('名单.xlsx', docx)).toBeUndefined()
    expect(await readAs('说明.txt', docx)).toBeUndefined()
  })
})

const notice = write(
  '类型: 公示公告',
  '标题: 补贴公示',
  '发布机关: [清溪县民政局]',
  '发布日期: 2026-10-20',
  '附件:',
  '- 名称: 附件1 补贴机具目录',
  '  文件: 目录.pdf',
  '- 名称: 附件2 低保申请表',
  '  文件: 申请表.docx',
)
const attaching = (more: Readonly<Record<string, string | Uint8Array>> = {}) =>
  newCounty(temporary(), { 'n.md': notice, 'files/目录.pdf': pdf, 'files/申请表.docx': docx, ...more })

describe('a document with attachments', () => {
  test('carries their names, formats, sizes, hashes and texts', async () => {
    const [document] = documentsIn(await printed({ place: await attaching() }))
    expect(document?.attachments).toEqual([
      {
        name: '附件1 补贴机具目录',
        format: 'pdf',
        size: pdf.length,
        hash: sha256(pdf),
        text: '补贴机具目录\n插秧机 最高补贴\n第二页 收割机',
      },
      {
        name: '附件2 低保申请表',
        format: 'word',
        size: docx.length,
        hash: sha256(docx),
        text: '低保申请表\n申请人\n家庭人口',
      },
    ])
  })

  test('is found by what its attachments say', async () => {
    const [document] = documentsIn(await printed({ place: await attaching() }))
    expect(document && searchableText(document).text.split(/[\n\f]/)).toEqual(
      expect.arrayContaining(['插秧机 最高补贴', '家庭人口', '附件2 低保申请表']),
    )
  })

  test('is printed with the files themselves, as they are', async () => {
    const { manifest, chunks } = await printed({ place: await attaching() })
    expect(manifest.files).toEqual(
      expect.arrayContaining([
        { hash: sha256(pdf), size: pdf.length },
        { hash: sha256(docx), size: docx.length },
      ]),
    )
    expect(chunks.get(sha256(pdf))).toEqual(pdf)
    expect(chunks.get(sha256(docx))).toEqual(docx)
  })

  test('shares a file with another document, and leaves out what no document names', async () => {
    const second = change(notice, '标题: 补贴公示', '标题: 第二次补贴公示')
    const place = await attaching({
      'm.md': second,
      'b/o.md': change(second, '目录.pdf', '同一份.pdf').replace('申请表.docx', '同一份.pdf'),
      'b/files/同一份.pdf': pdf,
      'files/没人用.png': smallPng,
    })
    const { manifest } = await printed({ place })
    expect(manifest.files.map(file => file.hash).sort()).toEqual([sha256(pdf), sha256(docx)].sort())
  })

  test('whose file is missing, or lies beside another document, is told with its line', async () => {
    const place = await newCounty(temporary(), { 'a/n.md': notice, 'files/目录.pdf': pdf, 'a/files/申请表.docx': docx })
    expect(await problemsOf(place)).toEqual([
      {
        file: 'a/n.md',
        line: 6,
        field: '附件',
        message: 'files/ 里没有附件“目录.pdf”',
        fix: expect.stringContaining('files/'),
      },
    ])
  })

  test('is told the same where the library has no attachments at all', async () => {
    expect(await problemsOf(await newCounty(temporary(), { 'n.md': notice }))).toMatchObject([
      { message: 'files/ 里没有附件“目录.pdf”' },
      { message: 'files/ 里没有附件“申请表.docx”' },
    ])
  })

  test('whose file is torn is told with the reason', async () => {
    expect(await problemsOf(await attaching({ 'files/目录.pdf': pdf.slice(0, 40) }))).toMatchObject([
      { file: 'n.md', line: 6, field: '附件', message: expect.stringMatching(/^附件“目录.pdf”读不出来\(.+\)$/) },
    ])
  })
})

describe('an interpretation', () => {
  const policy = write(
    '类型: 政策文件',
    '标题: 清溪县低保办法',
    '发布机关: [清溪县民政局]',
    '发布日期: 2024-04-18',
    '有效性: 现行有效',
  )
  const interpreting = (form: string, ...lines: readonly string[]) =>
    write(
      '类型: 政策解读',
      '标题: 一图读懂低保',
      '发布机关: [清溪县民政局]',
      '发布日期: 2024-04-20',
      '解读: [p]',
      `形式: ${form}`,
      ...lines,
    )
  const place = (interpretation: string) =>
    newCounty(temporary(), {
      'p.md': policy,
      'i.md': interpretation,
      'files/一图.png': smallPng,
      'files/讲解.mp4': smallPng,
    })

  test.each([
    ['图解', '一图.png'],
    ['视频', '讲解.mp4'],
  ])('in the form %s prints with its file', async (form, name) => {
    expect(await problemsOf(await place(interpreting(form, '附件:', '- 名称: 附件', `  文件: ${name}`)))).toEqual([])
  })

  test.each([
    ['图解', '讲解.mp4'],
    ['视频', '一图.png'],
  ])('in the form %s is told that it lacks it, another file notwithstanding', async (form, name) => {
    const attached = interpreting(form, '附件:', '- 名称: 附件', `  文件: ${name}`)
    for (const [content, line] of [
      [attached, 8],
      [interpreting(form), 1],
    ] as const)
      expect(await problemsOf(await place(content))).toEqual([
        {
          file: 'i.md',
          line,
          field: '附件',
          message: `形式是${form},附件里却没有`,
          fix: expect.stringContaining('附件'),
        },
      ])
  })

  test.each(['文字', '新闻发布会'])('in the form %s needs none', async form => {
    expect(await problemsOf(await place(interpreting(form)))).toEqual([])
  })
})
