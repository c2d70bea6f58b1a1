import * as v from 'valibot'
import { text } from './schema.ts'
import type { Answer } from './submission-content.ts'
import type { Writer } from './submission-kind.ts'

export const assistantSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, '编号只能由小写字母、数字和连字符组成')),
  name: text('姓名'),
  /** Where they work, as the organ's disclosure office (政府信息公开工作机构) is named, if it is that. */
  office: text('科室'),
})
/** A member of staff who helps at the terminals (导办、帮办). */
export type Assistant = v.InferOutput<typeof assistantSchema>

/** Papers by which somebody is known by sight. */
export const identityPapers = ['identityCard', 'residencePermit', 'passport', 'other'] as const
export type IdentityPaper = (typeof identityPapers)[number]

/** That somebody's identity was verified by sight: by which paper, by whom, when. No image is taken, no number kept. */
export type Verification = { readonly paper: IdentityPaper; readonly by: string; readonly at: string }

/** What staff do at a citizen's side in this session (协助). */
export type Assistance = {
  readonly assistant: Assistant
  /** The fixed terminal beside which a tablet is used, by its name; null on the terminal itself. */
  readonly pairedWith: string | null
  readonly verification: Verification | null
}

/**
 * Who writes: only the receiving organ's own disclosure office writes down an oral request (代填, 政府信息公开条例第二十九条
 * 第一款); anybody else helps to fill in (协助填写).
 */
export const writerOf = (assistance: Assistance | null, receivingOffice: string | undefined): Writer => {
  if (assistance === null) return 'applicant'
  return assistance.assistant.office === receivingOffice ? 'disclosureOffice' : 'staff'
}

/** The words in which a record tells of assistance, in Chinese, since staff and files read them. */
export type AssistanceWords = {
  readonly writer: string
  readonly confirmed: string
  readonly confirmedAnswer: string
  readonly pairedWith: string
  readonly verified: string
  readonly papers: Readonly<Record<IdentityPaper, string>>
}

/** What goes into the sealed record beside the citizen's own answers. */
export const assistanceAnswers = (
  { assistant, pairedWith, verification }: Assistance,
  words: AssistanceWords,
): readonly Answer[] => {
  const answer = (field: string, question: string, value: string): Answer => ({ field, question, value, words: value })
  return [
    answer('assist-writer', words.writer, `${assistant.name}(${assistant.office})`),
    answer('assist-confirmed', words.confirmed, words.confirmedAnswer),
    ...(pairedWith === null ? [] : [answer('assist-terminal', words.pairedWith, pairedWith)]),
    ...(verification === null
      ? []
      : [
          answer(
            'assist-verified',
            words.verified,
            `${words.papers[verification.paper]},${verification.by},${verification.at}`,
          ),
        ]),
  ]
}
