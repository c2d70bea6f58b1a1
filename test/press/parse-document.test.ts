import { describe, expect, test } from 'vitest'
import type { AttachedFile } from '#press/attachment.ts'
import { noAttachments, parseDocument } from '#press/parse-document.ts'

const file = 'library/policies/qz-2024-6.md'

const write = (lines: readonly string[], body: string) => ['---', ...lines, '---', '', body, ''].join('\n')
const read = (content: string, find = noAttachments) => parseDocument({ file, id: 'qz-2024-6', content }, find)
const problemsOf = (content: string, find = noAttachments) => {
  const outcome = read(content, find)
  return outcome.ok ? [] : outcome.problems
}
/** The lines with one of them changed; a line that is not there cannot be changed. */
const changed = (lines: readonly string[], from: string, ...to: readonly string[]) => {
  if (!lines.includes(from)) throw new Error(`no line ${from}`)
  return lines.flatMap(line => (line === from ? to : [line]))
}

const policy = [
  '类型: 政策文件',
  '标题: 清溪县最低生活保障实施办法',
  '发布机关: [清溪县人民政府]',
  '文号: 清政〔2024〕6号',
  '成文日期: 2024-04-18',
  '发布日期: 2024-04-18',
  '施行日期: 2024-06-01',
  '有效期至: 2029-05-31',
  '有效性: 现行有效',
  '主题: 民政、扶贫、救灾',
  '阶段: [救助]',
  '代替: [qz-2017-11]',
  '咨询电话: 0564-000 0012',
]
const guide = [
  '类型: 办事指南',
  '标题: 最低生活保障申请',
  '发布机关: [清溪县民政局]',
  '发布日期: 2026-04-01',
  '办件类型: 承诺件',
  '服务对象: [自然人]',
  '条件: [具有本县户籍]',
  '材料:',
  '- 名称: 低保申请表',
  '  份数: 1',
  '  形式: 原件',
  '  说明: 窗口有空白表',
  '流程:',
  '- 环节: 申请',
  '  说明: 向乡镇提出书面申请',
  '法定时限: 无法定时限规定',
  '承诺时限: 20个工作日',
  '收费: 不收费',
  '地点: 二楼12号窗',
  '办理时间: 周一至周五 9:00—12:00',
  '咨询电话: 0564-000 0012',
  '监督电话: 0564-000 0009',
  '设定依据: [《社会救助暂行办法》第九条]',
  '相关政策: [qz-2024-6]',
]
const interpretation = [
  '类型: 政策解读',
  '标题: 低保办法政策解读',
  '发布机关: [清溪县民政局]',
  '发布日期: 2024-04-20',
  '解读: [qz-2024-6]',
  '形式: 文字',
]
const questionAndAnswer = [
  '类型: 常见问答',
  '标题: 家里有车，还能申请低保吗？',
  '发布机关: [清溪县民政局]',
  '发布日期: 2026-04-08',
  '依据文件: [qz-2024-6]',
]
const notice = [
  '类型: 公示公告',
  '标题: 农村危房改造补助发放公示',
  '发布机关: [中店乡人民政府]',
  '发布日期: 2026-10-20',
  '截止日期: 2026-10-26',
]
const text = '第一条 为保障困难群众基本生活，制定本办法。'

