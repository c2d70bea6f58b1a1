import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { BackHeadline } from '../ui/back-headline.tsx'
import { text } from '../ui/text/text.ts'
import { useHall } from './hall.ts'
import { isGoodPin, openPin, type PinTry } from './pin.ts'
import { PinPad } from './pin-pad.tsx'

type Gate = 'looking' | 'first' | 'repeat' | 'locked' | 'open'

/** Shows what is behind the PIN once it has been typed; at the first run it is chosen here. */
export const PinGate = ({ children }: { readonly children: ComponentChildren }) => {
  const words = text().pin
  const { store } = useHall()
  const pin = useMemo(() => openPin(store), [store])
  const [gate, setGate] = useState<Gate>('looking')
  const [chosen, setChosen] = useState('')
  const [said, setSaid] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  useEffect(() => {
    void pin.isSet().then(isSet => setGate(isSet ? 'locked' : 'first'))
  }, [pin])
  const busily = async (work: () => Promise<void>) => {
    setIsBusy(true)
    await work().catch(error => {
      console.error('口令没有存上', error)
      setSaid(words.notStored)
    })
    setIsBusy(false)
  }
  const check = (typed: string) =>
    busily(async () => {
      const tried = await pin.check(typed, Date.now())
      if (tried.kind === 'right') setGate('open')
      else setSaid(triedInWords(tried))
    })
  const choose = (typed: string) => {
    if (!isGoodPin(typed)) return setSaid(words.tooPlain)
    setChosen(typed)
    setSaid('')
    setGate('repeat')
  }
  const repeat = (typed: string) => {
    if (typed !== chosen) {
      setSaid(words.different)
      return setGate('first')
    }
    void busily(async () => {
      await pin.set(typed)
      setGate('open')
    })
  }
  switch (gate) {
    case 'open':
      return <>{children}</>
    case 'looking':
      return <BackHeadline title={text().terminal.title} />
    case 'locked':
      return <Asked label={words.ask} said={said} isBusy={isBusy} onPin={typed => void check(typed)} />
    case 'first':
      return <Asked label={words.choose} said={said} isBusy={isBusy} onPin={choose} />
    case 'repeat':
      return <Asked label={words.repeat} said={said} isBusy={isBusy} onPin={repeat} />
  }
}

const Asked = (props: Parameters<typeof PinPad>[0]) => (
  <>
    <BackHeadline title={text().terminal.title} />
    <PinPad key={props.label} {...props} />
  </>
)

/** What a try that failed came to. */
export const triedInWords = (tried: PinTry): string => {
  const words = text().pin
  return tried.kind === 'wait' ? words.wait(Math.ceil(tried.wait / 60_000)) : words.wrong
}
