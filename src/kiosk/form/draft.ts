import { type ReadonlySignal, signal } from '@preact/signals'
import type { Assistance } from '#domain/assist.ts'
import { type Form, writtenByField } from '#domain/form.ts'
import { type Answers, initialAnswers, stepsOf } from '#domain/form-filling.ts'
import type { SubmissionContent } from '#domain/submission-content.ts'
import { assistance } from '../assist/assist.ts'
import type { SealedSubmission } from '../outbox/seal-submission.ts'
import type { Slip } from '../receipt/slip.ts'
import type { SubmitProblem } from '../terminal/hall.ts'
import { goTo, replaceScreen, screen } from '../ui/screen.ts'

/** The document that a form is about. */
export type About = NonNullable<SubmissionContent['about']>

/** Where the submitting stands: not begun, under way, or failed with a reason. */
export type Submitting = 'ready' | 'saving' | SubmitProblem

/** What was sealed, and what its slip says: it speaks of these very bytes. */
export type Sealed = { readonly submission: SealedSubmission; readonly slip: Slip }

/** A form that is being filled in. In memory alone, gone with the session. */
export type Filling = {
  readonly form: Form
  readonly about: About | null
  readonly answers: Answers
  /** Who helped when it was begun or taken up again; stays with it when they have gone, since they wrote in it. */
  readonly assistance: Assistance | null
  /** Whether anything has been typed or chosen that would be lost. */
  readonly isTouched: boolean
  /** `notice`, a step of the form, or `check`. */
  readonly step: string
  /** Steps that have been looked at: one that a changed choice has opened is asked, whatever its fields hold. */
  readonly visited: readonly string[]
  readonly isReviewing: boolean
  readonly submitting: Submitting
  /** Sealed but not saved: the very same is tried again, so that one request never becomes two. */
  readonly sealed: Sealed | null
}

const fillings = signal<Readonly<Record<string, Filling>>>({})

/** The form in view; `undefined` once it has been handed in. */
export const fillingOf = (key: string): Filling | undefined => fillings.value[key]

/** Whether anything stands in any form that would be lost. */
export const hasBegun = (): boolean => Object.values(fillings.value).some(filling => filling.isTouched)

/** Which half-filled forms there are, to offer the way back to them. */
export const begun: ReadonlySignal<Readonly<Record<string, Filling>>> = fillings

/**
 * Opens a form, or the half-filled one of the same kind about the same document: what has been written stays, and
 * suggestions only fill what is empty.
 */
export const openForm = (form: Form, with_: { readonly about?: About; readonly answers?: Answers } = {}): void => {
  const key = `${form.kind} ${with_.about?.id ?? ''}`
  const before = takenUp(fillings.value[key] ?? newFilling(form, with_.about ?? null))
  const suggested = Object.entries(with_.answers ?? {}).filter(([field]) => !before.answers[field]?.trim())
  const isChanged = suggested.length > 0
  put(key, {
    ...before,
    answers: { ...before.answers, ...Object.fromEntries(suggested) },
    sealed: isChanged ? null : before.sealed,
  })
  goTo({ name: 'form', key })
}

/** Where staff write, the form asks what an oral request must hold; the writer's name stands there already. */
const takenUp = (filling: Filling): Filling => {
  const now = assistance.value
  if (now === null) return filling
  const { name, office } = now.assistant
  const written = { [writtenByField]: 'staff', staffName: filling.answers.staffName || `${name},${office}` }
  const sealed = filling.assistance === null ? null : filling.sealed // it was sealed as the citizen's own writing
  return { ...filling, sealed, assistance: now, answers: { ...filling.answers, ...written } }
}

const newFilling = (form: Form, about: About | null): Filling => ({
  form,
  about,
  answers: initialAnswers(form),
  assistance: null,
  isTouched: false,
  step: 'notice',
  visited: [],
  isReviewing: false,
  submitting: 'ready',
  sealed: null,
})

const put = (key: string, filling: Filling): void => {
  fillings.value = { ...fillings.value, [key]: filling }
}

/** Changes a form, unless what stands in it is just being saved. */
const change = (key: string, next: Partial<Filling>): void => {
  const filling = fillings.value[key]
  if (filling && filling.submitting !== 'saving') put(key, { ...filling, submitting: 'ready', ...next })
}

/** What is written anew is no longer what was sealed. */
export const fill = (key: string, answers: Answers): void =>
  change(key, { answers: { ...fillings.value[key]?.answers, ...answers }, isTouched: true, sealed: null })

/** The screens of a form, one after the other. */
export const stepNames = ({ form, answers }: Filling): readonly string[] => [
  'notice',
  ...stepsOf(form, answers).map(step => step.id),
  'check',
]

/** Goes to a step. From the check page a changed answer leads straight back there. */
export const goToStep = (key: string, step: string): void => {
  const filling = fillings.value[key]
  if (!filling) return
  change(key, {
    step,
    visited: [...filling.visited.filter(each => each !== step), step],
    isReviewing: filling.step === 'check' || (filling.isReviewing && step !== 'check'),
  })
}

/** On to the next step that is asked; while reviewing, back to the check unless a choice has opened new questions. */
export const nextStep = (key: string, isComplete: (step: string) => boolean): void => {
  const filling = fillings.value[key]
  if (!filling) return
  const names = stepNames(filling)
  const after = names.slice(names.indexOf(filling.step) + 1)
  const next = filling.isReviewing
    ? after.find(step => step === 'check' || !isComplete(step) || !filling.visited.includes(step))
    : after[0]
  goToStep(key, next ?? 'check')
}

/** @returns false on the first step, where there is nothing before */
export const previousStep = (key: string): boolean => {
  const filling = fillings.value[key]
  if (!filling) return false
  const { step, isReviewing } = filling
  const names = stepNames(filling)
  const before = isReviewing && step !== 'check' ? 'check' : names[names.indexOf(step) - 1]
  if (before) change(key, { step: before, isReviewing: false })
  return before !== undefined
}

/** While a form is being saved neither a touch nor another submit changes anything. @returns false where it already is */
export const beginSaving = (key: string): boolean => {
  if (fillings.value[key]?.submitting === 'saving') return false
  change(key, { submitting: 'saving' })
  return true
}

/** After a failure the form is as it was, at its check page, wherever the citizen has gone meanwhile. */
export const failSaving = (key: string, submitting: SubmitProblem, sealed: Sealed | null): void => {
  const filling = fillings.value[key]
  if (!filling) return
  put(key, { ...filling, step: 'check', submitting, sealed })
  const here = screen()
  if (here.name !== 'form' || here.key !== key) goTo({ name: 'form', key })
}

/** Forgets a form: it has been handed in, or the citizen has found what they wanted. */
export const dropForm = (key: string): void => {
  const { [key]: _, ...others } = fillings.value
  fillings.value = others
}

/** Takes the form's place, or comes on top of whatever the citizen is looking at. */
export const showInstead = (next: Parameters<typeof goTo>[0]): void =>
  screen().name === 'form' ? replaceScreen(next) : goTo(next)
