import { isPast } from '#domain/validity.ts'
import type { Hit } from '#search/hit.ts'
import { Marked, Passage } from '../ui/marked.tsx'
import { modes } from '../ui/modes.ts'
import { goTo } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'

/** A hit: kind, validity, title, the passage with the words marked, number, organ, date, what belongs to it. */
export const HitCard = ({ hit, words }: { readonly hit: Hit; readonly words: string }) => {
  const { entry } = hit
  const t = text()
  const meta = [entry.documentNumber, entry.issuers.join('、'), entry.publishedOn ?? t.search.undated]
  return (
    <button
      type="button"
      class="card hit"
      data-past={isPast(entry.validity) || undefined}
      onClick={() => goTo({ name: 'reader', id: entry.id, words })}
    >
      <Badges hit={hit} />
      <span class="hit-title">
        <Marked text={entry.title} marks={hit.titleMarks} />
      </span>
      {hit.excerpt && (
        <span class="hit-passage">
          <Passage excerpt={hit.excerpt} />
        </span>
      )}
      <WhyFound hit={hit} />
      <span class="hit-meta">{meta.flatMap(each => (each ? [<span key={each}>{each}</span>] : []))}</span>
      {hit.related.length > 0 && !modes().isElder && (
        <span class="hit-related">
          {hit.related.map(({ kind, count }) => (
            <span key={kind}>{t.search.related[kind](count)}</span>
          ))}
        </span>
      )}
    </button>
  )
}

const Badges = ({ hit: { entry, successor } }: { readonly hit: Hit }) => {
  const t = text()
  const { validity } = entry
  const reason = validity && 'reason' in validity ? validity.reason : null
  const line = successor
    ? t.search.succeeded(successor.documentNumber ?? `《${successor.title}》`)
    : (reason ?? entry.promise)
  return (
    <span class="hit-badges">
      <span class="badge" data-tone={entry.kind}>
        {t.kinds[entry.kind]}
      </span>
      {validity && (
        <span class="badge" data-tone={validity.state}>
          {t.validity[validity.state]}
        </span>
      )}
      {entry.form && entry.form !== '文字' && <span class="badge">{t.search.forms[entry.form]}</span>}
      {line && <span class={isPast(validity) ? 'hit-reason' : undefined}>{line}</span>}
    </span>
  )
}

const WhyFound = ({ hit: { why } }: { readonly hit: Hit }) => {
  const { search } = text()
  if (!why) return null
  return (
    <span class="hit-why">
      {why.by === 'synonym' ? search.whySynonym(why.everyday, why.formal) : search.whyPinyin(why.named)}
    </span>
  )
}
