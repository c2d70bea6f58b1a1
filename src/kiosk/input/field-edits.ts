/** A field that text is written into. */
export type TextField = HTMLInputElement | HTMLTextAreaElement

export const isTextField = (target: EventTarget | null): target is TextField =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')

/**
 * Writes where the caret stands, or in place of what is selected, as a hardware key would: the browser tells of it
 * beforehand (`beforeinput`) and can undo it. A field that has lost the focus is written to directly.
 */
export const writeInto = (field: TextField, text: string): void => {
  const { start, end } = selectionOf(field)
  if (field.maxLength >= 0 && field.value.length - (end - start) + text.length > field.maxLength) return
  if (document.activeElement === field && document.execCommand('insertText', false, text)) return
  change(field, { start, end, text })
}

/** Deletes the selection, or the character (not half of one) before the caret. */
export const deleteBefore = (field: TextField): void => {
  const { start, end } = selectionOf(field)
  if (document.activeElement === field && document.execCommand('delete')) return
  const before = start === end ? start - (Array.from(field.value.slice(0, start)).at(-1)?.length ?? 0) : start
  change(field, { start: before, end, text: '' })
}

/** Takes back the last change. */
export const undo = (): void => {
  document.execCommand('undo')
}

/** Moves the caret a character to the left or right, or to that end of what is selected. */
export const moveCaret = (field: TextField, to: 'left' | 'right'): void => {
  const { start, end } = selectionOf(field)
  const before = Array.from(field.value.slice(0, start)).at(-1)?.length ?? 0
  const after = Array.from(field.value.slice(end))[0]?.length ?? 0
  const beside = to === 'left' ? start - before : end + after
  const at = start === end ? beside : to === 'left' ? start : end
  field.setSelectionRange(at, at)
}

export const selectAll = (field: TextField): void => field.setSelectionRange(0, field.value.length)

export const selectionOf = (field: TextField): { readonly start: number; readonly end: number } => ({
  start: field.selectionStart ?? field.value.length,
  end: field.selectionEnd ?? field.value.length,
})

/** What stands before the caret. */
export const textBefore = (field: TextField): string => field.value.slice(0, selectionOf(field).start)

const change = (
  field: TextField,
  { start, end, text }: { readonly start: number; readonly end: number; readonly text: string },
) => {
  const inputType = text === '' ? 'deleteContentBackward' : 'insertText'
  field.setRangeText(text, start, end, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType }))
}
