import { Printer } from 'lucide'
import { useState } from 'preact/hooks'
import { type Row, rowsOf, stepsOf, unfinished } from '#domain/form-filling.ts'
import { maskMiddle } from '#domain/masking.ts'
import { type PlaceHere, useHall, usePlace } from '../terminal/hall.ts'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'
import { type Filling, goToStep } from './draft.ts'
import { ShowWhileHeld } from './inputs.tsx'
import { PaperForm } from './paper-form.tsx'
import { ReceiptRule } from './receipt-rule.tsx'
import { problemWords, Warnings } from './step-fields.tsx'
import { submitForm } from './submit.ts'
import { wordingOf } from './wording.ts'

/** Every answer once more, each with 更改, what submitting means, then the one button that submits. */
export const CheckStep = (props: { readonly formKey: string; readonly filling: Filling }) => {
  const here = usePlace()
  return here ? <Check {...props} here={here} /> : null
}

const Check = (props: { readonly formKey: string; readonly filling: Filling; readonly here: PlaceHere }) => {
  const words = text().form
  const hall = useHall()
  const { formKey, filling, here } = props
  const { form, answers, submitting } = filling
  const rows = rowsOf(form, answers, wordingOf(here))
  const missing = unfinished(form, answers)
  const [isConfirmed, setIsConfirmed] = useState(false)
  const isAssisted = filling.assistance !== null
  const hasPrinter = here.terminal?.paper !== 'none'
  return (
    <>
      <h2 class="step-title" tabIndex={-1}>
        {words.check}
      </h2>
      <p class="step-hint">{words.checkHint}</p>
      {missing.length > 0 && (
        <div class="problem-summary" role="alert">
          <h2>{words.problems}</h2>
          {missing.map(({ step, problem }) => (
            <button type="button" key={problem.field} onClick={() => goToStep(formKey, step)}>
              {problemWords(problem)}
            </button>
          ))}
        </div>
      )}
      {filling.about && <p class="about">{words.about(filling.about.title)}</p>}
      <dl class="card answers">
        {rows.map(row => (
          <AnswerRow key={row.field} row={row} onChange={() => goToStep(formKey, row.step)} />
        ))}
      </dl>
      {stepsOf(form, answers).map(step => (
        <Warnings key={step.id} step={step} answers={answers} />
      ))}
      {form.kind !== 'rating' && <ReceiptRule filling={filling} />}
      {submitting !== 'ready' && submitting !== 'saving' && (
        <p class="problem-summary" role="alert">
          {words.failed[submitting]}
        </p>
      )}
      {isAssisted && (
        <label class="citizen-confirms card">
          <input type="checkbox" checked={isConfirmed} onChange={() => setIsConfirmed(!isConfirmed)} />
          {text().assist.citizenConfirms}
        </label>
      )}
      <div class="actions">
        {hasPrinter && (
          <button type="button" class="second-action" onClick={() => print()}>
            <Icon node={Printer} />
            {words.printPaper}
          </button>
        )}
        <button
          type="button"
          class="main-action"
          disabled={submitting === 'saving' || missing.length > 0 || (isAssisted && !isConfirmed)}
          onClick={() => void submitForm(formKey, hall, here)}
        >
          {submitting === 'saving' ? words.submitting : words.submit}
        </button>
      </div>
      <PaperForm filling={filling} here={here} />
    </>
  )
}

const AnswerRow = ({ row, onChange }: { readonly row: Row; readonly onChange: () => void }) => {
  const words = text().form
  const [isHeld, setIsHeld] = useState(false)
  const shown = row.isMasked && !isHeld ? maskMiddle(row.words) : row.words
  return (
    <div>
      <dt>{row.question}</dt>
      <dd>
        {shown === '' ? words.none : shown}
        {row.isMasked && shown !== '' && <ShowWhileHeld onHold={setIsHeld} />}
      </dd>
      <dd>
        <button type="button" aria-label={words.changeOf(row.question)} onClick={onChange}>
          {words.change}
        </button>
      </dd>
    </div>
  )
}
