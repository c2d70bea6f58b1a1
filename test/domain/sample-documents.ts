import { documentSchema, type LibraryDocument } from '#domain/document.ts'
import { parse } from '#domain/schema.ts'

const sampled = (document: object): LibraryDocument => {
  const parsed = parse(documentSchema, document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}

const common = {
  title: '清溪县某件事',
  issuers: ['清溪县民政局'],
  publishedOn: '2025-03-01',
  theme: null,
  body: '第一条 正文。',
}

/** Documents that lack nothing, with what a test wants to be different. */
export const samplePolicy = (id: string, change: object = {}): LibraryDocument =>
  sampled({
    kind: 'policy',
    id,
    ...common,
    documentNumber: null,
    indexNumber: null,
    writtenOn: null,
    effectiveOn: null,
    expiresOn: null,
    validity: { state: 'inForce' },
    phone: null,
    ...change,
  })

export const sampleInterpretation = (id: string, change: object = {}): LibraryDocument =>
  sampled({ kind: 'interpretation', id, ...common, interprets: ['p-1'], ...change })

export const sampleGuide = (id: string, change: object = {}): LibraryDocument =>
  sampled({
    kind: 'guide',
    id,
    ...common,
    handling: '承诺件',
    audience: ['自然人'],
    conditions: ['具有本县户籍'],
    materials: [],
    steps: [{ name: '申请', note: '向乡镇提出书面申请' }],
    statutoryLimit: '无法定时限规定',
    promisedLimit: '20个工作日',
    fee: '不收费',
    place: '二楼12号窗',
    hours: '周一至周五 9:00—12:00',
    phone: '0564-000 0012',
    complaintPhone: '0564-000 0009',
    legalBasis: ['《社会救助暂行办法》第九条'],
    ...change,
  })

export const sampleQuestion = (id: string, change: object = {}): LibraryDocument =>
  sampled({ kind: 'questionAndAnswer', id, ...common, ...change })

export const sampleNotice = (id: string, change: object = {}): LibraryDocument =>
  sampled({ kind: 'notice', id, ...common, closesOn: null, ...change })
