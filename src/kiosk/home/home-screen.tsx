import { BookOpen, Building2, FileCheck, FileText, type IconNode, MessageSquareText, Search, User } from 'lucide'
import { useState } from 'preact/hooks'
import { enterpriseStages, type LifecycleStage, personStages } from '#domain/lifecycle.ts'
import type { Filter } from '#search/filter.ts'
import { useHall, usePlace } from '../terminal/hall.ts'
import { Icon } from '../ui/icon.tsx'
import { modes } from '../ui/modes.ts'
import { goTo, searchFor } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'

const browse = (filter: Partial<Filter>) => goTo(searchFor('', 'browsing', filter))

/** One question, the search box, the four zones of a hall, life stages, public columns. */
export const HomeScreen = () => (
  <div class="home">
    {new URLSearchParams(location.search).has('cleared') && (
      <p class="cleared" role="status">
        {text().frame.cleared}
      </p>
    )}
    <div class="home-main">
      <Question />
      <Zones />
    </div>
    <div class="home-side">
      {modes().isElder ? (
        <More />
      ) : (
        <>
          <Stages />
          <Columns />
        </>
      )}
    </div>
  </div>
)

/** In elder mode, what is looked for less often waits behind one button. */
const More = () => {
  const [isOpen, setIsOpen] = useState(false)
  const { home } = text()
  return (
    <>
      <button type="button" class="second-action more" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? home.less : home.more}
      </button>
      {isOpen && <Stages />}
      {isOpen && <Columns />}
    </>
  )
}

const Question = () => {
  const { home } = text()
  const status = useHall().library.status.value
  const counts = 'manifest' in status ? Object.values(status.manifest.counts) : []
  const total = counts.reduce((sum, count) => sum + count, 0)
  const type = (words: string) => goTo(searchFor(words, 'typing'))
  return (
    <section class="question">
      <h1>{home.question}</h1>
      <p class="question-hint">{total > 0 ? home.collected(total.toLocaleString('zh-CN')) : ' '}</p>
      <button type="button" class="search-entry" onClick={() => type('')}>
        <Icon node={Search} />
        <span class="search-entry-words">{home.placeholder}</span>
        <span class="search-entry-go">{home.search}</span>
      </button>
      <HotTerms onPick={type} />
    </section>
  )
}

const HotTerms = ({ onPick }: { readonly onPick: (term: string) => void }) => {
  const terms = usePlace()?.place.hotTerms ?? []
  if (terms.length === 0) return null
  return (
    <div class="hot">
      <span>{text().home.hot}</span>
      {terms.map(term => (
        <button type="button" key={term} onClick={() => onPick(term)}>
          {term}
        </button>
      ))}
    </div>
  )
}

const Zones = () => {
  const { zones } = text().home
  return (
    <div class="zones">
      <Zone tone="policy" icon={FileText} words={zones.policies} onClick={() => browse({ kind: 'policy' })} />
      <Zone tone="guide" icon={BookOpen} words={zones.guides} onClick={() => browse({ kind: 'guide' })} />
      <Zone tone="request" icon={FileCheck} words={zones.request} onClick={() => goTo({ name: 'triage' })} />
      <Zone
        tone="question"
        icon={MessageSquareText}
        words={zones.questions}
        onClick={() => browse({ kind: 'questionAndAnswer' })}
      />
    </div>
  )
}

const Zone = (props: {
  readonly tone: string
  readonly icon: IconNode
  readonly words: { readonly name: string; readonly lines: readonly string[] }
  readonly onClick: () => void
}) => (
  <button type="button" class="zone" data-tone={props.tone} onClick={props.onClick}>
    <span class="zone-icon">
      <Icon node={props.icon} />
    </span>
    <span>
      <span class="zone-name">{props.words.name}</span>
      {props.words.lines.map(line => (
        <span class="zone-line" key={line}>
          {line}
        </span>
      ))}
    </span>
  </button>
)

const Stages = () => {
  const { home } = text()
  return (
    <section>
      <h2 class="home-heading">{home.byStage}</h2>
      <div class="stages">
        <StageCard icon={User} name={home.persons} stages={personStages} />
        <StageCard icon={Building2} name={home.enterprises} stages={enterpriseStages} />
      </div>
    </section>
  )
}

const StageCard = (props: {
  readonly icon: IconNode
  readonly name: string
  readonly stages: readonly LifecycleStage[]
}) => (
  <div class="card stage-card">
    <h3>
      <Icon node={props.icon} />
      {props.name}
    </h3>
    <div class="chips">
      {props.stages.map(stage => (
        <button type="button" class="chip" key={stage} onClick={() => browse({ stage })}>
          {text().stages[stage]}
        </button>
      ))}
    </div>
  </div>
)

const Columns = () => {
  const status = useHall().library.status.value
  const columns = 'place' in status ? status.place.columns : []
  if (columns.length === 0) return null
  return (
    <section>
      <h2 class="home-heading">{text().home.columns}</h2>
      <div class="columns">
        {columns.map(column => (
          <button type="button" key={column} onClick={() => browse({ column })}>
            {column}
          </button>
        ))}
      </div>
    </section>
  )
}
