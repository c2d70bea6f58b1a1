import type { CivilDate } from './civil-date.ts'
import { addWorkingDays, type Counted, type WorkingCalendar } from './working-day.ts'

/** Working days for the reply to a disclosure request. 政府信息公开条例第三十三条第二款. */
export const replyWorkingDays = 20

/** The last day for the reply, counted from the day the organ received the request (第三十一条, 第三十三条). */
export const replyDeadline = (calendar: WorkingCalendar, receivedOn: CivilDate): Counted =>
  addWorkingDays(calendar, receivedOn, replyWorkingDays)

/** The day to sort by: the deadline, or the earliest day it can be where the calendar ends. */
export const sortingDay = (deadline: Counted): CivilDate =>
  deadline.kind === 'date' ? deadline.date : deadline.earliest
