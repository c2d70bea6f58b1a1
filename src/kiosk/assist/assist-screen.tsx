import { useState } from 'preact/hooks'
import type { Assistant } from '#domain/assist.ts'
import { useHall, usePlace } from '../terminal/hall.ts'
import { openPin } from '../terminal/pin.ts'
import { triedInWords } from '../terminal/pin-gate.tsx'
import { PinPad } from '../terminal/pin-pad.tsx'
import { BackHeadline } from '../ui/back-headline.tsx'
import { goTo } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'
import { beginAssistance } from './assist.ts'

/** Where a member of staff says who they are, by name and PIN, to help at the citizen's side. */
export const AssistScreen = () => {
  const words = text().assist
  const assistants = usePlace()?.place.assistants ?? []
  const [chosen, setChosen] = useState<Assistant | null>(null)
  return (
    <>
      <BackHeadline title={words.title} {...(chosen ? { onBack: () => setChosen(null) } : {})} />
      {chosen ? (
        <OwnPin assistant={chosen} />
      ) : (
        <>
          <p class="step-hint">{assistants.length > 0 ? words.who : words.nobody}</p>
          <div class="ways">
            {assistants.map(each => (
              <button type="button" class="way" key={each.id} onClick={() => setChosen(each)}>
                <span>
                  <strong>{each.name}</strong>
                  <span class="hint">{each.office}</span>
                </span>
              </button>
            ))}
          </div>
        </>
      )}
    </>
  )
}

const OwnPin = ({ assistant }: { readonly assistant: Assistant }) => {
  const { store } = useHall()
  const words = text().assist
  const [said, setSaid] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const check = async (typed: string) => {
    setIsBusy(true)
    const tried = await openPin(store, assistant.id)
      .check(typed, Date.now())
      .catch(() => null)
    setIsBusy(false)
    if (tried?.kind === 'right') {
      beginAssistance(assistant)
      return goTo({ name: 'home' })
    }
    if (tried === null) setSaid(text().pin.notStored)
    else setSaid(tried.kind === 'none' ? words.noPin : triedInWords(tried))
  }
  return <PinPad label={words.pinOf(assistant.name)} said={said} isBusy={isBusy} onPin={typed => void check(typed)} />
}
