import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { later } from './later.tsx'

export const DialogReading = later(async () => (await import('../read-aloud/dialog-reading.tsx')).DialogReading)

/**
 * A native modal dialog, open as long as it is rendered: in the middle, as a drawer at the right, as a sheet at the
 * foot, or over the full screen.
 * @param props.isSilent does not offer to be read aloud; nor does one over the full screen
 */
export const Dialog = (props: {
  readonly label: string
  readonly shape?: 'drawer' | 'sheet' | 'full'
  readonly isSilent?: boolean
  readonly onCancel: () => void
  readonly children: ComponentChildren
}) => {
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    return () => dialog?.close() // gives the focus back to where it was
  }, [])
  const cancel = (event: Event) => {
    event.preventDefault()
    props.onCancel()
  }
  return (
    <dialog ref={element} data-shape={props.shape} aria-label={props.label} onCancel={cancel}>
      {props.children}
      {props.shape !== 'full' && !props.isSilent && <DialogReading />}
    </dialog>
  )
}
