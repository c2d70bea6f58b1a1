import { chooseFirst, compose, composing, decompose, settle } from './composition.ts'
import { deleteBefore, writeInto } from './field-edits.ts'
import { keyboard } from './keyboard.ts'

/** Types a sign as it stands; what is being composed is written before it. */
export const pressSign = (sign: string): void => {
  const { value } = keyboard
  if (!value) return
  settle(value.field)
  writeInto(value.field, sign)
}

/** A letter of pinyin, or the apostrophe that parts syllables. */
export const pressPinyin = (letter: string): void => {
  const { value } = keyboard
  if (!value || (letter === "'" && !composing.value)) return
  compose(value.field, { kind: 'pinyin', keys: letter }, value.writing)
}

export const pressStroke = (stroke: string): void => {
  const { value } = keyboard
  if (value) compose(value.field, { kind: 'strokes', keys: stroke }, value.writing)
}

export const pressDelete = (): void => {
  const { value } = keyboard
  if (value && !decompose(value.field, value.writing)) deleteBefore(value.field)
}

/** Chooses the first candidate; a blank where there is nothing to choose. */
export const pressSpace = (): void => {
  const { value } = keyboard
  if (!value) return
  if (composing.value) void chooseFirst(value.field, value.writing)
  else writeInto(value.field, ' ')
}

/** Chooses the first candidate; else a new line, or the end of a single line. */
export const pressEnter = (): void => {
  const { value } = keyboard
  if (!value) return
  const { field } = value
  if (composing.value) void chooseFirst(field, value.writing)
  else if (field instanceof HTMLTextAreaElement) writeInto(field, '\n')
  else {
    field.form?.requestSubmit()
    field.blur()
  }
}
