import { CornerDownLeft } from 'lucide'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'
import { composing } from './composition.ts'
import { Key } from './key.tsx'
import { chooseLayout, hideKeyboard, keyboard, leaveSymbols } from './keyboard.ts'
import { pressEnter, pressSign, pressSpace } from './press.ts'

/** The lowest row: signs, punctuation, blank or choice, new line, away with the keyboard. */
export const FunctionRow = ({ stops }: { readonly stops?: readonly string[] }) => {
  const words = text().keyboard
  const isSymbols = keyboard.value?.layout === 'symbols'
  const [first = '', second = ''] = stops ?? []
  return (
    <div class="keyboard-row">
      <Key look="quiet wide" onPress={isSymbols ? leaveSymbols : () => chooseLayout('symbols')}>
        {isSymbols ? words.back : words.symbols}
      </Key>
      {stops && (
        <>
          <Key look="quiet" variants={stops} onPress={() => pressSign(first)}>
            {first}
          </Key>
          <Key look="quiet" variants={stops} onPress={() => pressSign(second)}>
            {second}
          </Key>
        </>
      )}
      <Key look="widest" onPress={pressSpace}>
        {composing.value ? words.take : words.space}
      </Key>
      <EnterKey />
      <HideKey />
    </div>
  )
}

export const EnterKey = () => (
  <Key look="quiet wide" label={text().keyboard.enter} onPress={pressEnter}>
    <Icon node={CornerDownLeft} />
  </Key>
)

export const HideKey = () => (
  <Key look="quiet wide" onPress={hideKeyboard}>
    {text().keyboard.hide}
  </Key>
)
