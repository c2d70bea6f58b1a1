import * as v from 'valibot'
import { isIdentityNumber } from './identity-number.ts'
import { failure, type Outcome, success } from './outcome.ts'
import { text } from './schema.ts'

/** How the applicant proves who they are (身份证明). No picture of a document is ever taken. */
export const identityChoices = ['numberTyped', 'sightedByStaff', 'showAtWindow'] as const
export type IdentityChoice = (typeof identityChoices)[number]

/** In which form (提供方式) the information is wanted. */
export const provisionForms = ['paper', 'electronic', 'agreeWithOrgan'] as const
export type ProvisionForm = (typeof provisionForms)[number]

/** By which way (获取途径) it is to come. */
export const provisionWays = ['collect', 'post', 'email', 'agreeWithOrgan'] as const
export type ProvisionWay = (typeof provisionWays)[number]

/** The organ that a request is addressed to when the citizen does not know it (不知道,请窗口判断). */
export const windowDecides = 'windowDecides'

/** What has been typed so far: everything may be missing, nothing has been judged. */
export type DisclosureDraft = {
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly address: string
  readonly identity: IdentityChoice | null
  readonly identityNumber: string
  readonly organ: string | null
  readonly description: string
  readonly form: ProvisionForm | null
  readonly way: ProvisionWay | null
}
type DraftField = keyof DisclosureDraft

export const emptyDraft: DisclosureDraft = {
  name: '',
  phone: '',
  email: '',
  address: '',
  identity: null,
  identityNumber: '',
  organ: null,
  description: '',
  form: null,
  way: null,
}

const contactSchema = v.object({ phone: v.string(), email: v.string(), address: v.string() })

export const disclosureRequestSchema = v.object({
  kind: v.literal('disclosureRequest'),
  name: text('姓名'),
  contact: contactSchema,
  identity: v.variant('choice', [
    v.object({ choice: v.literal('numberTyped'), number: v.string() }),
    v.object({ choice: v.literal('sightedByStaff') }),
    v.object({ choice: v.literal('showAtWindow') }),
  ]),
  /** An organ's id, or `windowDecides`. */
  organ: text('机关'),
  description: text('所需信息'),
  form: v.picklist(provisionForms),
  way: v.picklist(provisionWays),
  terminalId: text('终端'),
  /** When the citizen pressed submit, by the terminal's clock: an ISO instant, no legal date. */
  submittedAt: v.pipe(v.string(), v.isoTimestamp()),
})
/**
 * A disclosure request (依申请公开) with the lawful minimum of 政府信息公开条例第二十九条第二款:
 * name, proof of identity and contact; a description; the form and way wanted. A purpose (用途) is no longer asked.
 */
export type DisclosureRequest = v.InferOutput<typeof disclosureRequestSchema>

/** What stops a request. Nothing else does. */
export type Blocker = Extract<DraftField, 'name' | 'phone' | 'identity' | 'organ' | 'description' | 'form' | 'way'>

/** The fields that block, in the order of the form; a contact of any kind satisfies `phone`. */
export const findBlockers = (draft: DisclosureDraft): readonly Blocker[] => {
  const missing: readonly (readonly [Blocker, boolean])[] = [
    ['name', draft.name.trim() === ''],
    ['phone', [draft.phone, draft.email, draft.address].every(contact => contact.trim() === '')],
    ['identity', draft.identity === null],
    ['description', draft.description.trim() === ''],
    ['organ', !draft.organ],
    ['form', draft.form === null],
    ['way', draft.way === null],
  ]
  return missing.filter(([, isMissing]) => isMissing).map(([field]) => field)
}

/** What is worth a word, but never stops: a missing thing may cost a call for correction (补正, 第三十条). */
export type Warning = 'identityNumberEmpty' | 'identityNumberUnusual' | 'postWithoutAddress' | 'emailWithoutAddress'

export const findWarnings = (draft: DisclosureDraft): readonly Warning[] => {
  const typed = draft.identity === 'numberTyped'
  const found: readonly (readonly [Warning, boolean])[] = [
    ['identityNumberEmpty', typed && draft.identityNumber.trim() === ''],
    ['identityNumberUnusual', typed && draft.identityNumber.trim() !== '' && !isIdentityNumber(draft.identityNumber)],
    ['postWithoutAddress', draft.way === 'post' && draft.address.trim() === ''],
    ['emailWithoutAddress', draft.way === 'email' && draft.email.trim() === ''],
  ]
  return found.filter(([, holds]) => holds).map(([warning]) => warning)
}

/** The most characters of a description and of any other answer: far above need, far below what an envelope takes. */
export const longestDescription = 20_000
export const longestAnswer = 500

/** Turns a complete draft into a request; otherwise says what is missing. */
export const completeDraft = (
  draft: DisclosureDraft,
  at: { readonly terminalId: string; readonly submittedAt: string },
): Outcome<DisclosureRequest, Blocker> => {
  const blockers = findBlockers(draft)
  const { identity, organ, form, way } = draft
  if (blockers.length > 0 || !identity || !organ || !form || !way) return failure(...blockers)
  return success({
    kind: 'disclosureRequest',
    name: draft.name.trim(),
    contact: { phone: draft.phone.trim(), email: draft.email.trim(), address: draft.address.trim() },
    identity:
      identity === 'numberTyped' ? { choice: identity, number: draft.identityNumber.trim() } : { choice: identity },
    organ,
    description: draft.description.trim(),
    form,
    way,
    ...at,
  })
}
