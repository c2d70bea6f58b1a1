import { instantInWords } from './case-view.ts'
import { clockWords } from './clock-words.ts'
import { type DeskParts, organName, standingOf, todayOf } from './desk-parts.ts'
import type { ListRow, ListView } from './list.ts'
import { byUrgency, isOfKind, isShown, type Listed, type ListFilter, type Shown } from './list-filter.ts'
import { type Opened, openCase } from './opening.ts'
import { kindNames, stateWords } from './words.ts'

const rowsOnPage = 100

/** One page of the list. Only what it shows is opened, in memory, for its first words. */
export const listView = async (parts: DeskParts, filter: ListFilter): Promise<ListView> => {
  const today = todayOf(parts)
  const listed = (await parts.store.list())
    .map(file => standingOf(parts, file))
    .map(each => ({ ...each, isOverdue: clockWords(each.clock, each.state, today).isOverdue }))
    .filter(each => isOfKind(each, filter.kind))
  const shown = listed.filter(each => isShown(each, filter.show)).sort(byUrgency)
  const pages = Math.max(1, Math.ceil(shown.length / rowsOnPage))
  const page = Math.min(filter.page, pages)
  const first = (page - 1) * rowsOnPage
  return {
    filter: { ...filter, page },
    counts: countsOf(listed),
    rows: await Promise.all(shown.slice(first, first + rowsOnPage).map(each => rowOf(parts, each))),
    pages,
    conflicts: (await parts.store.conflicts()).map(each => ({ ...each, at: instantInWords(each.at) })),
    found: await foundThisMonth(parts),
  }
}

const countsOf = (listed: readonly Listed[]): ListView['counts'] => {
  const count = (show: Shown) => listed.filter(each => isShown(each, show)).length
  return {
    open: count('open'),
    unconfirmed: count('unconfirmed'),
    overdue: count('overdue'),
    unreckoned: count('unreckoned'),
    closed: count('closed'),
  }
}

const rowOf = async (parts: DeskParts, { file, state, clock }: Listed): Promise<ListRow> => {
  const organ = organName(parts.organs, file.header.organ)
  return {
    id: file.id,
    caseNumber: file.caseNumber,
    kind: kindNames[file.header.kind],
    state: stateWords(state),
    clock: clockWords(clock, state, todayOf(parts)),
    organ,
    about: firstWords(await openCase(parts.keys, file), organ),
  }
}

/** Every form asks for its matter under `description`; what was left empty goes by its document or its title. */
const firstWords = (opened: Opened, organ: string): string => {
  switch (opened.kind) {
    case 'sealedElsewhere':
      return `密封给${organ},本台打不开`
    case 'unreadable':
      return opened.reason
    case 'opened': {
      const { content } = opened
      const matter = content.answers.find(answer => answer.field === 'description')?.words ?? ''
      const words = matter || content.about?.title || content.title
      return words.length > 40 ? `${words.slice(0, 40)}…` : words
    }
  }
}

const foundThisMonth = async (parts: DeskParts) => {
  const month = todayOf(parts).slice(0, 7)
  const tallies = await parts.store.tallies()
  const count = tallies
    .filter(tally => tally.kind === 'found' && tally.day.startsWith(month))
    .reduce((sum, tally) => sum + tally.count, 0)
  return { month: `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`, count }
}
