import { type ReadonlySignal, signal } from '@preact/signals'
import type { Assistance, Assistant, IdentityPaper } from '#domain/assist.ts'

const current = signal<Assistance | null>(null)

/** Who helps in this session; in memory alone, gone with it. */
export const assistance: ReadonlySignal<Assistance | null> = current

export const beginAssistance = (assistant: Assistant): void => {
  current.value = { assistant, pairedWith: null, verification: null }
}

export const endAssistance = (): void => {
  current.value = null
}

const change = (part: Partial<Assistance>): void => {
  if (current.value) current.value = { ...current.value, ...part }
}

/** Who helped with something, with what has been verified since; `null` where nobody did. */
export const upToDate = (helped: Assistance | null): Assistance | null =>
  helped !== null && current.value?.assistant.id === helped.assistant.id ? current.value : helped

/** Names the fixed terminal beside which a tablet is used; nothing travels between the two. */
export const pairWith = (terminal: string | null): void => change({ pairedWith: terminal })

/** @param at when it was seen, in words */
export const noteVerification = (paper: IdentityPaper, at: string): void => {
  if (current.value) change({ verification: { paper, by: current.value.assistant.name, at } })
}
