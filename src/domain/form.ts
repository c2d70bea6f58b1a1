import * as v from 'valibot'
import { text } from './schema.ts'
import { submissionKinds } from './submission-kind.ts'

const slug = (name: string) =>
  v.pipe(v.string(), v.regex(/^[a-zA-Z][a-zA-Z0-9-]*$/, `${name}须以字母开头,由字母和数字组成`))

/** A sentence in both languages of the terminal. */
export const words = v.object({ zh: text('中文'), en: text('英文') })
export type Words = v.InferOutput<typeof words>

/**
 * Who writes, as conditions name it: `staff` and `disclosureOffice` write for somebody who cannot (口头申请,
 * 政府信息公开条例第二十九条第一款), and are asked more.
 */
export const writtenByField = 'written-by'

/** Asked only where an earlier choice is one of these. */
const condition = v.object({ field: slug('条件栏目'), is: v.pipe(v.array(text('条件取值')), v.minLength(1)) })

const common = {
  id: slug('栏目编号'),
  label: words,
  hint: v.optional(words),
  when: v.optional(condition),
}

/**
 * How much an answer is needed: without one that blocks nothing is submitted; one that warns says what its absence may
 * cost (补正) and lets go on.
 */
const need = {
  need: v.optional(v.picklist(['blocks', 'warns', 'optional'], '须是 blocks、warns 或 optional'), 'optional'),
  /** What is said of a missing answer: what to do where it blocks, what it may cost where it warns. */
  missing: v.optional(words),
}

const fieldSchema = v.variant('type', [
  /** One line of text. */
  v.object({
    type: v.literal('line'),
    ...common,
    ...need,
    /** Which keys come up: for words, for Latin letters, for digits, for a telephone number. */
    layout: v.optional(v.picklist(['text', 'latin', 'digits', 'phone'], '须是 text、latin、digits 或 phone'), 'text'),
    /** A person's name or an address, for which other words are likely. */
    writes: v.optional(v.picklist(['name', 'address'], '须是 name 或 address')),
    /** Personal numbers are masked once the field is left. */
    isMasked: v.optional(v.boolean(), false),
    /** Most characters, as people count them. */
    longest: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 200),
  }),
  /** Several lines of text. */
  v.object({
    type: v.literal('text'),
    ...common,
    ...need,
    longest: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 5_000),
    /** What is shown while one writes: documents that may be what is wanted, or answers that the edition holds. */
    suggests: v.optional(v.picklist(['publicDocuments', 'answers'])),
  }),
  v.object({
    type: v.literal('choice'),
    ...common,
    ...need,
    options: v.pipe(
      v.array(v.object({ value: slug('选项取值'), label: words, note: v.optional(words) })),
      v.minLength(2, '至少两个选项'),
    ),
    /** What is chosen to begin with. Where other questions hang on the choice, there must be one. */
    initial: v.optional(slug('选项取值')),
  }),
  /** The organ it goes to; never blocks, since 不知道,请窗口判断 is chosen to begin with. Its id is `organ`. */
  v.object({ type: v.literal('organ'), ...common }),
  /** Proof of identity: a choice of how, and where a number is typed its kind and the number. */
  v.object({
    type: v.literal('identity'),
    ...common,
    ...need,
    holder: v.optional(v.picklist(['person', 'organisation']), 'person'),
  }),
])
/** One question of a form. */
export type Field = v.InferOutput<typeof fieldSchema>

const stepSchema = v.object({
  id: slug('步骤编号'),
  title: words,
  hint: v.optional(words),
  when: v.optional(condition),
  fields: v.pipe(v.array(fieldSchema), v.minLength(1, '每一步至少一个栏目')),
  /** At least one of these fields must be answered: one contact is enough. */
  oneOf: v.optional(v.object({ fields: v.pipe(v.array(slug('栏目编号')), v.minLength(2)), missing: words })),
})
/** One screen of a form. */
export type Step = v.InferOutput<typeof stepSchema>

export const formSchema = v.object({
  kind: v.picklist(submissionKinds, `须是 ${submissionKinds.join('、')} 之一`),
  title: words,
  /** The title of the printed form: 政府信息公开申请表. */
  paperTitle: words,
  /** What it is for, in one sentence for the page where one chooses. */
  summary: words,
  /**
   * On what ground personal information is taken: the law's own (政府信息公开条例第二十九条; 个人信息保护法第十三条第一款第三项),
   * of which people are told; their consent, where they choose to leave an address; or none is taken at all.
   */
  personalInformation: v.picklist(['law', 'consent', 'none'], '须是 law、consent 或 none'),
  /** What is said before the first question. */
  intro: v.optional(v.array(words), []),
  steps: v.pipe(v.array(stepSchema), v.minLength(1, '至少一步')),
})
/** A form (表单) as data, from `kiosk-config/<place>/forms/*.json`. */
export type Form = v.InferOutput<typeof formSchema>