describe('a good document', () => {
  test('is read as a policy with its number, dates, validity and relations', () => {
    expect(read(write(policy, text))).toMatchObject({
      ok: true,
      value: {
        file,
        document: {
          kind: 'policy',
          id: 'qz-2024-6',
          title: '清溪县最低生活保障实施办法',
          issuers: ['清溪县人民政府'],
          documentNumber: { raw: '清政〔2024〕6号', normal: '清政|2024|6' },
          indexNumber: null,
          writtenOn: '2024-04-18',
          publishedOn: '2024-04-18',
          effectiveOn: '2024-06-01',
          expiresOn: '2029-05-31',
          validity: { state: 'inForce' },
          theme: '民政、扶贫、救灾',
          stages: ['救助'],
          replaces: ['qz-2017-11'],
          repeals: [],
          phone: '0564-000 0012',
          body: text,
        },
      },
    })
  })

  test('is read as a guide with its conditions, materials and steps', () => {
    expect(read(write(guide, '低保金是补差额。'))).toMatchObject({
      ok: true,
      value: {
        document: {
          kind: 'guide',
          handling: '承诺件',
          audience: ['自然人'],
          conditions: ['具有本县户籍'],
          materials: [{ name: '低保申请表', copies: 1, form: '原件', note: '窗口有空白表' }],
          steps: [{ name: '申请', note: '向乡镇提出书面申请' }],
          promisedLimit: '20个工作日',
          policies: ['qz-2024-6'],
        },
      },
    })
  })

  test('is read as an interpretation of its policy', () => {
    expect(read(write(interpretation, '一、背景'))).toMatchObject({
      ok: true,
      value: { document: { kind: 'interpretation', interprets: ['qz-2024-6'] } },
    })
  })

  test('is read as a question with its answer', () => {
    expect(read(write(questionAndAnswer, '要看收入和财产。'))).toMatchObject({
      ok: true,
      value: {
        document: { kind: 'questionAndAnswer', title: '家里有车，还能申请低保吗？', basedOn: ['qz-2024-6'] },
      },
    })
  })

  test('is read as a notice with its closing day', () => {
    expect(read(write(notice, '现将拟发放补助的对象公示如下。'))).toMatchObject({
      ok: true,
      value: { document: { kind: 'notice', closesOn: '2026-10-26' } },
    })
  })

  test('may be saved by an editor that writes a byte order mark and Windows line ends', () => {
    const windows = `\ufeff${write(policy, `${text}\n\n第二条 本办法适用于本县。`).replaceAll('\n', '\r\n')}`
    expect(read(windows)).toMatchObject({ ok: true, value: { document: { writtenOn: '2024-04-18' } } })
  })

  test('may name a single issuer without a list', () => {
    const single = changed(policy, '发布机关: [清溪县人民政府]', '发布机关: 清溪县人民政府')
    expect(read(write(single, text))).toMatchObject({ ok: true, value: { document: { issuers: ['清溪县人民政府'] } } })
  })

  test('may have no document number', () => {
    const without = changed(policy, '文号: 清政〔2024〕6号')
    expect(read(write(without, text))).toMatchObject({ ok: true, value: { document: { documentNumber: null } } })
  })

  test.each([
    ['尚未施行', { state: 'notYetInForce' }],
    ['已修改', { state: 'amended', reason: '清政〔2025〕3号修改了第四条' }],
    ['部分失效', { state: 'partlyRepealed', reason: '清政〔2025〕3号修改了第四条' }],
    ['已废止', { state: 'repealed', reason: '清政〔2025〕3号修改了第四条' }],
    ['已失效', { state: 'expired', reason: '清政〔2025〕3号修改了第四条' }],
  ])('may be marked %s', (word, validity) => {
    const marked = changed(policy, '有效性: 现行有效', `有效性: ${word}`, '有效性说明: 清政〔2025〕3号修改了第四条')
    expect(read(write(marked, text))).toMatchObject({ ok: true, value: { document: { validity }, saysValidity: true } })
  })

  test('may say nothing of its validity, and leaves it to relations and dates', () => {
    const silent = changed(policy, '有效性: 现行有效')
    expect(read(write(silent, text))).toMatchObject({
      ok: true,
      value: { document: { validity: { state: 'unmarked' } }, saysValidity: false },
    })
  })

  test('knows the line of each of its fields, for checks that come later', () => {
    const outcome = read(write(policy, text))
    expect(outcome.ok && outcome.value.lineOf('类型')).toBe(2)
    expect(outcome.ok && outcome.value.lineOf('代替')).toBe(13)
  })
})

type Wrong = readonly [
  name: string,
  content: string,
  problem: { readonly line: number; readonly field: string; readonly message: string; readonly fix: string },
]

const wrongs: readonly Wrong[] = [
  [
    'no front matter',
    `${text}\n`,
    { line: 1, field: '文件头', message: '没有找到用 --- 括起来的文件头', fix: '第一行写 ---' },
  ],
  [
    'a front matter that is never closed',
    `---\n${policy.join('\n')}\n\n${text}\n`,
    { line: 1, field: '文件头', message: '没有找到', fix: '单独写一行 ---' },
  ],
  ['an empty front matter', `---\n\n---\n${text}\n`, { line: 2, field: '文件头', message: '空的', fix: '至少写明' }],
  [
    'no type',
    write(changed(policy, '类型: 政策文件'), text),
    { line: 1, field: '类型', message: '没有写类型', fix: '政策文件、政策解读、办事指南、常见问答、公示公告' },
  ],
  [
    'an unknown type',
    write([...policy.slice(1), '类型: 红头文件'], text),
    { line: 14, field: '类型', message: '“红头文件”不是已知的类型', fix: '政策文件' },
  ],
  [
    'a field of another type of document',
    write([...policy, '截止日期: 2026-10-26'], text),
    { line: 15, field: '截止日期', message: '没有这一项', fix: '删去,或改成' },
  ],
  [
    'a misspelt field',
    write([...policy, '关键字: [低保]'], text),
    { line: 15, field: '关键字', message: '没有这一项', fix: '关键词' },
  ],
  [
    'a day that does not exist',
    write(changed(policy, '施行日期: 2024-06-01', '施行日期: 2024-06-31'), text),
    { line: 8, field: '施行日期', message: '存在的一天', fix: '写成 2026-11-21 的样子' },
  ],
  [
    'a date in another shape',
    write(changed(policy, '有效期至: 2029-05-31', '有效期至: 2029年5月31日'), text),
    { line: 9, field: '有效期至', message: '写成 2026-11-21 的样子', fix: '写成 2026-11-21 的样子' },
  ],
  [
    'a date that is only a year',
    write(changed(notice, '截止日期: 2026-10-26', '截止日期: 2026'), text),
    { line: 6, field: '截止日期', message: '写成 2026-11-21 的样子', fix: '写成 2026-11-21 的样子' },
  ],
  [
    'a document number without its serial number',
    write(changed(policy, '文号: 清政〔2024〕6号', '文号: 清政〔2024〕号'), text),
    { line: 5, field: '文号', message: '“清政〔2024〕号”不是完整的文号', fix: '清政办〔2025〕18号' },
  ],
  [
    'no title',
    write(changed(policy, '标题: 清溪县最低生活保障实施办法'), text),
    { line: 1, field: '标题', message: '没有写这一项', fix: '完整的标题' },
  ],
  [
    'a blank title',
    write(changed(policy, '标题: 清溪县最低生活保障实施办法', '标题: "  "'), text),
    { line: 3, field: '标题', message: '标题不能为空', fix: '完整的标题' },
  ],
  [
    'no issuer',
    write(changed(policy, '发布机关: [清溪县人民政府]', '发布机关: []'), text),
    { line: 4, field: '发布机关', message: '至少要有一个发布机关', fix: '- ' },
  ],
  [
    'a theme that is none of the 22',
    write(changed(policy, '主题: 民政、扶贫、救灾', '主题: 民政'), text),
    { line: 11, field: '主题', message: '22个主题分类之一', fix: '一字不差' },
  ],
  [
    'a stage of life that is none of the 16',
    write(changed(policy, '阶段: [救助]', '阶段: [救助, 休闲]'), text),
    { line: 12, field: '阶段', message: '阶段须是', fix: '养老' },
  ],
  [
    'a repealed policy without a reason',
    write(changed(policy, '有效性: 现行有效', '有效性: 已废止'), text),
    { line: 1, field: '有效性说明', message: '没有写这一项', fix: '为什么' },
  ],
  [
    'a policy with its validity left empty',
    write(changed(policy, '有效性: 现行有效', '有效性:'), text),
    { line: 10, field: '有效性', message: '这一项的写法不对', fix: '现行有效' },
  ],
  [
    'a reference that is a title, not an id',
    write(changed(policy, '代替: [qz-2017-11]', '代替: [《低保办法》]'), text),
    { line: 13, field: '代替', message: '编号只能由', fix: '文件名去掉 .md' },
  ],
  [
    'an interpretation of nothing',
    write(changed(interpretation, '解读: [qz-2024-6]', '解读: []'), text),
    { line: 6, field: '解读', message: '解读的是哪一份文件', fix: '文件编号' },
  ],
  [
    'a guide with a material in no known form',
    write(changed(guide, '  形式: 原件', '  形式: 照片'), text),
    { line: 9, field: '材料', message: '形式须是', fix: '原件/复印件/原件核验/电子件' },
  ],
  [
    'a guide without steps',
    write(changed(changed(changed(guide, '- 环节: 申请'), '  说明: 向乡镇提出书面申请'), '流程:', '流程: []'), text),
    { line: 14, field: '流程', message: '至少写明一个环节', fix: '环节、说明' },
  ],
  [
    'a YAML list that is never closed',
    write(changed(policy, '阶段: [救助]', '阶段: [救助'), text),
    { line: 13, field: '文件头', message: '格式读不懂', fix: '每项写成“名称: 内容”' },
  ],
  [
    'a Chinese colon after a field',
    write(changed(policy, '有效性: 现行有效', '有效性：现行有效'), text),
    { line: 10, field: '文件头', message: '格式读不懂', fix: '每项写成“名称: 内容”' },
  ],
  [
    'a field written twice',
    write([...policy, '文号: 清政〔2024〕7号'], text),
    { line: 15, field: '文件头', message: '格式读不懂', fix: '每项写成“名称: 内容”' },
  ],
  [
    'a colon inside a text without quotation marks',
    write([...policy, '概述: 电话: 12345'], text),
    { line: 15, field: '文件头', message: '格式读不懂', fix: '内容里有冒号时用引号括起来' },
  ],
]

