import { Search, X } from 'lucide'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { DocumentKind } from '#domain/document.ts'
import { documentKinds } from '#domain/document.ts'
import type { CatalogEntry } from '#domain/edition.ts'
import { type Answer, type Filter, noFilter } from '#search/engine.ts'
import { suggestDescription } from '../request/draft.ts'
import { useHall, usePlace } from '../terminal/hall.ts'
import { BackButton } from '../ui/back-headline.tsx'
import { Icon } from '../ui/icon.tsx'
import { goTo, replaceScreen, type Screen } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'
import { HitCard } from './hit-card.tsx'

type SearchAt = Extract<Screen, { name: 'search' }>

const pageLength = 10

/** Results while typing, by kind, narrowed by what the citizen came from. */
export const SearchScreen = ({ at }: { readonly at: SearchAt }) => {
  const shown = at.shown ?? pageLength
  const answered = useAnswer(at, shown)
  const answer = answered?.answer ?? null
  const words = answered?.words ?? ''
  const change = (next: Partial<SearchAt>) => {
    replaceScreen({ ...at, shown: pageLength, ...next })
  }
  return (
    <>
      <h1 class="visually-hidden">{text().search.title}</h1>
      <SearchBox at={at} onText={typed => change({ text: typed })} />
      <Filters at={at} answer={answer} onFilter={filter => change({ filter: { ...at.filter, ...filter } })} />
      {at.text === '' && at.from === 'typing' && <Terms onPick={typed => change({ text: typed, from: 'browsing' })} />}
      {answer && (
        <p class="found" role="status">
          {words === '' ? text().search.latest(answer.total) : text().search.found(answer.total)}
          {!answer.isComplete && words !== '' && ` · ${text().search.titlesOnly}`}
        </p>
      )}
      {answer?.total === 0 && answer.isComplete && words !== '' && <NoHits words={words} />}
      <ul class="hits">
        {answer?.hits.map(hit => (
          <li key={hit.entry.id}>
            <HitCard hit={hit} words={words} />
          </li>
        ))}
      </ul>
      {answer && answer.hits.length < answer.total && (
        <button type="button" class="second-action more" onClick={() => change({ shown: shown + pageLength })}>
          {text().search.more}
        </button>
      )}
    </>
  )
}

/** An answer with the words it was found by, which may be a keystroke behind those in the box. */
type Answered = { readonly words: string; readonly answer: Answer }

const useAnswer = (at: SearchAt, count: number): Answered | null => {
  const { library } = useHall()
  const [answered, setAnswer] = useState<Answered | null>(null)
  const { stage } = library.status.value
  // The stage too: what was asked of titles alone is asked again when the bodies are there.
  useEffect(() => {
    let isCurrent = true
    void library.search({ text: at.text, filter: at.filter, from: 0, count }).then(found => {
      if (found && isCurrent) setAnswer({ words: at.text.trim(), answer: found })
    })
    return () => {
      isCurrent = false
    }
  }, [library, at.text, at.filter, count, stage])
  return answered
}

const SearchBox = ({ at, onText }: { readonly at: SearchAt; readonly onText: (words: string) => void }) => {
  const { search, home } = text()
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (at.from === 'typing' && at.text === '') input.current?.focus()
  }, [])
  return (
    <div class="search-line">
      <BackButton />
      <div class="search-box">
        <Icon node={Search} />
        <input
          ref={input}
          type="text"
          inputMode="none"
          enterKeyHint="search"
          autocomplete="off"
          spellcheck={false}
          aria-label={search.label}
          placeholder={home.placeholder}
          value={at.text}
          onInput={event => onText(event.currentTarget.value)}
        />
        {at.text !== '' && (
          <button type="button" aria-label={search.clear} onClick={() => onText('')}>
            <Icon node={X} />
          </button>
        )}
      </div>
    </div>
  )
}

const Filters = (props: {
  readonly at: SearchAt
  readonly answer: Answer | null
  readonly onFilter: (filter: Partial<Filter>) => void
}) => {
  const { search, kinds } = text()
  const { filter } = props.at
  const counts = props.answer?.counts
  const all = counts ? Object.values(counts).reduce((sum, count) => sum + count, 0) : 0
  const named = [
    ...(filter.stage ? [{ words: search.stage(text().stages[filter.stage]), without: { stage: null } }] : []),
    ...(filter.column ? [{ words: search.column(filter.column), without: { column: null } }] : []),
  ]
  const kindButton = (kind: DocumentKind | null, name: string, count: number) => (
    <button
      type="button"
      class="filter"
      key={name}
      aria-pressed={filter.kind === kind}
      onClick={() => props.onFilter({ kind })}
    >
      {name} <span class="filter-count">{count}</span>
    </button>
  )
  return (
    <div class="filters">
      {kindButton(null, search.all, all)}
      {documentKinds
        .filter(kind => filter.kind === kind || (counts?.[kind] ?? 0) > 0)
        .map(kind => kindButton(kind, kinds[kind], counts?.[kind] ?? 0))}
      <button
        type="button"
        class="filter"
        aria-pressed={filter.onlyInForce}
        onClick={() => props.onFilter({ onlyInForce: !filter.onlyInForce })}
      >
        {search.onlyInForce}
      </button>
      {named.map(({ words, without }) => (
        <button
          type="button"
          class="filter"
          key={words}
          aria-pressed="true"
          aria-label={search.removeFilter(words)}
          onClick={() => props.onFilter(without)}
        >
          {words} <Icon node={X} />
        </button>
      ))}
    </div>
  )
}

/** Words to touch instead of typing: the place's own, then those that most documents name themselves by. */
const Terms = ({ onPick }: { readonly onPick: (term: string) => void }) => {
  const status = useHall().library.status.value
  const terms = 'terms' in status ? [...new Set([...status.place.place.hotTerms, ...status.terms])] : []
  return (
    <fieldset class="terms">
      <legend>{text().search.terms}</legend>
      <div class="chips">
        {terms.map(term => (
          <button type="button" class="chip" key={term} onClick={() => onPick(term)}>
            {term}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

/** What to do when nothing holds all the words. */
const NoHits = ({ words }: { readonly words: string }) => {
  const { library } = useHall()
  const { search } = text()
  const place = usePlace()?.place
  const [near, setNear] = useState<readonly CatalogEntry[]>([])
  useEffect(() => {
    void library.suggest(words).then(setNear)
  }, [library, words])
  return (
    <div class="card no-hits">
      <h2>{search.none(words.trim())}</h2>
      <p class="hint">{search.noneHint}</p>
      {near.length > 0 && (
        <>
          <h3>{search.near}</h3>
          <div class="chips">
            {near.map(entry => (
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
      )}
      <div class="chips">
        {place?.hotTerms.map(term => (
          <button
            type="button"
            class="chip"
            key={term}
            onClick={() => replaceScreen({ name: 'search', text: term, filter: noFilter, from: 'browsing' })}
          >
            {term}
          </button>
        ))}
      </div>
      {place && (
        <p class="hint">
          {search.askStaff}:{place.window.name},{place.window.phone}
        </p>
      )}
      <div class="actions">
        <button
          type="button"
          class="main-action"
          onClick={() => {
            suggestDescription(words.trim())
            goTo({ name: 'request' })
          }}
        >
          {search.makeRequest}
        </button>
      </div>
    </div>
  )
}
