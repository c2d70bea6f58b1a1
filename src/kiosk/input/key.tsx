import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

const heldAfter = 450
const repeatEvery = 70

/** Signs that a key held down offers instead; shown where candidates are. */
export const variants = signal<readonly string[]>([])

/** A key that leaves the focus where it is. Held down, it repeats, or offers what else it can write. */
export const Key = (props: {
  readonly label?: string | undefined
  readonly look?: string | undefined
  readonly isPressed?: boolean | undefined
  readonly doesRepeat?: boolean
  readonly variants?: readonly string[] | undefined
  readonly onPress: () => void
  readonly children: ComponentChildren
}) => {
  const held = useRef<{ timer: ReturnType<typeof setTimeout>; isLong: boolean } | null>(null)
  const begin = () => {
    release()
    if (!props.doesRepeat && !props.variants) return
    const hold = { timer: setTimeout(() => long(hold), heldAfter), isLong: false }
    held.current = hold
  }
  const long = (hold: { timer: ReturnType<typeof setTimeout>; isLong: boolean }) => {
    hold.isLong = true
    if (props.variants) variants.value = props.variants
    else {
      props.onPress()
      hold.timer = setTimeout(() => long(hold), repeatEvery)
    }
  }
  const release = () => {
    if (held.current) clearTimeout(held.current.timer)
  }
  useEffect(() => release, [])
  return (
    <button
      type="button"
      tabIndex={-1}
      class={['key', props.look].filter(each => each).join(' ')}
      aria-label={props.label}
      aria-pressed={props.isPressed}
      onPointerDown={event => {
        event.preventDefault()
        begin()
      }}
      onMouseDown={event => event.preventDefault()}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onClick={() => {
        const wasLong = held.current?.isLong
        held.current = null
        if (wasLong) return
        variants.value = []
        props.onPress()
      }}
    >
      {props.children}
    </button>
  )
}