/** Something wrong with a form's definition, for the editor who wrote it. */
export type FormFault = { readonly path: string; readonly message: string }

/** What alone may stop a disclosure request: 政府信息公开条例第二十九条第二款 asks for nothing else. */
const lawfulBlockers = ['name', 'identity', 'description', 'form', 'way']
/** Of which one is enough (联系方式). */
const contacts = ['phone', 'email', 'address']

/** Whether a form holds together: every id once, conditions on what was asked before, nothing more demanded than the law allows. */
export const checkForm = (form: Form): readonly FormFault[] => {
  const fields = form.steps.flatMap(step => step.fields)
  const ids = fields.map(field => field.id)
  const at = (id: string) => `steps.${id}`
  return [
    ...repeated(ids)
      .filter(id => !areAlternatives(form.steps.filter(step => step.fields.some(field => field.id === id))))
      .map(id => ({ path: at(id), message: `栏目编号 ${id} 重复` })),
    ...repeated(form.steps.map(step => step.id)).map(id => ({ path: at(id), message: `步骤编号 ${id} 重复` })),
    ...form.steps.flatMap(step => strayConditions(form, step)),
    ...fields
      .filter(field => 'need' in field && field.need !== 'optional' && !field.missing)
      .map(field => ({
        path: at(field.id),
        message: `${field.label.zh}:need 不是 optional 时,要用 missing 写明没填会怎样`,
      })),
    ...fields
      .filter(field => field.type === 'organ' && field.id !== 'organ')
      .map(field => ({ path: at(field.id), message: '选机关的栏目编号须是 organ' })),
    ...form.steps.flatMap(step =>
      (step.oneOf?.fields ?? [])
        .filter(id => !step.fields.some(field => field.id === id))
        .map(id => ({ path: at(step.id), message: `oneOf 里的 ${id} 不在这一步` })),
    ),
    ...(form.kind === 'disclosureRequest' ? overDemanding(form) : []),
  ]
}

/** 条例第二十九条 as revised in 2019 no longer asks what the information is for, and demands three things alone. */
const overDemanding = (form: Form): readonly FormFault[] => {
  const fields = form.steps.flatMap(step => step.fields)
  return [
    ...fields
      .filter(field => 'need' in field && field.need === 'blocks' && !lawfulBlockers.includes(field.id))
      .map(field => ({
        path: `steps.${field.id}`,
        message: `${field.label.zh}不能设为必填:《政府信息公开条例》第二十九条只要求姓名或名称、身份证明、联系方式、所需信息、形式和途径`,
      })),
    ...form.steps
      .filter(step => step.oneOf?.fields.some(id => !contacts.includes(id)))
      .map(step => ({ path: `steps.${step.id}`, message: '只有联系方式(phone、email、address)可以要求至少填一种' })),
    ...fields
      .filter(field => field.label.zh.includes('用途'))
      .map(field => ({ path: `steps.${field.id}`, message: '不能问用途:2019年修订的《政府信息公开条例》已不要求' })),
  ]
}

const strayConditions = (form: Form, step: Step): readonly FormFault[] => {
  const before = form.steps.slice(0, form.steps.indexOf(step)).flatMap(each => each.fields)
  const stray = (when: Step['when'], known: readonly Field[], path: string) => {
    if (!when || when.field === writtenByField) return []
    const asked = known.find(field => field.id === when.field)
    if (asked?.type !== 'choice') return [{ path, message: `条件里的 ${when.field} 不是前面的单选栏目` }]
    if (!asked.initial) return [{ path, message: `${when.field} 决定后面问什么,要用 initial 写明先选哪一项` }]
    return when.is
      .filter(value => !asked.options.some(option => option.value === value))
      .map(value => ({ path, message: `条件里的 ${value} 不是 ${when.field} 的选项` }))
  }
  return [
    ...stray(step.when, before, `steps.${step.id}`),
    ...step.fields.flatMap((field, index) =>
      stray(field.when, [...before, ...step.fields.slice(0, index)], `steps.${field.id}`),
    ),
  ]
}

/** Steps of which only one is ever asked may ask the same: the name of a person or of an organisation. */
const areAlternatives = (steps: readonly Step[]): boolean => {
  const values = steps.flatMap(step => step.when?.is ?? [])
  return (
    steps.every(step => step.when !== undefined && step.when.field === steps[0]?.when?.field) &&
    new Set(values).size === values.length
  )
}

const repeated = (ids: readonly string[]): readonly string[] => [
  ...new Set(ids.filter((id, index) => ids.indexOf(id) !== index)),
]
