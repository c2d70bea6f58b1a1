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

const sha256Hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, '不是SHA-256'))

const attachmentSchema = v.object({
  /** As a citizen reads it: 附件1 补贴机具目录. */
  name: text('名称'),
  /** Subtitles (WebVTT) belong to the video beside them. */
  format: v.picklist(['pdf', 'word', 'picture', 'video', 'subtitles'], '附件须是 PDF、Word、图片、视频或字幕'),
  /** Bytes. */
  size: v.pipe(v.number(), v.integer(), v.minValue(1)),
  hash: sha256Hex,
  /** What its text layer says; empty for pictures, videos and scans. */
  text: v.string(),
})
/** A file that belongs to a document (附件), named by the SHA-256 of its bytes. */
export type Attachment = v.InferOutput<typeof attachmentSchema>

export const audiences = ['自然人', '法人'] as const
/** Whom a document concerns (服务对象): persons, or enterprises and organisations. */
export type Audience = (typeof audiences)[number]

/** How information is given out (公开方式): 政府信息公开条例 Articles 19 and 27. */
const disclosures = ['主动公开', '依申请公开'] as const

/** The elements that every document of the library (政策文件库) carries. The first of several issuers leads a joint issue. */
const common = {
  id: documentId,
  title: text('标题'),
  issuers: v.pipe(v.array(text('发布机关')), v.minLength(1, '至少要有一个发布机关')),
  publishedOn: v.nullable(civilDate),
  theme: v.nullable(v.picklist(themes, '主题须是22个主题分类之一')),
  audience: v.optional(v.array(v.picklist(audiences, '服务对象须是 自然人 或 法人')), []),
  stages: v.optional(v.array(v.picklist(lifecycleStages, '阶段须是个人10个、企业6个阶段之一')), []),
  columns: texts('专栏'),
  keywords: texts('关键词'),
  summary: v.optional(v.string(), ''),
  source: v.optional(v.nullable(text('信息来源')), null),
  attachments: v.optional(v.array(attachmentSchema), []),
  body: v.string(),
}

/** Whether a policy binds (有效性). `unmarked` is said aloud: nobody has told us. */
export const validitySchema = v.variant('state', [
  v.object({ state: v.literal('inForce') }),
  v.object({ state: v.literal('notYetInForce') }),
  v.object({ state: v.literal('amended'), reason: text('有效性说明') }),
  v.object({ state: v.literal('partlyRepealed'), reason: text('有效性说明') }),
  v.object({ state: v.literal('repealed'), reason: text('有效性说明') }),
  v.object({ state: v.literal('expired'), reason: text('有效性说明') }),
  v.object({ state: v.literal('unmarked') }),
])
export type Validity = v.InferOutput<typeof validitySchema>

const policySchema = v.object({
  kind: v.literal('policy'),
  ...common,
  documentNumber: v.nullable(v.object({ raw: v.string(), normal: v.string() })),
  /** An opaque name in the county's catalogue (索引号); its shapes differ from place to place. */
  indexNumber: v.nullable(v.string()),
  /** Kind of paper (体裁): 通知, 意见, 决定 … */
  genre: v.optional(v.nullable(text('体裁')), null),
  /** The second level of the theme (主题), such as 农业、畜牧业、渔业. */
  subtheme: v.optional(v.nullable(text('主题细类')), null),
  /** The shelf in the county's own catalogue (组配分类). */
  assembly: v.optional(v.nullable(text('组配分类')), null),
  disclosure: v.optional(v.picklist(disclosures, '公开方式须是 主动公开 或 依申请公开'), '主动公开'),
  writtenOn: v.nullable(civilDate),
  effectiveOn: v.nullable(civilDate),
  expiresOn: v.nullable(civilDate),
  validity: validitySchema,
  captionNote: v.optional(v.string(), ''),
  legalBasis: texts('依据'),
  basedOn: ids,
  implements: ids,
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
  /** The day of a press conference. */
  heldOn: v.optional(v.nullable(civilDate), null),
  speakers: texts('发布人'),
  interprets: v.pipe(v.array(documentId), v.minLength(1, '解读须写明解读的是哪一份文件')),
})
export type Interpretation = v.InferOutput<typeof interpretationSchema>

const materialSchema = v.object({
  name: text('材料名称'),
  copies: v.pipe(v.number('份数须是数字'), v.integer('份数须是整数'), v.minValue(1, '份数至少是1')),
  form: v.picklist(['原件', '复印件', '原件核验', '电子件'], '形式须是 原件、复印件、原件核验、电子件 之一'),
  note: v.optional(v.string(), ''),
  need: v.optional(v.picklist(['必要', '非必要'], '必要性须是 必要 或 非必要'), '必要'),
  /** Who gives it out (来源渠道). */
  source: v.optional(v.nullable(text('来源渠道')), null),
})

const guideSchema = v.object({
  kind: v.literal('guide'),
  ...common,
  handling: v.picklist(['即办件', '承诺件'], '办件类型须是 即办件 或 承诺件'),
  audience: v.pipe(
    v.array(v.picklist(audiences, '服务对象须是 自然人 或 法人')),
    v.minLength(1, '至少写明一类服务对象'),
  ),
  /** 基本编码 (12) and 实施编码 (up to 36) of the national catalogue of matters. */
  basicCode: v.optional(v.nullable(text('基本编码')), null),
  implementationCode: v.optional(v.nullable(text('实施编码')), null),
  /** 行政许可, 行政给付, 公共服务 … */
  matterType: v.optional(v.nullable(text('事项类型')), null),
  level: v.optional(v.nullable(text('行使层级')), null),
  result: v.optional(v.nullable(text('结果名称')), null),
  /** How often one has to come (到现场次数). */
  visits: v.optional(v.nullable(v.pipe(v.number('次数须是数字'), v.integer('次数须是整数'), v.minValue(0))), null),
  online: v.optional(v.nullable(text('网上办理')), null),
  acrossRegions: v.optional(v.nullable(text('通办范围')), null),
  feeBasis: v.optional(v.nullable(text('收费依据')), null),
  quantityLimit: v.optional(v.nullable(text('数量限制')), null),
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
