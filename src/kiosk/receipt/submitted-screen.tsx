import { Check, Clock, Printer, TriangleAlert, Volume2 } from 'lucide'
import { groupReceiptCode } from '#domain/receipt-code.ts'
import type { Submission } from '#domain/submission.ts'
import { QrCode } from '../take-away/qr-code.tsx'
import { useHall, usePlace } from '../terminal/hall.ts'
import { Icon } from '../ui/icon.tsx'
import { replaceScreen, type Screen } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'
import { hasVoice, readAloud } from '../ui/voice.ts'
import { PrintedSlip, setPaper } from './printed-slip.tsx'
import { nextWords, stateWords } from './slip-words.ts'

type SubmittedAt = Extract<Screen, { name: 'submitted' }>

/** Where it is now, the citizen's code, and what comes next. The three states are never blurred. */
export const SubmittedScreen = ({ at }: { readonly at: SubmittedAt }) => {
  const { outbox, session } = useHall()
  const here = usePlace()
  const words = text().submitted
  const submission = outbox.submissions.value.find(each => each.id === at.id)
  const recordedAt = submission?.state === 'delivered' ? submission.recordedAt : null
  const state = stateWords(at.slip, submission?.state ?? 'queued', recordedAt)
  const next = here ? nextWords(at.slip, recordedAt, here.calendar) : []
  const code = groupReceiptCode(at.code)
  const printSlip = () => {
    setPaper(here?.terminal?.paper ?? 'a4')
    print()
  }
  const read = () => readAloud([state.title, state.hint, `${words.code} ${[...at.code].join(' ')}`, ...next])
  return (
    <>
      <div class="state-card card" role="status" data-state={submission?.state}>
        <h1>
          <Icon node={stateIcon(submission?.state)} />
          {state.title}
        </h1>
        <p>{state.hint}</p>
      </div>
      <section class="card code-card">
        <div>
          <h2>{words.code}</h2>
          <p class="receipt-code">{code}</p>
          <p class="hint">{words.codeHint}</p>
        </div>
        <QrCode content={at.code} label={words.codeQr} />
      </section>
      <div class="slip-actions">
        {here?.terminal && here.terminal.paper !== 'none' && (
          <button type="button" onClick={printSlip}>
            <Icon node={Printer} />
            {words.print}
          </button>
        )}
        {hasVoice() && (
          <button type="button" data-steers-reading onClick={read}>
            <Icon node={Volume2} />
            {words.read}
          </button>
        )}
      </div>
      <section class="card">
        <h2>{words.next}</h2>
        <ul class="next-steps">
          {next.map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <div class="actions">
        <button type="button" class="second-action" onClick={() => replaceScreen({ name: 'progress', code: at.code })}>
          {words.another}
        </button>
        <button type="button" class="main-action" onClick={session.end}>
          {words.finish}
        </button>
      </div>
      {here && <PrintedSlip slip={at.slip} code={at.code} state={state.title} next={next} here={here} />}
    </>
  )
}

const stateIcon = (state: Submission['state'] | undefined) => {
  if (state === 'delivered') return Check
  return state === 'refused' ? TriangleAlert : Clock
}
