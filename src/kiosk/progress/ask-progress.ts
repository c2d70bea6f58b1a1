import { type Progress, progressSchema } from '#domain/progress.ts'
import type { ReceiptCode } from '#domain/receipt-code.ts'
import { parse } from '#domain/schema.ts'
import { replyContext } from '#domain/sealed-reply.ts'
import { envelopeSchema, type Submission } from '#domain/submission.ts'
import { openReply, replyKeyOf } from '#sealing/reply.ts'
import { lookupOf } from '../outbox/lookup.ts'
import { askIntake, withJson } from '../terminal/ask-intake.ts'

/** What a code leads to: the intake's word, still in this terminal's outbox, or nobody to ask. */
export type Found =
  /** `reply` is what staff wrote, opened by the code; null where they wrote nothing, or it does not open. */
  | { readonly kind: 'answered'; readonly progress: Progress; readonly reply: string | null }
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
  if (!progress.ok) return { kind: 'unreachable' }
  return { kind: 'answered', progress: progress.value, reply: await openedReply(code, lookup, progress.value) }
}

const openedReply = async (code: ReceiptCode, lookup: string, progress: Progress): Promise<string | null> => {
  if (!('reply' in progress) || !progress.reply) return null
  try {
    return await openReply(await replyKeyOf(code), replyContext(lookup), progress.reply)
  } catch (error) {
    console.error('答复打不开', error)
    return null
  }
}

const lookupIn = (wire: string): string | undefined => {
  const envelope = parse(envelopeSchema, JSON.parse(wire))
  return envelope.ok ? envelope.value.lookup : undefined
}
