import { type ReadonlySignal, signal } from '@preact/signals'

export type Layout = 'letters' | 'digits' | 'code'
type Field = HTMLInputElement | HTMLTextAreaElement

const typing = signal<{ readonly field: Field; readonly layout: Layout } | null>(null)

/** The field that is being typed into, and the keys that suit it; null while there is none. */
export const keyboard: ReadonlySignal<{ readonly field: Field; readonly layout: Layout } | null> = typing

/** Watches which field has the focus. */
export const watchFields = (): void => {
  document.addEventListener('focusin', ({ target }) => {
    if (isTextField(target)) typing.value = { field: target, layout: layoutOf(target) }
  })
  document.addEventListener('focusout', ({ relatedTarget }) => {
    if (!isTextField(relatedTarget)) afterThisTouch(hideUnlessTyping)
  })
  addEventListener('pointerdown', () => setTouching(true), { capture: true })
  for (const kind of ['pointerup', 'pointercancel'] as const)
    addEventListener(kind, () => setTimeout(() => setTouching(false)), { capture: true })
}

const hideUnlessTyping = () => {
  if (!isTextField(document.activeElement)) typing.value = null
}

let isTouching = false
let waiting: (() => void) | null = null

/**
 * A screen that moves between the finger's coming and the click would take the button from under the finger. A held
 * mouse blurs the field before it is let go; a tap blurs it just before its click.
 */
const afterThisTouch = (work: () => void) => {
  if (isTouching) waiting = work
  else setTimeout(work)
}

const setTouching = (is: boolean) => {
  isTouching = is
  if (is) return
  waiting?.()
  waiting = null
}

export const chooseLayout = (layout: Layout): void => {
  if (typing.value) typing.value = { ...typing.value, layout }
}

/** Types into the field where its caret stands, as a hardware key would. */
export const typeText = (words: string): void => {
  const field = typing.value?.field
  if (!field) return
  const [start, end] = [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length]
  if (field.maxLength >= 0 && field.value.length - (end - start) + words.length > field.maxLength) return
  change(field, start, end, words)
}

/** Deletes the selection, or the character (not half of one) before the caret. */
export const deleteBack = (): void => {
  const field = typing.value?.field
  if (!field) return
  const [start, end] = [field.selectionStart ?? 0, field.selectionEnd ?? 0]
  const before = start === end ? start - (Array.from(field.value.slice(0, start)).at(-1)?.length ?? 0) : start
  change(field, before, end, '')
}

export const pressEnter = (): void => {
  const field = typing.value?.field
  if (field instanceof HTMLTextAreaElement) typeText('\n')
  else {
    field?.form?.requestSubmit()
    field?.blur()
  }
}

export const hideKeyboard = (): void => typing.value?.field.blur()

const change = (field: Field, start: number, end: number, words: string) => {
  field.setRangeText(words, start, end, 'end')
  field.dispatchEvent(
    new InputEvent('input', {
      bubbles: true,
      data: words,
      inputType: words === '' ? 'deleteContentBackward' : 'insertText',
    }),
  )
}

const isTextField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')

const layoutOf = ({ dataset: { layout } }: Field): Layout =>
  layout === 'digits' || layout === 'code' ? layout : 'letters'
