import type { Context } from 'hono'
import type { CaseGround, CaseState } from '#domain/case.ts'
import { type CaseClock, caseClock } from '#domain/case-clock.ts'
import { caseStateAfter } from '#domain/case-life.ts'
import { type CivilDate, dayInChina } from '#domain/civil-date.ts'
import type { Fleet } from '#domain/fleet.ts'
import type { Organ } from '#domain/place.ts'
import { windowDecides } from '#domain/submission-kind.ts'
import type { Terminal } from '#domain/terminal.ts'
import type { WorkingCalendar } from '#domain/working-day.ts'
import type { CaseFile, CaseStore } from '#intake/store/case-store.ts'
import type { DeskKeys } from './opening.ts'
import type { Staff } from './staff.ts'

/** Everything a desk (办理台) needs to run. */
export type DeskParts = {
  readonly store: CaseStore
  readonly keys: DeskKeys
  readonly staff: readonly Staff[]
  readonly organs: readonly Organ[]
  readonly calendar: WorkingCalendar
  /** The terminals that the edition names, and what has been heard of them. */
  readonly terminals: readonly Pick<Terminal, 'id' | 'name' | 'hall'>[]
  readonly fleet: Fleet
  /** Who asks, so that a stranger's wrong PINs lock nobody else out. */
  readonly addressOf: (context: Context) => string
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Where a case stands: by its header, its log and the calendar. Nothing of this needs the envelope opened. */
export type Standing = {
  readonly file: CaseFile
  readonly ground: CaseGround
  readonly state: CaseState
  readonly clock: CaseClock
}

export const standingOf = (parts: DeskParts, file: CaseFile): Standing => {
  const ground = { header: file.header, recordedOn: dayInChina(Date.parse(file.receipt.recordedAt)) }
  const state = caseStateAfter(
    ground,
    file.log.map(entry => entry.event),
  )
  return { file, ground, state, clock: caseClock(parts.calendar, ground, state) }
}

export const isOpen = (state: CaseState): boolean =>
  state.state !== 'answered' && state.state !== 'replied' && state.state !== 'closed'

export const todayOf = (parts: DeskParts): CivilDate => dayInChina(parts.now())

/** The organ in words; whoever did not know it left it to the window. */
export const organName = (organs: readonly Organ[], id: string | null): string => {
  if (id === null) return '不分机关'
  if (id === windowDecides) return '申请人不知道,请窗口判断'
  return organs.find(organ => organ.id === id)?.name ?? id
}
