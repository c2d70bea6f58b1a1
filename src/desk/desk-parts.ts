import { type CaseState, caseStateAfter } from '#domain/case.ts'
import { type CivilDate, dayInChina } from '#domain/civil-date.ts'
import type { Organ } from '#domain/place.ts'
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
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Where a case stands by its log. */
export const stateOf = (file: CaseFile): CaseState => caseStateAfter(file.log.map(entry => entry.event))

export const todayOf = (parts: DeskParts): CivilDate => dayInChina(parts.now())
