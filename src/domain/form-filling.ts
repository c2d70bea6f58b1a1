import type { CivilDate } from './civil-date.ts'
import type { Field, Form, Step, Words } from './form.ts'
import { checkIdentity, type IdentityKind, identityKindsOf } from './identity-number.ts'
import type { Answer } from './submission-content.ts'
import { windowDecides } from './submission-kind.ts'

/** What has been typed and chosen so far, by field: everything may be missing, nothing has been judged. */
export type Answers = Readonly<Record<string, string>>

/** How somebody proves who they are (身份证明). No picture of a document is ever taken. */
export const identityChoices = ['numberTyped', 'sightedByStaff', 'showAtWindow'] as const
export type IdentityChoice = (typeof identityChoices)[number]

/** Where the kind and the number of a document stand among the answers, beside the choice itself. */
export const identityFields = (id: string) => ({ kind: `${id}-kind`, number: `${id}-number` })

export const answerOf = (answers: Answers, id: string): string => answers[id]?.trim() ?? ''

/** What is chosen before anybody has touched the form. */
export const initialAnswers = (form: Form): Answers =>
  Object.fromEntries(
    form.steps
      .flatMap(step => step.fields)
      .flatMap(field => (field.type === 'choice' && field.initial ? [[field.id, field.initial]] : [])),
  )

/** The steps that are asked, given what has been answered. */
export const stepsOf = (form: Form, answers: Answers): readonly Step[] =>
  form.steps.filter(step => isAsked(step.when, answers) && fieldsOf(step, answers).length > 0)

/** The fields of a step that are asked. */
export const fieldsOf = (step: Step, answers: Answers): readonly Field[] =>
  step.fields.filter(field => isAsked(field.when, answers))

const isAsked = (when: Step['when'], answers: Answers): boolean => !when || when.is.includes(answers[when.field] ?? '')

/** People count what they see: 👨‍👩‍👧 is one, and so is a character with its accents. */
export const countCharacters = (text: string): number => {
  let count = 0
  for (const _ of segmenter.segment(text)) count += 1
  return count
}
const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** What stops a step, and where: an answer that is missing, or one too long to be sent. */
export type Problem =
  | { readonly kind: 'missing'; readonly field: string; readonly words: Words | null }
  | { readonly kind: 'tooLong'; readonly field: string; readonly longest: number }

/** What must be put right before this step is left, in the order of its fields. */
export const problemsOf = (step: Step, answers: Answers): readonly Problem[] => [
  ...fieldsOf(step, answers).flatMap(field => problemOf(field, answers)),
  ...missingOneOf(step, answers),
]

const problemOf = (field: Field, answers: Answers): readonly Problem[] => {
  if ('longest' in field && countCharacters(answers[field.id] ?? '') > field.longest)
    return [{ kind: 'tooLong', field: field.id, longest: field.longest }]
  return 'need' in field && field.need === 'blocks' && answerOf(answers, field.id) === ''
    ? [{ kind: 'missing', field: field.id, words: field.missing ?? null }]
    : []
}

const missingOneOf = (step: Step, answers: Answers): readonly Problem[] => {
  const { oneOf } = step
  const asked = fieldsOf(step, answers).filter(field => oneOf?.fields.includes(field.id))
  const first = asked[0]?.id
  if (!oneOf || !first || asked.some(field => answerOf(answers, field.id) !== '')) return []
  return [{ kind: 'missing', field: first, words: oneOf.missing }]
}

/** Everything in the whole form that must be put right before it is handed in, with the step where. */
export const unfinished = (
  form: Form,
  answers: Answers,
): readonly { readonly step: string; readonly problem: Problem }[] =>
  stepsOf(form, answers).flatMap(step => problemsOf(step, answers).map(problem => ({ step: step.id, problem })))

/** What is worth a word but never stops: a missing thing may cost a call for correction (补正, 条例第三十条). */
export type Warning =
  | { readonly kind: 'missing'; readonly field: string; readonly words: Words }
  | { readonly kind: 'identityEmpty' | 'identityUnusual'; readonly field: string }

