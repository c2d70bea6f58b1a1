import { ArrowBigUp, CornerDownLeft, Delete } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'
import { useStage } from '../ui/use-stage.ts'
import { chooseLayout, deleteBack, hideKeyboard, keyboard, type Layout, pressEnter, typeText } from './keyboard.ts'

const rowsOf: Readonly<Record<Layout, readonly string[]>> = {
  letters: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  digits: ['1234567890', '-/:()@〔〕', '.,X_#+'],
  code: ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'],
}

/** Letters and digits at the foot of the screen, for a hall without a keyboard. */
export const KeyboardPanel = () => {
  const typing = keyboard.value
  const [isUpper, setIsUpper] = useState(false)
  const words = text().keyboard
  const isPainted = useStage(typing ? 1 : 0) > 0
  useEffect(() => {
    if (isPainted) typing?.field.scrollIntoView({ block: 'nearest' })
  }, [typing, isPainted])
  if (!typing || !isPainted) return null
  const rows = rowsOf[typing.layout]
  const cased = (key: string) => (isUpper ? key.toUpperCase() : key)
  return (
    <section class="keyboard" aria-label={words.name}>
      {typing.layout !== 'code' && (
        <div class="keyboard-layouts">
          <LayoutTab layout="letters" chosen={typing.layout} label={words.letters} />
          <LayoutTab layout="digits" chosen={typing.layout} label={words.digits} />
          <p class="keyboard-hint">{words.chinese}</p>
        </div>
      )}
      {rows.map((row, index) => (
        <div class="keyboard-row" key={row}>
          {index === rows.length - 1 && typing.layout === 'letters' && (
            <Key isQuiet isWide isPressed={isUpper} label={words.shift} onPress={() => setIsUpper(!isUpper)}>
              <Icon node={ArrowBigUp} />
            </Key>
          )}
          {[...row].map(key => (
            <Key key={key} onPress={() => typeText(cased(key))}>
              {cased(key)}
            </Key>
          ))}
          {index === rows.length - 1 && (
            <Key isQuiet isWide label={words.delete} onPress={deleteBack}>
              <Icon node={Delete} />
            </Key>
          )}
        </div>
      ))}
      <div class="keyboard-row">
        <Key isWidest onPress={() => typeText(' ')}>
          {words.space}
        </Key>
        <Key isQuiet isWide label={words.enter} onPress={pressEnter}>
          <Icon node={CornerDownLeft} />
        </Key>
        <Key isQuiet isWide onPress={hideKeyboard}>
          {words.hide}
        </Key>
      </div>
    </section>
  )
}

const LayoutTab = (props: { readonly layout: Layout; readonly chosen: Layout; readonly label: string }) => (
  <Key isTab isPressed={props.layout === props.chosen} onPress={() => chooseLayout(props.layout)}>
    {props.label}
  </Key>
)

/** A key that leaves the focus where it is. */
const Key = (props: {
  readonly label?: string
  readonly isQuiet?: boolean
  readonly isWide?: boolean
  readonly isWidest?: boolean
  readonly isTab?: boolean
  readonly isPressed?: boolean
  readonly onPress: () => void
  readonly children: ComponentChildren
}) => {
  const kinds = [props.isQuiet && 'quiet', props.isWide && 'wide', props.isWidest && 'widest', props.isTab && 'tab']
  return (
    <button
      type="button"
      tabIndex={-1}
      class={['key', ...kinds.filter(kind => kind)].join(' ')}
      aria-label={props.label}
      aria-pressed={props.isPressed}
      onPointerDown={event => event.preventDefault()}
      onMouseDown={event => event.preventDefault()}
      onClick={props.onPress}
    >
      {props.children}
    </button>
  )
}