describe('a wrong document is told with its file, line, field and remedy:', () => {
  test.each(wrongs)('%s', (_, content, { line, field, message, fix }) => {
    expect(problemsOf(content)).toEqual([
      { file, line, field, message: expect.stringContaining(message), fix: expect.stringContaining(fix) },
    ])
  })

  test('every problem of one file comes back, not only the first', () => {
    const many = changed(
      changed(changed(policy, '文号: 清政〔2024〕6号', '文号: 清政6号'), '施行日期: 2024-06-01', '施行日期: 明天'),
      '阶段: [救助]',
      '阶段: [救助]',
      '作者: 办公室',
    )
    const found = problemsOf(write(many, `${text}\n**重要**`)).map(({ line, field }) => [line, field])
    expect(found).toHaveLength(4)
    expect(found).toEqual(
      expect.arrayContaining([
        [5, '文号'],
        [8, '施行日期'],
        [13, '作者'],
        [19, '正文'],
      ]),
    )
  })
})

describe('Markdown in the text', () => {
  test.each([
    '# 第一章 总则',
    '### 一、背景',
    '| 档次 | 金额 |',
    '![印章](seal.png)',
    '- 申请表',
    '* 申请表',
    '补助**25000元**。',
    '详见[办法](qz-2024-6)。',
  ])('“%s” is told with its own line', line => {
    expect(problemsOf(write(policy, `${text}\n\n第二条 略。\n${line}\n\n第三条 略。`))).toEqual([
      {
        file,
        line: 20,
        field: '正文',
        message: expect.stringContaining('Markdown'),
        fix: expect.stringContaining('第一章'),
      },
    ])
  })

  test('is counted right under Windows line ends and without an empty line after the front matter', () => {
    const content = ['---', ...policy, '---', text, '**重要**', ''].join('\r\n')
    expect(problemsOf(content).map(problem => problem.line)).toEqual([17])
  })

  test('is told once for each line', () => {
    expect(problemsOf(write(policy, '# 一\n正文\n# 二')).map(problem => problem.line)).toEqual([17, 19])
  })

  test.each(['一、总体要求', '每人每月60—120元', '5 * 20 = 100', '甲-乙', '第3#楼', '〔2025〕（见附件）'])(
    '“%s” is plain text',
    line => {
      expect(read(write(policy, line)).ok).toBe(true)
    },
  )
})

const isChinese = (sentence: string) => /\p{Script=Han}/u.test(sentence) && !/Invalid|Expected|received/.test(sentence)

describe('an editor', () => {
  test.each([
    ['a validity that is none of the six', changed(policy, '有效性: 现行有效', '有效性: 有效')],
    ['a telephone number read as a figure', changed(policy, '咨询电话: 0564-000 0012', '咨询电话: 12345')],
    ['a single keyword without a list', [...policy, '关键词: 低保']],
    ['a document number left empty', changed(policy, '文号: 清政〔2024〕6号', '文号:')],
  ])('is told in Chinese what is wrong with %s', (_, lines) => {
    expect(
      problemsOf(write(lines, text))
        .map(problem => problem.message)
        .filter(each => !isChinese(each)),
    ).toEqual([])
  })

  test('is told that a file name with a space cannot be an id', () => {
    const source = { file: 'library/低保 办法.md', id: '低保 办法', content: write(policy, text) }
    const outcome = parseDocument(source, noAttachments)
    expect(outcome.ok ? [] : outcome.problems.map(problem => problem.message)).toEqual([
      '编号只能由文字、数字和连字符组成',
    ])
  })

  test('is told that the text is empty', () => {
    expect(read(write(policy, ' ')).ok).toBe(false)
  })

  test('is told that a document number has lost its brackets', () => {
    const bare = changed(policy, '文号: 清政〔2024〕6号', '文号: 清政20246号')
    expect(problemsOf(write(bare, text)).map(problem => problem.field)).toEqual(['文号'])
  })

  test('is told that an English word is no validity', () => {
    expect(read(write(changed(policy, '有效性: 现行有效', '有效性: unmarked'), text)).ok).toBe(false)
  })

  test('is told that “constructor” is no type', () => {
    expect(read(write(changed(policy, '类型: 政策文件', '类型: constructor'), text)).ok).toBe(false)
  })
})

const form: AttachedFile = {
  format: 'pdf',
  size: 3,
  hash: 'a'.repeat(64),
  text: '申请人 家庭人口',
  bytes: new Uint8Array([1, 2, 3]),
}
const folder = (name: string) =>
  ({ 'form.pdf': form, 'torn.pdf': new Error('Invalid PDF structure.') })[name] as AttachedFile | Error | undefined

describe('an attachment', () => {
  const attaching = (...lines: readonly string[]) => write([...notice, '附件:', ...lines], '现予公示。')

  test('is read with its name, format, size, hash and text, without its bytes', () => {
    const outcome = read(attaching('- 名称: 附件1 申请表', '  文件: form.pdf'), folder)
    expect(outcome.ok && outcome.value.document.attachments).toEqual([
      { name: '附件1 申请表', format: 'pdf', size: 3, hash: 'a'.repeat(64), text: '申请人 家庭人口' },
    ])
  })

  test.each<readonly [string, readonly string[], string, string]>([
    ['is not in files/', ['- 名称: 附件1', '  文件: from.pdf'], 'files/ 里没有附件“from.pdf”', 'files/'],
    ['has no file', ['- 名称: 附件1'], 'files/ 里没有附件“”', 'files/'],
    ['cannot be read', ['- 名称: 附件1', '  文件: torn.pdf'], '附件“torn.pdf”读不出来', 'PDF、DOCX'],
    ['has no name', ['- 文件: form.pdf'], '名称须是文字', '每份写 名称 和 文件'],
    ['is only a file name', ['- form.pdf'], '不是一份一份写的', '名称'],
  ])('that %s is told at its line', (_, lines, message, fix) => {
    expect(problemsOf(attaching(...lines), folder)).toEqual([
      { file, line: 7, field: '附件', message: expect.stringContaining(message), fix: expect.stringContaining(fix) },
    ])
  })

  test('may be left out', () => {
    const outcome = read(write([...notice, '附件:'], '现予公示。'), folder)
    expect(outcome.ok && outcome.value.document.attachments).toEqual([])
  })
})
