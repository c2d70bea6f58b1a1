import { useEffect, useState } from 'preact/hooks'
import type { CatalogEntry } from '#domain/catalog.ts'
import type { Suggestions } from '#search/suggest.ts'
import { requestMore } from '../form/open-from-document.ts'
import { useHall, usePlace } from '../terminal/hall.ts'
import { goTo, replaceScreen, searchFor } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'

/** What to do when nothing holds all the words: near words and documents, columns, a person, a request. */
export const NoHits = ({ words, isNarrowed }: { readonly words: string; readonly isNarrowed: boolean }) => {
  const { search } = text()
  const here = usePlace()
  const place = here?.place
  return (
    <div class="card no-hits">
      <h2>{search.none(words)}</h2>
      <p class="hint">{isNarrowed ? search.noneNarrowed : search.noneHint}</p>
      <Near words={words} />
      <Elsewhere />
      {place && (
        <p class="hint">
          {search.askStaff}:{place.window.name},{place.window.phone}
        </p>
      )}
      {here?.forms.some(form => form.kind === 'disclosureRequest') && (
        <div class="actions">
          <button type="button" class="main-action" onClick={() => requestMore(here, words)}>
            {search.makeRequest}
          </button>
        </div>
      )}
    </div>
  )
}

const Near = ({ words }: { readonly words: string }) => {
  const { library } = useHall()
  const { search } = text()
  const [near, setNear] = useState<Suggestions>({ terms: [], entries: [] })
  const [similar, setSimilar] = useState<readonly CatalogEntry[]>([])
  useEffect(() => {
    void library.complete(words).then(setNear)
    void library.similar(words).then(found => setSimilar(found.documents))
  }, [library, words])
  const entries = [...new Map([...near.entries, ...similar].map(entry => [entry.id, entry])).values()].slice(0, 4)
  if (near.terms.length + entries.length === 0) return null
  return (
    <>
      <h3>{search.near}</h3>
      <div class="chips">
        {near.terms.map(term => (
          <button type="button" class="chip" key={term} onClick={() => replaceScreen(searchFor(term, 'browsing'))}>
            {term}
          </button>
        ))}
        {entries.map(entry => (
          <button
            type="button"
            class="chip"
            key={entry.id}
            onClick={() => goTo({ name: 'reader', id: entry.id, words: '' })}
          >
            {entry.title}
          </button>
        ))}
      </div>
    </>
  )
}

const Elsewhere = () => {
  const { search } = text()
  const status = useHall().library.status.value
  if (!('place' in status)) return null
  return (
    <>
      <h3>{search.elsewhere}</h3>
      <div class="chips">
        {status.place.place.hotTerms.map(term => (
          <button type="button" class="chip" key={term} onClick={() => replaceScreen(searchFor(term, 'browsing'))}>
            {term}
          </button>
        ))}
        {status.place.columns.map(column => (
          <button
            type="button"
            class="chip"
            key={column}
            onClick={() => replaceScreen(searchFor('', 'browsing', { column }))}
          >
            {search.column(column)}
          </button>
        ))}
      </div>
    </>
  )
}
