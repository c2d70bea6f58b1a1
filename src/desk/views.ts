import type { CaseEvent } from '#domain/case.ts'
import { type CivilDate, dayInChina } from '#domain/civil-date.ts'
import { windowDecides } from '#domain/disclosure-request.ts'
import type { CaseFile } from '#intake/store/case-store.ts'
import { casePage } from './case-page.ts'
import { clockWords, stateWords } from './clock-words.ts'
import { type DeskParts, stateOf, todayOf } from './desk-parts.ts'
import type { ListRow } from './list.ts'
import { type Opened, openCase, openNote } from './opening.ts'
import type { Staff } from './staff.ts'

/** The rows of the list. Each request is opened in memory for its organ and its first words. */
export const listRows = async (parts: DeskParts): Promise<readonly ListRow[]> => {
  const files = await parts.store.list()
  return Promise.all(
    files.map(async file => {
      const state = stateOf(file)
      const opened = await openCase(parts.keys, file)
      return {
        id: file.id,
        caseNumber: file.caseNumber,
        state: stateWords(state),
        clock: clockWords(parts.calendar, state, { recordedOn: recordedOn(file), today: todayOf(parts) }),
        isOpen: state.state !== 'answered',
        organ: organName(parts, opened),
        about: opened.kind === 'opened' ? opened.request.description.slice(0, 40) : opened.reason,
      }
    }),
  )
}

/** What staff tried in vain, and why it was not done. */
export type FailedAction = { readonly problem: string; readonly action: string; readonly text: string }

/** One case as a page. */
export const showCase = async (parts: DeskParts, file: CaseFile, staff: Staff, failed: FailedAction | null) => {
  const state = stateOf(file)
  const opened = await openCase(parts.keys, file)
  const today = todayOf(parts)
  const log = await Promise.all(
    file.log.map(async (entry, position) => ({
      at: inWords(entry.at),
      by: entry.by,
      words: entry.event ? eventWords(entry.event) : '备注',
      note: await openNote(parts.keys, file, position),
    })),
  )
  return casePage(
    {
      id: file.id,
      caseNumber: file.caseNumber,
      state,
      stateWords: stateWords(state),
      clockWords: clockWords(parts.calendar, state, { recordedOn: recordedOn(file), today }).words,
      recordedAt: inWords(file.receipt.recordedAt),
      today,
      organ: organName(parts, opened),
      opened,
      log,
      problem: failed?.problem ?? null,
      typed: failed ?? { action: 'note', text: '' },
    },
    staff.name,
  )
}

const eventWords = (event: CaseEvent): string =>
  event.kind === 'received' ? `确认收到,收到之日 ${event.on}` : `答复,${event.on}`

const organName = (parts: DeskParts, opened: Opened): string => {
  if (opened.kind === 'unreadable') return '—'
  if (opened.request.organ === windowDecides) return '申请人不知道,请窗口判断'
  return parts.organs.find(organ => organ.id === opened.request.organ)?.name ?? opened.request.organ
}

const recordedOn = (file: CaseFile): CivilDate => dayInChina(Date.parse(file.receipt.recordedAt))

const inWords = (instant: string): string =>
  new Date(instant).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })
