import { type ReadonlySignal, signal } from '@preact/signals'
import { completeDraft, type DisclosureDraft, emptyDraft } from '#domain/disclosure-request.ts'
import type { Hall, SubmitProblem } from '../terminal/hall.ts'
import { goTo, replaceScreen, type Screen, screen } from '../ui/screen.ts'

/** The steps of the form, one question a screen; `notice` comes before any personal field. */
export const requestSteps = [
  'notice',
  'name',
  'contact',
  'identity',
  'description',
  'organ',
  'provision',
  'check',
] as const
export type RequestStep = (typeof requestSteps)[number]

/** Where the submitting stands: not begun, under way, or failed with a reason. */
export type Submitting = 'ready' | 'saving' | SubmitProblem

type Filling = {
  readonly draft: DisclosureDraft
  readonly step: RequestStep
  readonly isReviewing: boolean
  readonly submitting: Submitting
}

const beginning: Filling = { draft: emptyDraft, step: 'notice', isReviewing: false, submitting: 'ready' }
const filling = signal<Filling>(beginning)

/** What the citizen has filled in so far; in memory alone, gone with the session. */
export const request: ReadonlySignal<Filling> = filling

/** Whether anything stands in the form that would be lost. */
export const hasBegun = (): boolean =>
  Object.values(filling.value.draft).some(answer => answer !== null && answer !== '')

/** Changes the form, unless what stands in it is just being saved. */
const change = (next: Partial<Filling>): void => {
  if (filling.value.submitting !== 'saving') filling.value = { ...filling.value, submitting: 'ready', ...next }
}

export const fill = (answers: Partial<DisclosureDraft>): void =>
  change({ draft: { ...filling.value.draft, ...answers } })

/** Words to begin the description with, where nothing has been written yet. */
export const suggestDescription = (words: string): void => {
  if (filling.value.draft.description.trim() === '') fill({ description: words })
}

/** Goes to a step. From the check page a changed answer leads straight back there. */
export const goToStep = (step: RequestStep): void => {
  const { step: from, isReviewing } = filling.value
  change({ step, isReviewing: from === 'check' || (isReviewing && step !== 'check') })
}

export const nextStep = (): void => {
  const { step, isReviewing } = filling.value
  goToStep(isReviewing ? 'check' : (requestSteps[requestSteps.indexOf(step) + 1] ?? 'check'))
}

/** @returns false on the first step, where there is nothing before */
export const previousStep = (): boolean => {
  const { step, isReviewing } = filling.value
  const before = isReviewing && step !== 'check' ? 'check' : requestSteps[requestSteps.indexOf(step) - 1]
  if (before) change({ step: before, isReviewing: false })
  return before !== undefined
}

/**
 * Submits what stands in the form, once: while it is being saved neither the form nor another touch changes anything.
 * Wherever the citizen has gone meanwhile, the outcome is shown; after a failure the form is as it was.
 */
export const submitDraft = async (
  submit: Hall['submit'],
  at: { readonly terminalId: string; readonly submittedAt: string },
): Promise<void> => {
  const complete = completeDraft(filling.value.draft, at)
  if (!complete.ok || filling.value.submitting === 'saving') return
  change({ submitting: 'saving' })
  const saved = await submit(complete.value)
  if (!saved.ok) {
    filling.value = { ...filling.value, step: 'check', submitting: saved.problems[0] ?? 'disk' }
    return showScreen({ name: 'request' })
  }
  filling.value = beginning
  showScreen({ name: 'submitted', id: saved.value.id, code: saved.value.code })
}

/** Takes the form's place, or comes on top of whatever the citizen is looking at. */
const showScreen = (next: Screen): void => (screen().name === 'request' ? replaceScreen(next) : goTo(next))
