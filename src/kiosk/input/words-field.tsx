import type { Ref } from 'preact'

/** A line for words to search for: typed on the screen's keys or on a keyboard, never remembered by the browser. */
export const WordsField = (props: {
  readonly field: Ref<HTMLInputElement>
  readonly label: string
  readonly placeholder?: string
  readonly value: string
  readonly onWords: (words: string) => void
}) => (
  <input
    ref={props.field}
    type="text"
    inputMode="none"
    enterKeyHint="search"
    autocomplete="off"
    spellcheck={false}
    maxLength={60}
    aria-label={props.label}
    placeholder={props.placeholder ?? ''}
    value={props.value}
    onInput={event => props.onWords(event.currentTarget.value)}
  />
)
