import { useEffect, useState } from 'preact/hooks'
import { text } from '../ui/text/text.ts'
import { useStage } from '../ui/use-stage.ts'
import { CandidateGrid, CandidateStrip } from './candidate-strip.tsx'
import { CaretHandles } from './caret-handles.tsx'
import { composing, isFuzzy, offered, switchFuzzy } from './composition.ts'
import { HandwritingPad } from './handwriting-pad.tsx'
import { Key } from './key.tsx'
import { chooseLayout, keyboard, type Layout, type Typing } from './keyboard.ts'
import { LatinKeys, PinyinKeys } from './letter-keys.tsx'
import { CodeKeys, DigitKeys, IdentityKeys, NumberGroups, PhoneKeys, SymbolKeys } from './number-keys.tsx'
import { StrokeKeys, strokeShapes } from './stroke-keys.tsx'

/** The screen's own keyboard, for a hall without one. It takes its room from the page, so that it never lies over a field. */
export const KeyboardPanel = () => {
  const typing = keyboard.value
  const stage = useStage(typing ? 2 : 0)
  return typing && stage > 0 ? <Panel typing={typing} areKeysDue={stage > 1} /> : null
}

const Panel = ({ typing, areKeysDue }: { readonly typing: Typing; readonly areKeysDue: boolean }) => {
  const [isOpen, setIsOpen] = useState(false)
  const { candidates, for: keys } = offered.value
  const isGridShown = isOpen && keys !== '' && candidates.length > 0
  const hasStrip = typing.layouts.includes('pinyin')
  useEffect(() => {
    typing.field.scrollIntoView({ block: 'nearest' })
  }, [typing])
  useEffect(() => {
    if (keys === '') setIsOpen(false)
  }, [keys])
  return (
    <section class="keyboard" data-layout={typing.layout} aria-label={text().keyboard.name}>
      <CaretHandles field={typing.field} isByFinger={typing.isByFinger} />
      {typing.layouts.length > 1 && <Tabs typing={typing} />}
      {hasStrip && <CandidateStrip isOpen={isGridShown} onOpen={setIsOpen} />}
      <div class="keyboard-keys">
        {isGridShown && <CandidateGrid onChosen={() => setIsOpen(false)} />}
        {!isGridShown && areKeysDue && <Keys layout={typing.layout} />}
      </div>
    </section>
  )
}

const Tabs = ({ typing }: { readonly typing: Typing }) => {
  const words = text().keyboard
  const { layout, layouts, field } = typing
  return (
    <div class="keyboard-layouts">
      {layouts.map(each => (
        <Key key={each} look="tab" isPressed={each === layout} onPress={() => chooseLayout(each)}>
          {words.layouts[each]}
        </Key>
      ))}
      {(layout === 'phone' || layout === 'identity') && <NumberGroups layout={layout} field={field} />}
      {composing.value && composing.value.kind !== 'ink' ? (
        <p class="keyboard-spelling">{spelling()}</p>
      ) : (
        layout === 'pinyin' && (
          <Key look="tab fuzzy" isPressed={isFuzzy.value} label={words.fuzzyLabel} onPress={switchFuzzy}>
            {words.fuzzy}
          </Key>
        )
      )}
    </div>
  )
}

const spelling = (): string => {
  const { value } = composing
  if (!value) return ''
  if (value.kind === 'strokes') return strokeShapes(value.keys)
  return offered.value.for === value.keys ? offered.value.spelling : value.keys
}

const Keys = ({ layout }: { readonly layout: Layout }) => {
  switch (layout) {
    case 'pinyin':
      return <PinyinKeys />
    case 'handwriting':
      return <HandwritingPad />
    case 'strokes':
      return <StrokeKeys />
    case 'digits':
      return <DigitKeys />
    case 'letters':
      return <LatinKeys />
    case 'symbols':
      return <SymbolKeys />
    case 'phone':
      return <PhoneKeys />
    case 'identity':
      return <IdentityKeys />
    case 'code':
      return <CodeKeys />
  }
}