export const warningsOf = (step: Step, answers: Answers, today: CivilDate): readonly Warning[] =>
  fieldsOf(step, answers).flatMap(field => {
    if (field.type === 'identity') return identityWarning(field, answers, today)
    return 'need' in field && field.need === 'warns' && field.missing && answerOf(answers, field.id) === ''
      ? [{ kind: 'missing' as const, field: field.id, words: field.missing }]
      : []
  })

const identityWarning = (
  field: Extract<Field, { type: 'identity' }>,
  answers: Answers,
  today: CivilDate,
): readonly Warning[] => {
  if (answers[field.id] !== 'numberTyped') return []
  const { kind, number } = identityFields(field.id)
  const found = checkIdentity(kindOr(field, answers[kind]), answers[number] ?? '', today)
  if (found === 'wellFormed') return []
  return [{ kind: found === 'empty' ? 'identityEmpty' : 'identityUnusual', field: number }]
}

const kindOr = (field: Extract<Field, { type: 'identity' }>, chosen: string | undefined): IdentityKind => {
  const kinds = identityKindsOf(field.holder)
  return kinds.find(kind => kind === chosen) ?? kinds[0]
}

/** What the form itself does not say in words: the terminal's own, and the names of organs. */
export type Wording = {
  /** The form's words in the language of the screen. */
  readonly say: (words: Words) => string
  readonly organ: (id: string) => string
  readonly identityChoices: Readonly<Record<IdentityChoice, string>>
  readonly identityKinds: Readonly<Record<IdentityKind, string>>
  readonly identityKind: string
  readonly identityNumber: string
}

/** A question with its answer in words, and the step where it can be changed. */
export type Row = Answer & { readonly step: string; readonly isMasked: boolean }

/** Every question that is asked with its answer, for the page where answers are checked; the same is sealed. */
export const rowsOf = (form: Form, answers: Answers, wording: Wording): readonly Row[] =>
  stepsOf(form, answers).flatMap(step =>
    fieldsOf(step, answers).flatMap(field =>
      rowsOfField(field, answers, wording).map(row => ({ ...row, step: step.id })),
    ),
  )

const rowsOfField = (field: Field, answers: Answers, wording: Wording): readonly Omit<Row, 'step'>[] => {
  const value = answerOf(answers, field.id)
  const row = { field: field.id, question: wording.say(field.label), value, words: value, isMasked: false }
  switch (field.type) {
    case 'line':
      return [{ ...row, isMasked: field.isMasked }]
    case 'text':
      return [row]
    case 'choice': {
      const chosen = field.options.find(option => option.value === value)
      return [{ ...row, words: chosen ? wording.say(chosen.label) : '' }]
    }
    case 'organ': {
      const organ = value === '' ? windowDecides : value
      return [{ ...row, value: organ, words: wording.organ(organ) }]
    }
    case 'identity':
      return [row, ...identityRows(field, answers, wording)].map((each, index) =>
        index === 0 ? { ...each, words: wordsOfChoice(value, wording) } : each,
      )
  }
}

const wordsOfChoice = (value: string, wording: Wording): string => {
  const choice = identityChoices.find(each => each === value)
  return choice ? wording.identityChoices[choice] : ''
}

const identityRows = (
  field: Extract<Field, { type: 'identity' }>,
  answers: Answers,
  wording: Wording,
): readonly Omit<Row, 'step'>[] => {
  if (answers[field.id] !== 'numberTyped') return []
  const { kind, number } = identityFields(field.id)
  const chosen = kindOr(field, answers[kind])
  const typed = answerOf(answers, number)
  return [
    {
      field: kind,
      question: wording.identityKind,
      value: chosen,
      words: wording.identityKinds[chosen],
      isMasked: false,
    },
    { field: number, question: wording.identityNumber, value: typed, words: typed, isMasked: true },
  ]
}
