import { type ReadonlySignal, signal } from '@preact/signals'
import type { DocumentId } from '#domain/document.ts'
import type { ReceiptCode } from '#domain/receipt-code.ts'
import type { SubmissionId } from '#domain/submission.ts'
import { type Filter, noFilter } from '#search/filter.ts'
import type { Query } from '#search/query.ts'
import type { Slip } from '../receipt/slip.ts'

/** Where the citizen is. Screens live in memory alone; the browser's history never grows. */
export type Screen =
  | { readonly name: 'home' }
  | {
      readonly name: 'search'
      readonly text: string
      readonly within: readonly string[]
      readonly filter: Filter
      readonly order: Query['order']
      readonly from: 'typing' | 'browsing'
      readonly shown?: number
    }
  | { readonly name: 'reader'; readonly id: DocumentId; readonly words: string }
  | { readonly name: 'attachment'; readonly id: DocumentId; readonly hash: string }
  | { readonly name: 'triage' }
  | { readonly name: 'complaints' }
  | { readonly name: 'form'; readonly key: string }
  | { readonly name: 'found'; readonly key: string }
  | { readonly name: 'submitted'; readonly id: SubmissionId; readonly code: ReceiptCode; readonly slip: Slip }
  | { readonly name: 'progress'; readonly code: string }
  | { readonly name: 'list' }
  | { readonly name: 'assist' }
  | { readonly name: 'proof' }
  | { readonly name: 'compare'; readonly ids: readonly [DocumentId, DocumentId] }
  | { readonly name: 'terminal' }

const home: Screen = { name: 'home' }
const trail = signal<readonly Screen[]>([home])

/** A search as it begins. @param from whether the citizen is about to type, or has touched something to look at */
export const searchFor = (
  text: string,
  from: 'typing' | 'browsing',
  filter: Partial<Filter> = {},
): Extract<Screen, { name: 'search' }> => ({
  name: 'search',
  text,
  within: [],
  filter: { ...noFilter, ...filter },
  order: 'relevance',
  from,
})

/** The screens from home to the one in view. */
export const screens: ReadonlySignal<readonly Screen[]> = trail

/** The screen in view. */
export const screen = (): Screen => trail.value.at(-1) ?? home

/** Goes to a screen; home forgets the way, and those of which there is one only take their own place. */
export const goTo = (next: Screen): void => {
  if (next.name === 'home') trail.value = [home]
  else if (isOnly(next) && next.name === screen().name) replaceScreen(next)
  else trail.value = [...trail.value, next]
}

const isOnly = (next: Screen): boolean =>
  ['progress', 'list', 'triage', 'form', 'terminal', 'assist', 'compare', 'proof'].includes(next.name)

/** Changes the screen in view without a step to go back. */
export const replaceScreen = (next: Screen): void => {
  trail.value = [...trail.value.slice(0, -1), next]
}

export const goBack = (): void => {
  trail.value = trail.value.length > 1 ? trail.value.slice(0, -1) : [home]
}
