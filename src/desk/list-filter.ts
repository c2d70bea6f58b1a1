import * as v from 'valibot'
import { isBeyondCalendar } from '#domain/case-clock.ts'
import { type SubmissionKind, submissionKinds } from '#domain/submission-kind.ts'
import { isOpen, type Standing } from './desk-parts.ts'

/** Which cases the list shows, with their names on the page. */
export const shownNames = {
  open: '未办结',
  unconfirmed: '待确认收到',
  overdue: '已过期限',
  unreckoned: '算不出期限',
  closed: '已办结',
} as const
export type Shown = keyof typeof shownNames

export const shownKeys = ['open', 'unconfirmed', 'overdue', 'unreckoned', 'closed'] as const
const filterSchema = v.object({
  show: v.fallback(v.picklist(shownKeys), 'open'),
  kind: v.fallback(v.nullable(v.picklist(submissionKinds)), null),
  page: v.fallback(v.pipe(v.string(), v.digits(), v.transform(Number), v.minValue(1)), 1),
})
/** What was asked for in the address; anything else shows what is open. */
export type ListFilter = v.InferOutput<typeof filterSchema>

export const readFilter = (query: Readonly<Record<string, string>>): ListFilter => v.parse(filterSchema, query)

/** The address of a list. */
export const filterHref = ({ show, kind, page }: ListFilter): string => {
  const asked = new URLSearchParams({ show, ...(kind ? { kind } : {}), ...(page > 1 ? { page: String(page) } : {}) })
  return `/desk?${asked}`
}

/** A case as the list sorts and filters it. */
export type Listed = Standing & { readonly isOverdue: boolean }

export const isShown = (listed: Listed, show: Shown): boolean => {
  switch (show) {
    case 'open':
      return isOpen(listed.state)
    case 'unconfirmed':
      return listed.state.state === 'recorded'
    case 'overdue':
      return listed.isOverdue
    case 'unreckoned':
      return isBeyondCalendar(listed.clock)
    case 'closed':
      return !isOpen(listed.state)
  }
}

export const isOfKind = (listed: Listed, kind: SubmissionKind | null): boolean =>
  kind === null || listed.file.header.kind === kind

/** What the law or a promise limits goes first, by its last day; what is closed, the latest first. */
export const byUrgency = (left: Listed, right: Listed): number =>
  rank(left) - rank(right) ||
  (left.clock.kind === 'stopped' ? -1 : 1) * left.clock.sortBy.localeCompare(right.clock.sortBy) ||
  left.file.caseNumber.localeCompare(right.file.caseNumber)

const rank = ({ clock }: Listed): number => {
  switch (clock.kind) {
    case 'running':
    case 'waiting':
      return 0
    case 'unlimited':
      return 1
    case 'stopped':
      return 2
  }
}
