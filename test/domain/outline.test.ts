import { describe, expect, test } from 'vitest'
import { outline } from '#domain/outline.ts'

const kindOf = (line: string) => outline(`前一段。\n${line}`).at(1)?.kind

describe('a law', () => {
  test.each(['第一章 总则', '第十二章　附则', '第一百零二章 附则', '第二编 物权'])('“%s” is a chapter', line => {
    expect(kindOf(line)).toBe('chapter')
  })

  test.each(['第一节 一般规定', '第二十节　其他'])('“%s” is a section', line => {
    expect(kindOf(line)).toBe('section')
  })

  test.each([
    '第一条 为了保障公民知情权，制定本条例。',
    '第五十六条　本条例自2019年5月15日起施行。',
    '第一千二百六十条 本法自2021年1月1日起施行。',
    '第一百二十条之一 资助恐怖活动组织的，处五年以下有期徒刑。',
  ])('“%s” is an article', line => {
    expect(kindOf(line)).toBe('article')
  })

  test.each([
    '第一条规定的申请，由县民政局受理。',
    '第三章规定的程序适用于本办法。',
    '第一节课后发放申请表。',
    '依照第一条 的规定办理。',
  ])('“%s” only mentions a chapter, section or article and is a paragraph', line => {
    expect(kindOf(line)).toBe('paragraph')
  })
})

describe('a notice', () => {
  test.each(['一、总体要求', '十二、附则', '二、怎么办理'])('“%s” is a heading', line => {
    expect(kindOf(line)).toBe('heading')
  })

  test.each(['(一)补贴对象', '（十一）监督检查'])('“%s” is a subheading', line => {
    expect(kindOf(line)).toBe('subheading')
  })

  test.each([
    '一、凡是年满80周岁的老年人，都可以申请高龄津贴。',
    '一、咨询电话：0564-000 0012',
    '(一)标准提高。80至89周岁提高到60元。',
    '（二）材料齐全的;当场受理',
    `三、${'各'.repeat(39)}`,
    `(三)${'各'.repeat(38)}`,
  ])('“%s” runs on like a sentence and is a paragraph', line => {
    expect(kindOf(line)).toBe('paragraph')
  })

  test('a numbered line of forty characters is still a heading', () => {
    expect(kindOf(`三、${'各'.repeat(38)}`)).toBe('heading')
  })
})

describe('the third and fourth level of a notice', () => {
  test.each(['1.补贴对象', '12．申请材料', '3、申报时间', '2. 补贴标准'])('“%s” is a point', line => {
    expect(kindOf(line)).toBe('point')
  })

  test.each(['(1)申请表', '（12）购机发票'])('“%s” is a subpoint', line => {
    expect(kindOf(line)).toBe('subpoint')
  })

  test.each([
    '1.购机者提交申请,材料齐全的当场受理。',
    '1.5倍以内的机具',
    '2026年补贴标准',
    '(1)拖拉机；',
    '(2026)年度目录',
  ])('“%s” is a paragraph', line => {
    expect(kindOf(line)).toBe('paragraph')
  })
})

describe('under an article', () => {
  const kinds = (...lines: readonly string[]) => outline(lines.join('\n')).map(block => block.kind)

  test('further paragraphs are its clauses (款), numbered ones its items (项)', () => {
    expect(
      kinds('第五条 有下列情形之一的，不予公开：', '（一）属于国家秘密的；', '（二）其他', '前款第二项由机关认定。'),
    ).toEqual(['article', 'item', 'item', 'clause'])
  })

  test('a numbered line of an item (目) stays within the article', () => {
    expect(kinds('第五条 符合条件：', '（一）人员：', '1.本县户籍', '第六条 完。')).toEqual([
      'article',
      'item',
      'point',
      'article',
    ])
  })

  test('the next chapter, section or heading ends it', () => {
    expect(kinds('第五条 完。', '第二章 附则', '本章说明。')).toEqual(['article', 'chapter', 'paragraph'])
    expect(kinds('第五条 完。', '第二节 附则', '本节说明。')).toEqual(['article', 'section', 'paragraph'])
    expect(kinds('第五条 完。', '一、有关说明', '（一）范围')).toEqual(['article', 'heading', 'subheading'])
  })
})

describe('a salutation', () => {
  test.each(['各乡、镇人民政府，县政府有关部门：', '各乡镇:'])('“%s” opens the text', line => {
    expect(outline(`${line}\n正文。`).at(0)).toEqual({ kind: 'salutation', text: line })
  })

  test('stands first, after empty lines at most', () => {
    expect(outline('\n\n各乡镇：\n正文。').at(0)?.kind).toBe('salutation')
    expect(kindOf('现将有关事项通知如下：')).toBe('paragraph')
  })
})

test('zero-width characters are dropped and hide no chapter', () => {
  expect(outline('\ufeff第一章\u200b 总则\n\u200b第一条 \u200b为了便民。\n\u200b\n\u200b一、\u200b背景')).toEqual([
    { kind: 'chapter', text: '第一章 总则' },
    { kind: 'article', text: '第一条 为了便民。' },
    { kind: 'heading', text: '一、背景' },
  ])
})

test('blank lines and the spaces around a line are left out, whatever the line ending', () => {
  expect(outline('　　第一段。　\r\n\r\n \t\r\n第二段。')).toEqual([
    { kind: 'paragraph', text: '第一段。' },
    { kind: 'paragraph', text: '第二段。' },
  ])
})

test('an empty text has no blocks', () => {
  expect(outline('')).toEqual([])
  expect(outline('\n \n\u200b\n')).toEqual([])
})
