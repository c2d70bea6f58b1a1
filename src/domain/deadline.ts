import { addDays, type CivilDate } from './civil-date.ts'
import { type Count, countWorkingDays, type Span, sortingDay, type WorkingCalendar } from './working-day.ts'

/** Working days for the reply to a disclosure request, and at most as many again. 政府信息公开条例第三十三条第二款. */
export const replyWorkingDays = 20
export const extensionWorkingDays = 20

/** Working days within which the organ says once what must be put right (补正). 政府信息公开条例第三十条. */
export const correctionNoticeWorkingDays = 7

/** Working days for a third party, or an organ that made the information too, to speak. 第三十二条, 第三十四条. */
export const thirdPartyWorkingDays = 15

/** Where the days of a limit come from: the law, or the organ's own word (承诺). */
export type LimitBasis = 'law' | 'promise'

/**
 * The reply deadline as it stands when nothing has happened but the receipt: the 20th working day after it
 * (第三十一条, 第三十三条). A reckoning only (测算日期), the organ's own confirmation decides.
 */
export const firstDeadline = (calendar: WorkingCalendar, receivedOn: CivilDate): Count =>
  countWorkingDays(calendar, { from: receivedOn, workingDays: replyWorkingDays })

/** The last day of what an organ has promised (承诺) where no law sets a limit; counted as the law counts. */
export const promisedDeadline = (calendar: WorkingCalendar, from: CivilDate, workingDays: number): Count =>
  countWorkingDays(calendar, { from, workingDays })

/** The last day for saying what must be put right: 第三十条. */
export const correctionNoticeLimit = (calendar: WorkingCalendar, receivedOn: CivilDate): Count =>
  countWorkingDays(calendar, { from: receivedOn, workingDays: correctionNoticeWorkingDays })

/** The third party's last day, from the day the letter reached it: 第三十二条. */
export const thirdPartyLimit = (calendar: WorkingCalendar, askedOn: CivilDate): Count =>
  countWorkingDays(calendar, { from: askedOn, workingDays: thirdPartyWorkingDays })

/** Asking a third party or another organ: from the letter's arrival to its answer, null while there is none. */
export type Consultation = { readonly askedOn: CivilDate; readonly answeredOn: CivilDate | null }

/**
 * The days that a consultation takes out of the reply limit (第三十三条第三款: 征求意见所需时间不计算在内). As every period
 * begins on the next day, so does this one; it ends with the day of the answer, and at the latest with the third
 * party's fifteenth working day: whoever is silent longer does not hold up the reply (第三十二条).
 */
export const excludedBy = (calendar: WorkingCalendar, consultation: Consultation): Span => {
  const { askedOn, answeredOn } = consultation
  const latest = sortingDay(thirdPartyLimit(calendar, askedOn).end)
  return { first: addDays(askedOn, 1), last: answeredOn !== null && answeredOn < latest ? answeredOn : latest }
}

/** What a disclosure request's reply deadline rests on. */
export type ReplyCourse = {
  /** The receipt, or the receipt of the corrected request, from which the whole limit runs anew (第三十条). */
  readonly from: CivilDate
  readonly isExtended: boolean
  readonly consultations: readonly Consultation[]
}

/** The reply deadline: twenty working days, twenty more when extended, without the time of consultations. */
export const replyDeadline = (calendar: WorkingCalendar, course: ReplyCourse): Count =>
  countWorkingDays(calendar, {
    from: course.from,
    workingDays: replyWorkingDays + (course.isExtended ? extensionWorkingDays : 0),
    excluded: course.consultations
      .filter(each => each.askedOn >= course.from)
      .map(each => excludedBy(calendar, each))
      .filter(span => span.first <= span.last),
  })
