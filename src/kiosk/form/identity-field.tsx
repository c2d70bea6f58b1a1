import type { Field } from '#domain/form.ts'
import { type Answers, identityChoices, identityFields } from '#domain/form-filling.ts'
import { identityKindsOf } from '#domain/identity-number.ts'
import { text } from '../ui/text/text.ts'
import { Choices, TextField } from './inputs.tsx'

/** How one proves who one is: a number typed, a look by staff, or a document shown at the window. Nothing is pictured. */
export const IdentityField = (props: {
  readonly field: Extract<Field, { type: 'identity' }>
  readonly answers: Answers
  readonly problem: string | undefined
  readonly onFill: (answers: Answers) => void
}) => {
  const words = text().form
  const { field, answers, onFill } = props
  const { kind, number } = identityFields(field.id)
  const kinds = identityKindsOf(field.holder)
  const isTyped = answers[field.id] === 'numberTyped'
  return (
    <>
      <Choices
        name={field.id}
        legend={words.identity}
        isLegendHidden
        options={identityChoices.map(value => ({ value, label: words.identityChoices[value] }))}
        chosen={identityChoices.find(choice => choice === answers[field.id]) ?? null}
        problem={props.problem}
        onChoose={chosen => onFill({ [field.id]: chosen })}
      />
      {isTyped && (
        <>
          <TextField
            id={number}
            label={words.identityNumber}
            layout="identity"
            isMasked
            value={answers[number] ?? ''}
            onInput={value => onFill({ [number]: value })}
          />
          <Choices
            name={kind}
            legend={words.identityKind}
            options={kinds.map(value => ({ value, label: words.identityKinds[value] }))}
            chosen={kinds.find(each => each === answers[kind]) ?? kinds[0]}
            onChoose={chosen => onFill({ [kind]: chosen })}
          />
        </>
      )}
    </>
  )
}
