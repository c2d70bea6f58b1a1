import * as v from 'valibot'
import { assistantSchema } from './assist.ts'
import { words } from './form.ts'
import { text } from './schema.ts'
import { promisedDays } from './submission.ts'
import { receiptBases } from './submission-kind.ts'

const slug = (name: string) => v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, `${name}只能由小写字母、数字和连字符组成`))

const promised = v.optional(promisedDays)
const promisesSchema = v.object({
  recordCorrection: promised,
  question: promised,
  opinion: promised,
  pageError: promised,
  letter: promised,
})
/** A promised limit where the law sets none; a rating gets no reply. */
export type Promises = v.InferOutput<typeof promisesSchema>

const addressSchema = {
  name: text('名称'),
  address: text('地址'),
  phone: text('电话'),
  hours: text('办公时间'),
}

const organSchema = v.object({
  id: slug('机关编号'),
  name: text('机关名称'),
  /** What it does, in words a citizen would use. */
  tasks: v.pipe(v.array(text('职能')), v.minLength(1, '至少写明一项职能')),
  address: text('地址'),
  phone: text('电话'),
  hours: text('办公时间'),
  /** Its disclosure office (政府信息公开工作机构), which receives requests. */
  disclosureOffice: text('政府信息公开工作机构'),
  /** Which sealing key opens what is sent to it: `desk` for the county's one desk, or a holder of its own. */
  sealingKey: slug('密封密钥'),
  receiptBasis: v.picklist(receiptBases, '收到之日的规则须是 inPerson(当面提交)或 bothConfirm(双方确认)'),
  /** Working days within which it promises to answer what no law sets a limit for (承诺), by kind. */
  promisedWorkingDays: promisesSchema,
})
/** A public organ (机关) that a request can be addressed to. */
export type Organ = v.InferOutput<typeof organSchema>

export const placeSchema = v.object({
  id: slug('地方编号'),
  name: text('地方名称'),
  zone: text('专区名称'),
  /** A fictional place; every screen says 演示数据. */
  isDemo: v.boolean(),
  organs: v.array(organSchema),
  /** The window where a person helps. */
  window: v.object(addressSchema),
  /** What the window promises for submissions whose organ it decides, and for those addressed to nobody. */
  promisedWorkingDays: promisesSchema,
  /** Where complaints and petitions go (信访、投诉、举报): never a form. */
  complaints: v.array(v.object({ ...addressSchema, about: text('受理什么') })),
  /** Where the same is public on the web; printed and coded for people to take along, never opened here. */
  website: v.optional(v.pipe(v.string(), v.url('网址须写全,如 https://www.example.gov.cn'))),
  /** Hours after which an undelivered submission is an alarm. */
  outboxAlarmHours: v.pipe(v.number('须是小时数'), v.minValue(1)),
  hotTerms: v.array(text('热词')),
  /** Staff who help at the terminals. */
  assistants: v.optional(v.array(assistantSchema), []),
  /** Towns with their villages and neighbourhoods, to choose from in addresses and to be known by the keyboard. */
  towns: v.optional(v.array(v.object({ name: text('乡镇'), villages: v.optional(v.array(text('村或社区')), []) })), []),
  /** Streets, for the keyboard. */
  streets: v.optional(v.array(text('街道名称')), []),
  /** Public columns in the order of the home screen; those without content are left out there. */
  columns: v.array(text('专栏')),
  /** What Articles 17 and 35 of 个人信息保护法 make us say before the first personal field. */
  personalInformationNotice: v.object({
    handler: words,
    contact: words,
    purpose: words,
    retention: words,
    rights: words,
  }),
})
/** A county or township with its zone (专区), from `kiosk-config/<place>/place.json`. */
export type Place = v.InferOutput<typeof placeSchema>
