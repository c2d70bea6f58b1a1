import { allowedEvents, type CaseEventKind, type CaseGround, type CaseState } from '#domain/case.ts'
import { type CaseClock, isOver, limitOf } from '#domain/case-clock.ts'
import { receiptOf } from '#domain/case-life.ts'
import type { CivilDate } from '#domain/civil-date.ts'
import type { ReceiptDay } from '#domain/receipt-rule.ts'
import type { Counted } from '#domain/working-day.ts'
import type { CaseFile } from '#intake/store/case-store.ts'
import { type ActionForm, isWithoutOpening } from './act.ts'
import { type DeskParts, organName, standingOf, todayOf } from './desk-parts.ts'
import { type Opened, openCase, openNote } from './opening.ts'
import { eventWords } from './words.ts'

/** What one case page shows. */
export type CaseView = {
  readonly file: CaseFile
  readonly ground: CaseGround
  readonly state: CaseState
  readonly clock: CaseClock
  readonly receipt: ReceiptDay
  readonly organ: string
  readonly opened: Opened
  readonly today: CivilDate
  /** What may be done now, and the last day for it where the law sets one. */
  readonly actions: readonly Action[]
  readonly log: readonly LogLine[]
  readonly problem: string | null
  /** What staff had typed when an action did not go through; kept for the next try. */
  readonly typed: ActionForm
}

export type Action = {
  readonly kind: CaseEventKind
  readonly latest: CivilDate | null
  readonly isLate: boolean
  /** Where the law sets a last day, but the calendar does not reach it. */
  readonly uncovered: Uncovered | null
}
export type Uncovered = Extract<Counted, { kind: 'calendarNotCovered' }>

export type LogLine = {
  readonly at: string
  readonly by: string
  readonly words: string
  readonly note: string | null
}

/** What staff tried in vain, and why it was not done. */
export type FailedAction = { readonly problem: string; readonly typed: ActionForm }

export const caseView = async (parts: DeskParts, file: CaseFile, failed: FailedAction | null): Promise<CaseView> => {
  const { ground, state, clock } = standingOf(parts, file)
  const opened = await openCase(parts.keys, file)
  const log = await Promise.all(
    file.log.map(async (entry, position) => ({
      at: instantInWords(entry.at),
      by: entry.by,
      words: entry.event ? eventWords(entry.event) : '备注',
      note: await openNote(parts.keys, file, position),
    })),
  )
  return {
    file,
    ground,
    state,
    clock,
    receipt: receiptOf(
      ground,
      file.log.map(entry => entry.event),
    ),
    organ: organName(parts.organs, file.header.organ),
    opened,
    today: todayOf(parts),
    actions: allowedEvents(ground, state)
      .filter(kind => opened.kind !== 'sealedElsewhere' || isWithoutOpening(kind))
      .map(kind => actionOf(parts, state, kind)),
    log,
    problem: failed?.problem ?? null,
    typed: failed?.typed ?? {},
  }
}

const actionOf = (parts: DeskParts, state: CaseState, kind: CaseEventKind): Action => {
  const limit = limitOf(parts.calendar, state, kind)
  return {
    kind,
    latest: limit?.kind === 'date' ? limit.date : null,
    isLate: limit !== null && isOver(limit, todayOf(parts)),
    uncovered: limit?.kind === 'calendarNotCovered' ? limit : null,
  }
}

export const instantInWords = (instant: string): string =>
  new Date(instant).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })

/** The time of day in China. @param instant milliseconds since 1970 */
export const clockTimeInWords = (instant: number): string =>
  new Date(instant).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })
