import { ScrollText } from 'lucide'
import type { Guide } from '#domain/document.ts'
import { outline } from '#domain/outline.ts'
import type { Related } from '../library/messages.ts'
import { Icon } from '../ui/icon.tsx'
import { goTo } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'
import { MatterFacts, TimeAndFee, WhereAndWhen } from './guide-facts.tsx'
import { Materials } from './materials.tsx'

/** A service guide: who, what to bring, how, how long, what it costs, where; the policy behind it near the top. */
export const GuideView = (props: { readonly guide: Guide; readonly related: readonly Related[] }) => {
  const { guide } = props
  return (
    <div class="guide" lang="zh-CN">
      <header class="guide-top">
        {guide.summary !== '' && <p>{guide.summary}</p>}
        <Marks guide={guide} />
        <PoliciesBehind related={props.related} />
      </header>
      <Conditions guide={guide} />
      <Materials guide={guide} />
      <Steps guide={guide} />
      <TimeAndFee guide={guide} />
      <WhereAndWhen guide={guide} />
      <Notes guide={guide} />
      <MatterFacts guide={guide} />
    </div>
  )
}

/** What one wants to know first: whether it is done at once, whether it costs, how often one has to come. */
const Marks = ({ guide }: { readonly guide: Guide }) => {
  const words = text().guide
  const marks = [guide.handling, guide.fee, guide.visits === null ? null : words.comes(guide.visits)]
  return <p class="guide-marks">{marks.map(mark => mark && mark.length <= 12 && <span key={mark}>{mark}</span>)}</p>
}

const PoliciesBehind = ({ related }: { readonly related: readonly Related[] }) => {
  const policies = related.filter(({ kind, direction }) => kind === 'serves' && direction === 'out')
  return (
    <ul class="guide-policies">
      {policies.map(({ entry }) => (
        <li key={entry.id}>
          <button type="button" onClick={() => goTo({ name: 'reader', id: entry.id, words: '' })}>
            <Icon node={ScrollText} />
            <span>
              <span class="hint">{text().guide.policyBehind}</span> {entry.title}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

const Conditions = ({ guide }: { readonly guide: Guide }) => (
  <section class="card">
    <h2>{text().guide.conditions}</h2>
    <ul class="dotted">
      {guide.conditions.map(condition => (
        <li key={condition}>{condition}</li>
      ))}
    </ul>
  </section>
)

const Steps = ({ guide }: { readonly guide: Guide }) => (
  <section class="card">
    <h2>{text().guide.steps}</h2>
    <ol class="guide-steps">
      {guide.steps.map((step, index) => (
        <li key={step.name}>
          <span class="step-number" aria-hidden="true">
            {index + 1}
          </span>
          <div>
            <strong>{step.name}</strong>
            <p>{step.note}</p>
          </div>
        </li>
      ))}
    </ol>
  </section>
)

const Notes = ({ guide }: { readonly guide: Guide }) =>
  guide.body === '' ? null : (
    <section class="card guide-notes">
      <h2>{text().guide.notes}</h2>
      {outline(guide.body).map((block, index) => (
        <p key={index}>{block.text}</p>
      ))}
    </section>
  )
