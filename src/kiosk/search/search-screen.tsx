import { MessageSquareText } from 'lucide'
import { openForm } from '../form/draft.ts'
import { useHall, usePlace } from '../terminal/hall.ts'
import { Icon } from '../ui/icon.tsx'
import { modes } from '../ui/modes.ts'
import { replaceScreen } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'
import { useStage } from '../ui/use-stage.ts'
import { filterWords } from './facet-words.ts'
import { Filters } from './filters.tsx'
import { HitCard } from './hit-card.tsx'
import { NoHits } from './no-hits.tsx'
import { SearchBox } from './search-box.tsx'
import { type Answered, isSameSearch, type SearchAt, useAnswer } from './use-answer.ts'
import { Within } from './within.tsx'

/** Ten hits at a time, in elder mode five. */
const pageLength = () => (modes().isElder ? 5 : 10)

/** Results while typing, by kind, narrowed by what the citizen came from. */
export const SearchScreen = ({ at }: { readonly at: SearchAt }) => {
  const shown = at.shown ?? pageLength()
  const answered = useAnswer(at, shown)
  const stage = useStage(4)
  const hits = (answered?.answer.hits ?? []).slice(0, stage < 3 ? 0 : stage < 4 ? 4 : shown)
  const total = answered?.counts?.total ?? 0
  const change = (next: Partial<SearchAt>) => replaceScreen({ ...at, shown: pageLength(), ...next })
  const isFound = at.text.trim() !== '' || at.within.length > 0
  return (
    <>
      <h1 class="visually-hidden">{text().search.title}</h1>
      <SearchBox at={at} onText={typed => change({ text: typed })} />
      {isFound && (hits.length > 0 || at.within.length > 0) && (
        <Within
          within={at.within}
          refinements={answered?.counts?.refinements ?? []}
          onWithin={within => change({ within })}
        />
      )}
      {stage > 0 && (
        <Filters
          filter={at.filter}
          counts={answered?.counts ?? null}
          onFilter={filter => change({ filter: { ...at.filter, ...filter } })}
        />
      )}
      {stage > 1 && at.text === '' && at.from === 'typing' && (
        <Terms onPick={typed => change({ text: typed, from: 'browsing' })} />
      )}
      {answered && <Found at={at} answered={answered} onOrder={order => change({ order })} />}
      {at.filter.kind === 'questionAndAnswer' && <AskAnew words={at.text.trim()} />}
      {isEmpty(answered, at) && isFound && (
        <NoHits
          words={[at.text.trim(), ...at.within].join(' ').trim()}
          isNarrowed={filterWords(at.filter).length > 0}
        />
      )}
      <ul class="hits">
        {hits.map(hit => (
          <li key={hit.entry.id}>
            <HitCard hit={hit} words={answered?.answer.words.join(' ') ?? ''} />
          </li>
        ))}
      </ul>
      {hits.length < total && hits.length > 0 && (
        <button type="button" class="second-action more" onClick={() => change({ shown: shown + pageLength() })}>
          {text().search.more(pageLength())}
        </button>
      )}
    </>
  )
}

/** Among questions and answers: what is not there can be asked. */
const AskAnew = ({ words }: { readonly words: string }) => {
  const form = usePlace()?.forms.find(each => each.kind === 'question')
  return form ? (
    <button
      type="button"
      class="second-action ask-anew"
      onClick={() => openForm(form, { answers: { description: words } })}
    >
      <Icon node={MessageSquareText} />
      {text().search.askAnew}
    </button>
  ) : null
}

const isEmpty = (answered: Answered | null, at: SearchAt): boolean =>
  answered !== null && isSameSearch(answered.at, at) && answered.answer.isComplete && answered.answer.hits.length === 0

/** How much was found and how, said aloud too; and in which order it stands. */
const Found = (props: {
  readonly at: SearchAt
  readonly answered: Answered
  readonly onOrder: (order: SearchAt['order']) => void
}) => {
  const { search } = text()
  const { at, answered } = props
  const { answer, counts, words } = answered
  const { within, filter } = answered.at
  const isBrowsing = words === '' && within.length === 0
  const summary = counts && [
    isBrowsing ? search.latest(counts.total) : search.found(counts.total),
    ...(within.length > 0 ? [search.holding(within.join('、'))] : []),
    ...filterWords(filter),
    ...(answer.isComplete || isBrowsing ? [] : [search.titlesOnly]),
  ]
  return (
    <div class="found">
      <p role="status">{summary?.join(' · ') ?? search.counting}</p>
      {!isBrowsing && answer.hits.length > 1 && (
        <button type="button" onClick={() => props.onOrder(at.order === 'date' ? 'relevance' : 'date')}>
          {at.order === 'date' ? search.byDate : search.byRelevance} ⇅
        </button>
      )}
      {answer.instead && (
        <p class="found-note">
          {answer.instead.by === 'pinyin' ? search.byPinyin(words) : search.shortened(words, answer.instead.text)}
        </p>
      )}
      {answer.synonyms.map(({ everyday, formal }) => (
        <p class="found-note" key={everyday}>
          {search.synonym(everyday, formal.join('、'))}
        </p>
      ))}
    </div>
  )
}

/** Words to touch instead of typing: the place's own, then those that most documents name themselves by. */
const Terms = ({ onPick }: { readonly onPick: (term: string) => void }) => {
  const status = useHall().library.status.value
  const terms = 'place' in status ? [...new Set([...status.place.place.hotTerms, ...status.place.terms])] : []
  return (
    <fieldset class="terms">
      <legend>{text().search.terms}</legend>
      <div class="chips">
        {terms.slice(0, 24).map(term => (
          <button type="button" class="chip" key={term} onClick={() => onPick(term)}>
            {term}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
