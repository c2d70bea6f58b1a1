import type { Count } from '#domain/working-day.ts'
import { dateInWords } from './dates.ts'
import { text } from './text/text.ts'

/** A limit's last day and how it was counted, in sentences; beyond the calendar, plainly that there is no date. */
export const countWords = (count: Count): readonly string[] => {
  const words = text().counting
  const { from, workingDays, excluded, skipped, swapped, end } = count
  if (end.kind === 'calendarNotCovered')
    return [words.notCovered(end.year), words.stillRuns(dateInWords(from), workingDays)]
  return [
    words.due(dateInWords(end.date)),
    words.counted(dateInWords(from), workingDays),
    ...(skipped.holidays.length > 0 ? [words.holidays(skipped.holidays)] : []),
    ...(swapped.length > 0 ? [words.swapped(swapped.map(dateInWords))] : []),
    ...(excluded.length > 0 ? [words.excluded] : []),
    words.note,
  ]
}
