import type { Hit } from '#search/engine.ts'
import { isPast } from '#search/rank.ts'
import { Marked, Passage } from '../ui/marked.tsx'
import { goTo } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'

/** A hit: kind, validity, title, the passage with the words marked, number, organ, date. */
export const HitCard = ({ hit, words }: { readonly hit: Hit; readonly words: string }) => {
  const { entry } = hit
  const t = text()
  const meta = [entry.documentNumber, entry.issuers.join('、'), entry.publishedOn ?? t.search.undated]
  return (
    <button
      type="button"
      class="card hit"
      data-past={isPast(entry) || undefined}
      onClick={() => goTo({ name: 'reader', id: entry.id, words })}
    >
      <span class="hit-badges">
        <span class="badge" data-tone={entry.kind}>
          {t.kinds[entry.kind]}
        </span>
        {entry.validity && (
          <span class="badge" data-tone={entry.validity.state}>
            {t.validity[entry.validity.state]}
          </span>
        )}
        {entry.validity && 'reason' in entry.validity && <span class="hit-reason">{entry.validity.reason}</span>}
      </span>
      <span class="hit-title">
        <Marked text={entry.title} marks={hit.titleMarks} />
      </span>
      {(hit.excerpt || entry.summary) && (
        <span class="hit-passage">{hit.excerpt ? <Passage excerpt={hit.excerpt} /> : entry.summary}</span>
      )}
      <span class="hit-meta">{meta.flatMap(each => (each ? [<span key={each}>{each}</span>] : []))}</span>
    </button>
  )
}
