import { useState } from 'preact/hooks'
import { longestAnswer } from '#domain/disclosure-request.ts'
import { maskMiddle } from '#domain/masking.ts'
import type { Layout } from '../input/keyboard.ts'

/** A line to type in, its problem said beside it. */
export const TextField = (props: {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly layout?: Layout
  readonly isMasked?: boolean
  readonly problem?: string | undefined
  readonly onInput: (value: string) => void
}) => {
  const [isInside, setIsInside] = useState(false)
  const shown = props.isMasked && !isInside ? maskMiddle(props.value) : props.value
  return (
    <div class="field" data-problem={props.problem ? true : undefined}>
      <label for={props.id}>{props.label}</label>
      <FieldProblem id={props.id} problem={props.problem} />
      <input
        id={props.id}
        type="text"
        inputMode="none"
        maxLength={longestAnswer}
        autocomplete="off"
        spellcheck={false}
        data-layout={props.layout ?? 'letters'}
        value={shown}
        aria-describedby={props.problem ? `${props.id}-problem` : undefined}
        aria-invalid={props.problem ? true : undefined}
        onFocus={() => setIsInside(true)}
        onBlur={() => setIsInside(false)}
        onInput={event => props.onInput(event.currentTarget.value)}
      />
    </div>
  )
}

export const FieldProblem = (props: { readonly id: string; readonly problem: string | undefined }) =>
  props.problem ? (
    <p class="field-problem" id={`${props.id}-problem`}>
      {props.problem}
    </p>
  ) : null

/** A choice of one, each option a large target. */
export const Choices = <Value extends string>(props: {
  readonly name: string
  readonly legend: string
  readonly isLegendHidden?: boolean
  readonly options: readonly { readonly value: Value; readonly label: string; readonly note?: string }[]
  readonly chosen: Value | null
  readonly problem?: string | undefined
  readonly onChoose: (value: Value) => void
}) => (
  <fieldset class="choices" data-problem={props.problem ? true : undefined}>
    <legend class={props.isLegendHidden ? 'visually-hidden' : 'legend'}>{props.legend}</legend>
    <FieldProblem id={props.name} problem={props.problem} />
    {props.options.map(({ value, label, note }) => (
      <label class="choice" key={value}>
        <input
          id={`${props.name}-${value}`}
          type="radio"
          name={props.name}
          checked={props.chosen === value}
          onChange={() => props.onChoose(value)}
        />
        <span>
          <strong>{label}</strong>
          {note && <span class="hint"> {note}</span>}
        </span>
      </label>
    ))}
  </fieldset>
)
