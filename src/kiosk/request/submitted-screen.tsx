import { Check, Clock, TriangleAlert } from 'lucide'
import { groupReceiptCode } from '#domain/receipt-code.ts'
import { useHall } from '../terminal/hall.ts'
import { instantInWords } from '../ui/dates.ts'
import { Icon } from '../ui/icon.tsx'
import { replaceScreen, type Screen } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'

type SubmittedAt = Extract<Screen, { name: 'submitted' }>

/** Where the request is now, the citizen's code, and what comes next. The three states are never blurred. */
export const SubmittedScreen = ({ at }: { readonly at: SubmittedAt }) => {
  const { outbox, session } = useHall()
  const words = text().submitted
  const submission = outbox.submissions.value.find(each => each.id === at.id)
  return (
    <>
      <div class="state-card card" role="status" data-state={submission?.state}>
        <StateWords
          recordedAt={submission?.state === 'delivered' ? submission.recordedAt : null}
          state={submission?.state ?? 'queued'}
        />
      </div>
      <section class="card code-card">
        <h2>{words.code}</h2>
        <p class="receipt-code">{groupReceiptCode(at.code)}</p>
        <p class="hint">{words.codeHint}</p>
      </section>
      <section class="card">
        <h2>{words.next}</h2>
        <ol class="next-steps">
          {words.steps.map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <div class="actions">
        <button type="button" class="second-action" onClick={() => replaceScreen({ name: 'progress', code: at.code })}>
          {words.another}
        </button>
        <button type="button" class="main-action" onClick={session.end}>
          {words.finish}
        </button>
      </div>
    </>
  )
}

const StateWords = (props: {
  readonly state: 'queued' | 'sending' | 'delivered' | 'refused'
  readonly recordedAt: string | null
}) => {
  const words = text().submitted
  switch (props.state) {
    case 'queued':
      return <StateLine icon={Clock} title={words.queued} hint={words.queuedHint} />
    case 'sending':
      return <StateLine icon={Clock} title={words.sending} hint={words.queuedHint} />
    case 'delivered':
      return (
        <StateLine
          icon={Check}
          title={words.delivered}
          hint={words.deliveredHint(props.recordedAt ? instantInWords(props.recordedAt) : '')}
        />
      )
    case 'refused':
      return <StateLine icon={TriangleAlert} title={words.refused} hint={words.refusedHint} />
  }
}

const StateLine = (props: { readonly icon: typeof Check; readonly title: string; readonly hint: string }) => (
  <>
    <h1>
      <Icon node={props.icon} />
      {props.title}
    </h1>
    <p>{props.hint}</p>
  </>
)
