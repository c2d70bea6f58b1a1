import { Delete } from 'lucide'
import { useState } from 'preact/hooks'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'

const length = 6
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/**
 * Six digits on large keys; what is typed shows as dots, and is gone as soon as it is complete.
 * @param props.onPin is told the six digits
 */
export const PinPad = (props: {
  readonly label: string
  readonly said: string
  readonly isBusy: boolean
  readonly onPin: (pin: string) => void
}) => {
  const words = text().pin
  const [typed, setTyped] = useState('')
  const type = (digit: string) => {
    const next = typed + digit
    setTyped(next.length === length ? '' : next)
    if (next.length === length) props.onPin(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (props.isBusy) return
    if (/^\d$/.test(event.key)) type(event.key)
    if (event.key === 'Backspace') setTyped(typed.slice(0, -1))
  }
  const key = (digit: string) => (
    <button type="button" key={digit} disabled={props.isBusy} onClick={() => type(digit)}>
      {digit}
    </button>
  )
  return (
    <section class="pin-pad card" aria-label={props.label} onKeyDown={onKeyDown}>
      <h2>{props.label}</h2>
      <p class="pin-dots" role="img" aria-label={words.typed(typed.length)}>
        {Array.from({ length }, (_, at) => (
          <span key={at} data-filled={at < typed.length || undefined} />
        ))}
      </p>
      <p role="status">{props.said}</p>
      <div class="pin-keys">
        {digits.map(key)}
        <span />
        {key('0')}
        <button type="button" aria-label={words.delete} onClick={() => setTyped(typed.slice(0, -1))}>
          <Icon node={Delete} />
        </button>
      </div>
    </section>
  )
}
