import { receiptRule } from '#domain/receipt-rule.ts'
import type { Submission } from '#domain/submission.ts'
import type { WorkingCalendar } from '#domain/working-day.ts'
import { countWords } from '../ui/count-words.ts'
import { instantInWords } from '../ui/dates.ts'
import { text } from '../ui/text/text.ts'
import { deadlineOf, type Slip } from './slip.ts'

/** Saved, delivered or refused, never blurred. @param recordedAt when the intake recorded it, once delivered */
export const stateWords = (slip: Slip, state: Submission['state'], recordedAt: string | null) => {
  const words = text().submitted
  switch (state) {
    case 'queued':
      return { title: words.queued, hint: words.queuedHint }
    case 'sending':
      return { title: words.sending, hint: words.queuedHint }
    case 'delivered': {
      const { title, hint } = words.deliveredBy[receiptRule(slip)]
      return { title, hint: hint(recordedAt ? instantInWords(recordedAt) : '') }
    }
    case 'refused':
      return { title: words.refused, hint: words.refusedHint }
  }
}

/** What happens next and by when, in the order in which it matters. A date only where one may be said. */
export const nextWords = (slip: Slip, recordedAt: string | null, calendar: WorkingCalendar): readonly string[] => {
  const words = text().submitted
  const rule = receiptRule(slip)
  if (slip.kind === 'rating') return [words.ratingNext]
  if (rule === 'intakeDay') {
    const { promisedWorkingDays } = slip
    return [
      ...(promisedWorkingDays === null ? [] : [words.promised(promisedWorkingDays)]),
      words.answerByCode,
      words.noLimitInLaw,
    ]
  }
  const deadline = deadlineOf(slip, recordedAt, calendar)
  return [
    text().terms.received[rule],
    ...(deadline ? [[words.fromDay(rule === 'submissionDay'), ...countWords(deadline.counted)].join(text().gap)] : []),
    ...(slip.clock === 'unsure' ? [text().terms.clockUnsure] : []),
    ...words.requestSteps,
  ]
}
