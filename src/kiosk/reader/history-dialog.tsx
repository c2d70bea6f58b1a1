import type { CatalogEntry } from '#domain/catalog.ts'
import { dateInWords } from '../ui/dates.ts'
import { goTo } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'
import type { HistoryStop } from './history.ts'
import { ListSheet } from './list-sheet.tsx'

/** What came before and after a policy, as a line through time. */
export const HistoryDialog = (props: { readonly stops: readonly HistoryStop[]; readonly onClose: () => void }) => (
  <ListSheet title={text().reader.tiles.history} onClose={props.onClose}>
    <ol class="history">
      {props.stops.map(({ entry, roles }) => (
        <li key={entry.id} data-this={roles.length === 0 || undefined}>
          <Stop entry={entry} roles={roles} />
        </li>
      ))}
    </ol>
  </ListSheet>
)

const Stop = ({ entry, roles }: HistoryStop) => {
  const { reader, search } = text()
  const label = roles.length === 0 ? reader.thisDocument : roles.map(role => reader.history[role]).join(reader.and)
  const inside = (
    <>
      <span class="history-date">{entry.publishedOn ? dateInWords(entry.publishedOn) : search.undated}</span>
      <span class="history-role">{label}</span>
      <span class="history-title" lang="zh-CN">
        {entry.title}
      </span>
      <Meta entry={entry} />
    </>
  )
  if (roles.length === 0) return <div class="history-stop">{inside}</div>
  return (
    <button type="button" class="history-stop" onClick={() => goTo({ name: 'reader', id: entry.id, words: '' })}>
      {inside}
    </button>
  )
}

const Meta = ({ entry }: { readonly entry: CatalogEntry }) => (
  <span class="history-meta">
    {entry.documentNumber && <span>{entry.documentNumber}</span>}
    {entry.validity && (
      <span class="badge" data-tone={entry.validity.state}>
        {text().validity[entry.validity.state]}
      </span>
    )}
  </span>
)
