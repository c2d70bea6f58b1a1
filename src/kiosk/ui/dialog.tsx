import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** A native modal dialog, open as long as it is rendered. */
export const Dialog = (props: {
  readonly label: string
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
    <dialog ref={element} aria-label={props.label} onCancel={cancel}>
      {props.children}
    </dialog>
  )
}
