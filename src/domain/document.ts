import * as v from 'valibot'
import { civilDate } from './civil-date.ts'
import { lifecycleStages } from './lifecycle.ts'
import { text } from './schema.ts'
import { themes } from './theme.ts'

/** The name of a document inside its edition; it never changes. Letters, digits and hyphens of any script. */
export type DocumentId = string & { readonly __brand: 'DocumentId' }

export const documentId: v.GenericSchema<unknown, DocumentId> = v.pipe(
  v.string('编号须是文字'),
  v.custom<DocumentId>(
    input => typeof input === 'string' && /^[\p{Letter}\p{Number}][\p{Letter}\p{Number}-]*$/u.test(input),
    '编号只能由文字、数字和连字符组成',
  ),
)

const texts = (name: string) => v.optional(v.array(text(name)), [])
const ids = v.optional(v.array(documentId), [])

/** The elements that every document of the library (政策文件库) carries. */
const common = {
  id: documentId,
  title: text('标题'),
  issuers: v.pipe(v.array(text('发布机关')), v.minLength(1, '至少要有一个发布机关')),
  publishedOn: v.nullable(civilDate),
  theme: v.nullable(v.picklist(themes, '主题须是22个主题分类之一')),
  stages: v.optional(v.array(v.picklist(lifecycleStages, '阶段须是个人10个、企业6个阶段之一')), []),
  columns: texts('专栏'),
  keywords: texts('关键词'),
  summary: v.optional(v.string(), ''),
  body: v.string(),
}

/** Whether a policy binds (有效性). `unmarked` is said aloud: nobody has told us. */
export const validitySchema = v.variant('state', [
  v.object({ state: v.literal('inForce') }),
  v.object({ state: v.literal('notYetInForce') }),
  v.object({ state: v.literal('amended'), reason: text('有效性说明') }),
  v.object({ state: v.literal('repealed'), reason: text('有效性说明') }),
  v.object({ state: v.literal('expired'), reason: text('有效性说明') }),
  v.object({ state: v.literal('unmarked') }),
])
export type Validity = v.InferOutput<typeof validitySchema>

const policySchema = v.object({
  kind: v.literal('policy'),
  ...common,
  documentNumber: v.nullable(v.object({ raw: v.string(), normal: v.string() })),
  indexNumber: v.nullable(v.string()),
  writtenOn: v.nullable(civilDate),
  effectiveOn: v.nullable(civilDate),
  expiresOn: v.nullable(civilDate),
  validity: validitySchema,
  captionNote: v.optional(v.string(), ''),
  legalBasis: texts('依据'),
  basedOn: ids,
  replaces: ids,
  repeals: ids,
  amends: ids,
  phone: v.nullable(v.string()),
})
/** A policy document (政策文件): a rule of the county, or a law. */
export type Policy = v.InferOutput<typeof policySchema>

/** An interpretation (政策解读) of one or more policies. */
const interpretationSchema = v.object({
  kind: v.literal('interpretation'),
  ...common,
  form: v.optional(
    v.picklist(['文字', '图解', '新闻发布会', '视频'], '形式须是 文字、图解、新闻发布会、视频 之一'),
    '文字',
  ),
  interprets: v.pipe(v.array(documentId), v.minLength(1, '解读须写明解读的是哪一份文件')),
})
const materialSchema = v.object({
  name: text('材料名称'),
  copies: v.pipe(v.number('份数须是数字'), v.integer('份数须是整数'), v.minValue(1, '份数至少是1')),
  form: v.picklist(['原件', '复印件', '原件核验', '电子件'], '形式须是 原件、复印件、原件核验、电子件 之一'),
  note: v.optional(v.string(), ''),
})

const guideSchema = v.object({
  kind: v.literal('guide'),
  ...common,
  handling: v.picklist(['即办件', '承诺件'], '办件类型须是 即办件 或 承诺件'),
  audience: v.array(v.picklist(['自然人', '法人'], '服务对象须是 自然人 或 法人')),
  conditions: v.pipe(v.array(text('条件')), v.minLength(1, '至少写明一个条件')),
  materials: v.array(materialSchema),
  steps: v.pipe(v.array(v.object({ name: text('环节'), note: text('说明') })), v.minLength(1, '至少写明一个环节')),
  statutoryLimit: text('法定时限'),
  promisedLimit: text('承诺时限'),
  fee: text('收费'),
  place: text('地点'),
  hours: text('办理时间'),
  phone: text('咨询电话'),
  complaintPhone: text('监督电话'),
  legalBasis: v.pipe(v.array(text('设定依据')), v.minLength(1, '至少写明一个设定依据')),
  policies: ids,
})
/** A service guide (办事指南). Elements after 国务院令第716号 第六条: 受理条件, 办事材料, 办理流程. */
export type Guide = v.InferOutput<typeof guideSchema>

/** A question that people ask, with its answer (常见问答); the title is the question. */
const questionAndAnswerSchema = v.object({
  kind: v.literal('questionAndAnswer'),
  ...common,
  basedOn: ids,
  legalBasis: texts('依据'),
})
const noticeSchema = v.object({
  kind: v.literal('notice'),
  ...common,
  closesOn: v.nullable(civilDate),
})
/** A public notice (公示公告). */
export type Notice = v.InferOutput<typeof noticeSchema>

export const documentSchema = v.variant('kind', [
  policySchema,
  interpretationSchema,
  guideSchema,
  questionAndAnswerSchema,
  noticeSchema,
])
/** One item of the library. */
export type LibraryDocument = v.InferOutput<typeof documentSchema>
export type DocumentKind = LibraryDocument['kind']
export const documentKinds: readonly DocumentKind[] = [
  'policy',
  'guide',
  'interpretation',
  'notice',
  'questionAndAnswer',
]
