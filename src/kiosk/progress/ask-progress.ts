import { type Progress, progressSchema } from '#domain/progress.ts'
import type { ReceiptCode } from '#domain/receipt-code.ts'
import { parse } from '#domain/schema.ts'
import { envelopeSchema, type Submission } from '#domain/submission.ts'
import { lookupOf } from '../outbox/seal-request.ts'
import { askIntake, withJson } from '../terminal/ask-intake.ts'

/** What a code leads to: the intake's word, still in this terminal's outbox, or nobody to ask. */
export type Found =
  | { readonly kind: 'answered'; readonly progress: Progress }
  | { readonly kind: 'waitingHere' }
  | { readonly kind: 'refusedHere' }
  | { readonly kind: 'unreachable' }

/** Looks in the outbox first, then asks the intake. The code itself never leaves the terminal. */
export const askProgress = async (code: ReceiptCode, submissions: readonly Submission[]): Promise<Found> => {
  const lookup = await lookupOf(code)
  const here = submissions.find(each => each.state !== 'delivered' && lookupIn(each.wire) === lookup)
  if (here?.state === 'refused') return { kind: 'refusedHere' }
  if (here && here.state !== 'delivered') return { kind: 'waitingHere' }
  const answer = await askIntake('/progress', withJson('POST', JSON.stringify({ lookup })))
  const progress = parse(progressSchema, answer?.body)
  return progress.ok ? { kind: 'answered', progress: progress.value } : { kind: 'unreachable' }
}

const lookupIn = (wire: string): string | undefined => {
  const envelope = parse(envelopeSchema, JSON.parse(wire))
  return envelope.ok ? envelope.value.lookup : undefined
}
