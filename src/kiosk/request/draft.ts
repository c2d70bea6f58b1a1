import { type ReadonlySignal, signal } from '@preact/signals'
import { type DisclosureDraft, emptyDraft } from '#domain/disclosure-request.ts'

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

type Filling = { readonly draft: DisclosureDraft; readonly step: RequestStep; readonly isReviewing: boolean }

const beginning: Filling = { draft: emptyDraft, step: 'notice', isReviewing: false }
const filling = signal<Filling>(beginning)

/** What the citizen has filled in so far; in memory alone, gone with the session. */
export const request: ReadonlySignal<Filling> = filling

export const fill = (change: Partial<DisclosureDraft>): void => {
  filling.value = { ...filling.value, draft: { ...filling.value.draft, ...change } }
}

/** Goes to a step. From the check page a changed answer leads straight back there. */
export const goToStep = (step: RequestStep): void => {
  filling.value = {
    ...filling.value,
    step,
    isReviewing: filling.value.step === 'check' || (filling.value.isReviewing && step !== 'check'),
  }
}

export const nextStep = (): void => {
  const { step, isReviewing } = filling.value
  goToStep(isReviewing ? 'check' : (requestSteps[requestSteps.indexOf(step) + 1] ?? 'check'))
}

/** @returns false on the first step, where there is nothing before */
export const previousStep = (): boolean => {
  const { step, isReviewing } = filling.value
  const before = isReviewing && step !== 'check' ? 'check' : requestSteps[requestSteps.indexOf(step) - 1]
  if (before) filling.value = { ...filling.value, step: before, isReviewing: false }
  return before !== undefined
}

export const clearRequest = (): void => {
  filling.value = beginning
}
