import { useRef } from 'preact/hooks'
import { goTo } from '../ui/screen.ts'

const holdFor = 3_000

/** The seal in the corner: whoever keeps a finger on it for three seconds is a technician and gets the terminal's page. */
export const CornerHold = () => {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const release = () => clearTimeout(timer.current)
  const hold = () => {
    release()
    timer.current = setTimeout(() => goTo({ name: 'terminal' }), holdFor)
  }
  return (
    <div
      class="seal"
      aria-hidden="true"
      onPointerDown={hold}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
    >
      公开
    </div>
  )
}
