import { dayInChina } from '#domain/civil-date.ts'
import type { Field, Step } from '#domain/form.ts'
import { type Answers, fieldsOf, type Problem, type Warning, warningsOf } from '#domain/form-filling.ts'
import { keyboard } from '../input/keyboard.ts'
import { useHall } from '../terminal/hall.ts'
import { say, text } from '../ui/text/text.ts'
import { AddressPlaces } from './address-places.tsx'
import { AlreadyPublic } from './already-public.tsx'
import { type Filling, fill } from './draft.ts'
import { IdentityField } from './identity-field.tsx'
import { Choices, LongTextField, TextField } from './inputs.tsx'
import { OrganField } from './organ-field.tsx'
import { ReadyAnswers } from './ready-answers.tsx'

type StepProps = {
  readonly formKey: string
  readonly filling: Filling
  readonly step: Step
  readonly problems: readonly Problem[]
}

/** One screen of a form: its question, its fields, and what is worth a word. */
export const StepFields = (props: StepProps) => {
  const { step, filling } = props
  const fields = fieldsOf(step, filling.answers)
  return (
    <>
      <h2 class="step-title" tabIndex={-1}>
        {say(step.title)}
      </h2>
      {step.hint && <p class="step-hint">{say(step.hint)}</p>}
      {filling.about && <p class="about">{text().form.about(filling.about.title)}</p>}
      {fields.map(field => (
        <FieldView key={field.id} {...props} field={field} isAlone={fields.length === 1} />
      ))}
      {keyboard.value === null && <Warnings step={step} answers={filling.answers} />}
    </>
  )
}

/** In words why a step cannot be left. */
export const problemWords = (problem: Problem): string => {
  const words = text().form
  if (problem.kind === 'tooLong') return words.tooLong(problem.longest)
  return problem.words ? say(problem.words) : words.missing
}

const FieldView = (props: StepProps & { readonly field: Field; readonly isAlone: boolean }) => {
  const { field, formKey, isAlone } = props
  const { answers } = props.filling
  const found = props.problems.find(problem => problem.field === field.id)
  const problem = found && problemWords(found)
  const shown = {
    id: field.id,
    label: say(field.label),
    hint: field.hint && say(field.hint),
    value: answers[field.id] ?? '',
    problem,
    onInput: (value: string) => fill(formKey, { [field.id]: value }),
  }
  switch (field.type) {
    case 'line':
      return (
        <>
          <TextField {...shown} isMasked={field.isMasked} layout={field.layout} writes={field.writes} />
          {field.writes === 'address' && <AddressPlaces value={shown.value} onChoose={shown.onInput} />}
        </>
      )
    case 'text':
      return (
        <>
          <LongTextField {...shown} isLabelHidden={isAlone} longest={field.longest} />
          {field.suggests === 'publicDocuments' && <AlreadyPublic formKey={formKey} description={shown.value} />}
          {field.suggests === 'answers' && <ReadyAnswers formKey={formKey} question={shown.value} />}
        </>
      )
    case 'choice':
      return (
        <Choices
          name={field.id}
          legend={shown.label}
          isLegendHidden={isAlone}
          options={field.options.map(({ value, label, note }) => ({
            value,
            label: say(label),
            note: note && say(note),
          }))}
          chosen={answers[field.id] ?? null}
          problem={problem}
          onChoose={shown.onInput}
        />
      )
    case 'organ':
      return <OrganField chosen={shown.value} onChoose={shown.onInput} />
    case 'identity':
      return (
        <IdentityField field={field} answers={answers} problem={problem} onFill={answer => fill(formKey, answer)} />
      )
  }
}

/** What may cost time later; it never holds anybody up. */
export const Warnings = (props: { readonly step: Step; readonly answers: Answers }) => {
  const { now } = useHall()
  return (
    <div aria-live="polite">
      {warningsOf(props.step, props.answers, dayInChina(now.value)).map(warning => (
        <p class="warning" key={warning.field}>
          {warningWords(warning)}
        </p>
      ))}
    </div>
  )
}

const warningWords = (warning: Warning): string =>
  warning.kind === 'missing' ? say(warning.words) : text().form.warnings[warning.kind]
