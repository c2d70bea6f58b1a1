import * as v from 'valibot'
import { type Progress, progressSchema, replyStepOf } from '#domain/progress.ts'
import type { ReceiptCode } from '#domain/receipt-code.ts'
import { parse } from '#domain/schema.ts'
import { replyContext } from '#domain/sealed-reply.ts'
import { envelopeSchema, type Submission } from '#domain/submission.ts'
import { openReply, replyKeyOf } from '#sealing/reply.ts'
import { lookupOf } from '../outbox/lookup.ts'
import { askIntake, withJson } from '../terminal/ask-intake.ts'

/** What staff wrote to the holder of the code. */
export type Reply =
  | { readonly kind: 'none' }
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'unreadable' }

/** What a code leads to: the intake's word, still in this terminal's outbox, or nobody to ask. */
export type Found =
  | { readonly kind: 'answered'; readonly progress: Progress; readonly reply: Reply }
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

/** What staff wrote, opened by the code; `unreadable` is said aloud, since something was written. */
const openedReply = async (code: ReceiptCode, lookup: string, progress: Progress): Promise<Reply> => {
  if (!('reply' in progress) || !progress.reply) return { kind: 'none' }
  try {
    const about = replyContext(lookup, replyStepOf(progress.state))
    return { kind: 'words', words: await openReply(await replyKeyOf(code), about, progress.reply) }
  } catch (error) {
    console.error('答复打不开', error)
    return { kind: 'unreadable' }
  }
}

const lookupIn = (wire: string): string | undefined => {
  const envelope = parse(v.pipe(v.string(), v.parseJson(), envelopeSchema), wire)
  return envelope.ok ? envelope.value.lookup : undefined
}
