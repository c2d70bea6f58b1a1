import type { HallDay } from '#domain/idle-pages.ts'
import { text } from '../ui/text/text.ts'

const timeOfDay = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

/** 9:00–12:00、13:00–17:00, or that the hall stays closed, and why. */
export const hallHoursInWords = ({ hours, holiday }: HallDay): string => {
  const { idle } = text()
  if (holiday !== null) return idle.closedFor(holiday)
  if (hours.length === 0) return idle.closed
  return hours.map(({ from, to }) => `${timeOfDay(from)}–${timeOfDay(to)}`).join(idle.and)
}
