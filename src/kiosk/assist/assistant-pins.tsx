import { useState } from 'preact/hooks'
import type { Assistant } from '#domain/assist.ts'
import { useHall, usePlace } from '../terminal/hall.ts'
import { isGoodPin, openPin } from '../terminal/pin.ts'
import { PinPad } from '../terminal/pin-pad.tsx'
import { text } from '../ui/text/text.ts'

/** The PINs by which staff unlock this terminal to help; each types their own, and it stays on this terminal. */
export const AssistantPins = () => {
  const words = text().assist
  const assistants = usePlace()?.place.assistants ?? []
  const [chosen, setChosen] = useState<Assistant | null>(null)
  const [said, setSaid] = useState('')
  if (assistants.length === 0) return null
  return (
    <section class="card">
      <h2>{words.pins}</h2>
      <p class="hint">{words.pinsHint}</p>
      <div class="chips">
        {assistants.map(each => (
          <button
            type="button"
            class="chip"
            key={each.id}
            aria-pressed={each.id === chosen?.id}
            onClick={() => {
              setChosen(each)
              setSaid('')
            }}
          >
            {each.name}
          </button>
        ))}
      </div>
      <p role="status">{said}</p>
      {chosen && (
        <ChosenPin
          key={chosen.id}
          assistant={chosen}
          onSet={() => {
            setSaid(words.pinSet(chosen.name))
            setChosen(null)
          }}
        />
      )}
    </section>
  )
}

const ChosenPin = (props: { readonly assistant: Assistant; readonly onSet: () => void }) => {
  const { store } = useHall()
  const words = text().pin
  const [first, setFirst] = useState('')
  const [said, setSaid] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const take = async (typed: string) => {
    if (!isGoodPin(typed)) return setSaid(words.tooPlain)
    if (first === '') {
      setSaid('')
      return setFirst(typed)
    }
    if (first !== typed) {
      setFirst('')
      return setSaid(words.different)
    }
    setIsBusy(true)
    try {
      await openPin(store, props.assistant.id).set(typed)
      props.onSet()
    } catch (error) {
      console.error('口令没有存上', error)
      setSaid(words.notStored)
    }
    setIsBusy(false)
  }
  const label = first === '' ? text().assist.pinOf(props.assistant.name) : words.repeat
  return <PinPad key={label} label={label} said={said} isBusy={isBusy} onPin={typed => void take(typed)} />
}
