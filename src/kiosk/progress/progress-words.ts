import type { Progress, ToldDeadline } from '#domain/progress.ts'
import { remedyOf } from '#domain/request-outcome.ts'
import { dateInWords } from '../ui/dates.ts'
import { text } from '../ui/text/text.ts'

/** A case's state in plain words: first what it is, then dates and how they were counted, then what one may do. */
export const progressWords = (
  progress: Progress,
): { readonly title: string; readonly lines: readonly string[]; readonly isWaiting?: boolean } => {
  const words = text().progress
  switch (progress.state) {
    case 'unknown':
      return { title: words.unknown, lines: [words.unknownHint], isWaiting: true }
    case 'recorded':
      return { title: words.recorded, lines: [words.recordedHint(dateInWords(progress.recordedOn))] }
    case 'received':
      return {
        title: words.received(dateInWords(progress.on)),
        lines: [
          ...(progress.correctedOn ? [words.corrected(dateInWords(progress.correctedOn))] : []),
          ...(progress.extendedOn ? [words.extended(dateInWords(progress.extendedOn))] : []),
          ...deadlineWords(progress.deadline),
          words.overdueHint,
        ],
      }
    case 'correctionAsked':
      return {
        title: words.correctionAsked(dateInWords(progress.on)),
        lines: [
          words.correctionUntil(dateInWords(progress.until)),
          words.correctionHint,
          words.receivedOn(dateInWords(progress.receivedOn)),
        ],
        isWaiting: true,
      }
    case 'thirdPartyAsked':
      return {
        title: words.thirdPartyAsked(dateInWords(progress.on)),
        lines: [
          words.thirdPartyHint,
          words.receivedOn(dateInWords(progress.receivedOn)),
          ...(progress.extendedOn ? [words.extended(dateInWords(progress.extendedOn))] : []),
          ...deadlineWords(progress.deadline),
        ],
      }
    case 'answered':
      return {
        title: words.answered(dateInWords(progress.on)),
        lines: [
          words.outcomes[progress.outcome],
          ...(progress.outcome === 'withdrawn' ? [] : [words.receivedOn(dateInWords(progress.receivedOn))]),
          words.remedies[remedyOf(progress.outcome)],
        ],
      }
    case 'open':
      return {
        title: words.open,
        lines: [
          words.openSince(dateInWords(progress.recordedOn)),
          ...(progress.deadline ? deadlineWords(progress.deadline) : []),
        ],
      }
    case 'replied':
      return {
        title: words.replied(dateInWords(progress.on)),
        lines: [words.openSince(dateInWords(progress.recordedOn))],
      }
    case 'closed':
      return {
        title: words.closed(dateInWords(progress.on)),
        lines: [words.closeReasons[progress.reason], words.openSince(dateInWords(progress.recordedOn))],
      }
  }
}

const deadlineWords = (deadline: ToldDeadline): readonly string[] => {
  const { progress: words, counting } = text()
  if (deadline.kind === 'calendarNotCovered')
    return [counting.notCovered(deadline.year), ...(deadline.isPromise ? [words.promiseNotCovered] : [])]
  const { date, from, workingDays, holidays, swapped, excluded, isPromise } = deadline
  return [
    isPromise ? words.promised(dateInWords(date)) : counting.due(dateInWords(date)),
    counting.counted(dateInWords(from), workingDays),
    ...(holidays.length > 0 ? [counting.holidays(holidays)] : []),
    ...(swapped.length > 0 ? [counting.swapped(swapped.map(dateInWords))] : []),
    ...(excluded.length > 0 ? [counting.excluded] : []),
    isPromise ? words.promiseNote : counting.note,
  ]
}
