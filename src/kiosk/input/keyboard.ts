import { type ReadonlySignal, signal } from '@preact/signals'
import { composing, forgetComposition, settle } from './composition.ts'
import { isTextField, type TextField } from './field-edits.ts'
import type { Writing } from './pinyin/candidates.ts'

/** The keys that may be shown. `code` is for receipt codes. */
export type Layout =
  | 'pinyin'
  | 'handwriting'
  | 'strokes'
  | 'digits'
  | 'letters'
  | 'symbols'
  | 'phone'
  | 'identity'
  | 'code'

/** Layouts that a citizen may change to, by what is to be written. */
const layoutsFor: Readonly<Record<string, readonly Layout[]>> = {
  text: ['pinyin', 'handwriting', 'strokes', 'digits', 'letters'],
  latin: ['letters', 'digits'],
  digits: ['digits', 'letters'],
  phone: ['phone', 'digits'],
  identity: ['identity', 'letters'],
  code: ['code'],
}

/** What a field takes, as its `data-layout` says. */
export type FieldLayout = 'text' | 'latin' | 'digits' | 'phone' | 'identity' | 'code'

export type Typing = {
  readonly field: TextField
  readonly layout: Layout
  readonly layouts: readonly Layout[]
  readonly writing: Writing
  /** Whether a finger, or a pen, has chosen the field. */
  readonly isByFinger: boolean
}

const typing = signal<Typing | null>(null)

/** The field that is being typed into, and the keys that suit it; null while there is none. */
export const keyboard: ReadonlySignal<Typing | null> = typing

/** How this citizen likes to write; in memory alone. */
let preferred: Layout = 'pinyin'

/** Watches which field has the focus. */
export const watchFields = (): void => {
  document.addEventListener('focusin', ({ target }) => {
    if (!isTextField(target) || target === typing.value?.field) return
    forgetComposition()
    typing.value = { field: target, ...layoutOf(target), isByFinger }
  })
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (isTextField(target)) settle(target)
    if (!isTextField(relatedTarget)) afterThisTouch(hideUnlessTyping)
  })
  // A key of a real keyboard comes after what is being composed, as it would with any input method.
  document.addEventListener('keydown', ({ target, key }) => {
    if (isTextField(target) && key.length === 1 && composing.value) settle(target)
  })
  addEventListener(
    'pointerdown',
    ({ pointerType }: PointerEvent) => {
      isByFinger = pointerType !== 'mouse'
      setTouching(true)
    },
    { capture: true },
  )
  for (const kind of ['pointerup', 'pointercancel'] as const)
    addEventListener(kind, () => setTimeout(() => setTouching(false)), { capture: true })
}

const hideUnlessTyping = () => {
  if (!isTextField(document.activeElement)) typing.value = null
}

let isByFinger = false
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
  const { value } = typing
  if (!value) return
  settle(value.field)
  if (layout !== 'symbols' && layoutsFor.text?.includes(layout)) preferred = layout
  typing.value = { ...value, layout }
}

/** Back from the signs to the keys that one came from. */
export const leaveSymbols = (): void => chooseLayout(preferred)

export const hideKeyboard = (): void => typing.value?.field.blur()

const layoutOf = ({ dataset }: TextField): Pick<Typing, 'layout' | 'layouts' | 'writing'> => {
  const layouts = layoutsFor[dataset.layout ?? 'text'] ?? []
  const writing = dataset.writes === 'name' || dataset.writes === 'address' ? dataset.writes : 'text'
  return { layouts, writing, layout: layouts.includes(preferred) ? preferred : (layouts[0] ?? 'pinyin') }
}
