import { useEffect, useState } from 'preact/hooks'
import { type CaretPlace, measureField } from './caret-geometry.ts'
import { composing, settle } from './composition.ts'
import { selectionOf, type TextField } from './field-edits.ts'

type End = 'start' | 'end'
type Handles = { readonly start: CaretPlace | null; readonly end: CaretPlace | null; readonly isRange: boolean }

/** Drops below the caret, or below both ends of a selection, which a finger can take hold of; and what is being composed. */
export const CaretHandles = ({ field, isByFinger }: { readonly field: TextField; readonly isByFinger: boolean }) => {
  const [isTouched, setIsTouched] = useState(isByFinger)
  useEffect(() => {
    const touch = ({ pointerType, target }: PointerEvent) => {
      if (target === field) setIsTouched(pointerType !== 'mouse')
    }
    setIsTouched(isByFinger)
    addEventListener('pointerdown', touch, { capture: true })
    return () => removeEventListener('pointerdown', touch, { capture: true })
  }, [field])
  const isComposing = composing.value?.kind === 'pinyin'
  const { start, end, isRange } = useCaretPlaces(field, isTouched || isComposing)
  return (
    <div class="caret-layer" aria-hidden="true">
      {isComposing && end && <ComposedWords at={end} />}
      {isTouched && !isComposing && (
        <>
          {isRange && start && <Handle field={field} which="start" at={start} />}
          {end && <Handle field={field} which="end" at={end} />}
        </>
      )}
    </div>
  )
}

const nowhere: Handles = { start: null, end: null, isRange: false }

/** Where both ends of the selection stand, measured anew whenever they may have moved, as long as they are shown. */
const useCaretPlaces = (field: TextField, isShown: boolean): Handles => {
  const [handles, setHandles] = useState(nowhere)
  useEffect(() => {
    if (!isShown) return setHandles(nowhere)
    let frame = 0
    const measure = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setHandles(handlesOf(field)))
    }
    const listened = ['selectionchange', 'input', 'scroll', 'keyup', 'pointerup'] as const
    for (const kind of listened) document.addEventListener(kind, measure, { capture: true, passive: true })
    addEventListener('resize', measure)
    measure()
    return () => {
      cancelAnimationFrame(frame)
      for (const kind of listened) document.removeEventListener(kind, measure, { capture: true })
      removeEventListener('resize', measure)
    }
  }, [field, isShown])
  return handles
}

/** What has scrolled below the keyboard has no handle, which would lie over the keys. */
const isCovered = (field: TextField, { top, height }: CaretPlace): boolean =>
  top + height > (field.closest('main, dialog')?.getBoundingClientRect().bottom ?? innerHeight)

const handlesOf = (field: TextField): Handles => {
  const { start, end } = selectionOf(field)
  const measured = measureField(field)
  const shown = (at: number) => {
    const place = measured.place(at)
    return measured.isVisible(place) && !isCovered(field, place) ? place : null
  }
  const handles = { start: shown(start), end: shown(end), isRange: start !== end }
  measured.remove()
  return handles
}

/** The letters that are being composed, where they will stand. */
const ComposedWords = ({ at }: { readonly at: CaretPlace }) => (
  <p class="composed" style={{ left: `${at.left}px`, top: `${at.top}px`, lineHeight: `${at.height}px` }}>
    {composing.value?.keys}
  </p>
)

const Handle = (props: { readonly field: TextField; readonly which: End; readonly at: CaretPlace }) => {
  const { field, which, at } = props
  const drag = (event: PointerEvent) => {
    event.preventDefault()
    settle(field)
    const { currentTarget: handle, pointerId } = event
    if (!(handle instanceof HTMLElement)) return
    handle.setPointerCapture(pointerId)
    // Held above the finger, so that it can be seen.
    const lift = at.top + at.height / 2 - event.clientY
    const move = (moved: PointerEvent) => moveEnd(field, which, { x: moved.clientX, y: moved.clientY + lift })
    const stop = () => {
      handle.removeEventListener('pointermove', move)
      handle.removeEventListener('pointerup', stop)
      handle.removeEventListener('pointercancel', stop)
    }
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', stop)
    handle.addEventListener('pointercancel', stop)
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      class="caret-handle"
      data-which={which}
      style={{ left: `${at.left}px`, top: `${at.top + at.height}px` }}
      onPointerDown={drag}
      onMouseDown={event => event.preventDefault()}
    />
  )
}

const moveEnd = (field: TextField, which: End, { x, y }: { readonly x: number; readonly y: number }) => {
  const measured = measureField(field)
  const to = measured.nearest(x, y)
  measured.remove()
  const { start, end } = selectionOf(field)
  if (start === end) field.setSelectionRange(to, to)
  else if (which === 'end') field.setSelectionRange(Math.min(start, to - 1), Math.max(to, 1))
  else field.setSelectionRange(Math.min(to, end - 1), end)
}
