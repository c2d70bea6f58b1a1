import { Eye } from 'lucide'
import { useState } from 'preact/hooks'
import { countCharacters } from '#domain/form-filling.ts'
import { maskMiddle } from '#domain/masking.ts'
import type { FieldLayout } from '../input/keyboard.ts'
import type { Writing } from '../input/pinyin/candidates.ts'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'

type FieldProps = {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly value: string
  readonly problem?: string | undefined
  readonly onInput: (value: string) => void
}

const describedBy = ({ id, hint, problem }: FieldProps): string | undefined =>
  [problem && `${id}-problem`, hint && `${id}-hint`].filter(each => each).join(' ') || undefined

const FieldHead = ({ id, label, hint, problem }: FieldProps) => (
  <>
    <label for={id}>{label}</label>
    {hint && (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    <FieldProblem id={id} problem={problem} />
  </>
)

/** A line to type in, its problem said beside it. A masked one shows its characters inside, and outside while held. */
export const TextField = (
  props: FieldProps & {
    readonly layout?: FieldLayout
    readonly writes?: Writing | undefined
    readonly isMasked?: boolean
  },
) => {
  const [isInside, setIsInside] = useState(false)
  const [isHeld, setIsHeld] = useState(false)
  const isMasked = props.isMasked && !isInside && !isHeld
  return (
    <div class="field" data-problem={props.problem ? true : undefined}>
      <FieldHead {...props} />
      <div class="field-line">
        <input
          id={props.id}
          type="text"
          inputMode="none"
          autocomplete="off"
          spellcheck={false}
          data-layout={props.layout ?? 'text'}
          data-writes={props.writes}
          value={isMasked ? maskMiddle(props.value) : props.value}
          aria-describedby={describedBy(props)}
          aria-invalid={props.problem ? true : undefined}
          onFocus={() => setIsInside(true)}
          onBlur={() => setIsInside(false)}
          onInput={event => props.onInput(event.currentTarget.value)}
        />
        {props.isMasked && props.value !== '' && !isInside && <ShowWhileHeld onHold={setIsHeld} />}
      </div>
    </div>
  )
}

/** Shows a masked number for as long as a finger, or a key, stays on it. */
export const ShowWhileHeld = ({ onHold }: { readonly onHold: (isHeld: boolean) => void }) => (
  <button
    type="button"
    class="reveal"
    onPointerDown={() => onHold(true)}
    onPointerUp={() => onHold(false)}
    onPointerLeave={() => onHold(false)}
    onPointerCancel={() => onHold(false)}
    onKeyDown={event => (event.key === ' ' || event.key === 'Enter') && onHold(true)}
    onKeyUp={() => onHold(false)}
    onBlur={() => onHold(false)}
  >
    <Icon node={Eye} />
    {text().form.showWhileHeld}
  </button>
)

/** Several lines to type in. How many characters are left is said once they become few; nothing is ever cut off. */
export const LongTextField = (props: FieldProps & { readonly isLabelHidden: boolean; readonly longest: number }) => {
  const left = props.longest - countCharacters(props.value)
  return (
    <div class="field" data-problem={props.problem ? true : undefined}>
      {props.isLabelHidden ? (
        <>
          <label class="visually-hidden" for={props.id}>
            {props.label}
          </label>
          <FieldProblem id={props.id} problem={props.problem} />
        </>
      ) : (
        <FieldHead {...props} />
      )}
      <textarea
        id={props.id}
        rows={4}
        inputMode="none"
        autocomplete="off"
        spellcheck={false}
        data-layout="text"
        value={props.value}
        aria-describedby={describedBy(props)}
        aria-invalid={props.problem ? true : undefined}
        onInput={event => props.onInput(event.currentTarget.value)}
      />
      <p class="hint count" role="status" data-over={left < 0 || undefined}>
        {left < props.longest / 10 && (left < 0 ? text().form.over(-left) : text().form.left(left))}
      </p>
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
  readonly options: readonly { readonly value: Value; readonly label: string; readonly note?: string | undefined }[]
  readonly chosen: Value | null
  readonly problem?: string | undefined
  readonly onChoose: (value: Value) => void
}) => (
  <fieldset
    class="choices"
    data-problem={props.problem ? true : undefined}
    aria-describedby={props.problem ? `${props.name}-problem` : undefined}
  >
    <legend class={props.isLegendHidden ? 'visually-hidden' : 'legend'}>{props.legend}</legend>
    <FieldProblem id={props.name} problem={props.problem} />
    {props.options.map(({ value, label, note }, index) => (
      <label class="choice" key={value}>
        <input
          id={index === 0 ? props.name : `${props.name}-${value}`}
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
