import { Printer, ShieldCheck } from 'lucide'
import { useState } from 'preact/hooks'
import { setPaper } from '../receipt/printed-slip.tsx'
import { fullInstantInWords } from '../ui/dates.ts'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'
import { hasVoice, readAloud } from '../ui/voice.ts'
import { useHall, usePlace } from './hall.ts'
import { shellVersion } from './own-state.ts'
import { type Check, selfTest } from './self-test.ts'

/** Tests the terminal when asked, and prints what came of it. */
export const SelfTestCard = () => {
  const words = text().selfTest
  const { store, library, isConnected, keys, serverOffset, now } = useHall()
  const here = usePlace()
  const [checks, setChecks] = useState<readonly Check[]>([])
  const paper = here?.terminal?.paper ?? 'none'
  const test = async () => {
    const status = library.status.value
    setChecks(
      await selfTest({
        store,
        editionVersion: 'manifest' in status ? status.manifest.version : null,
        isConnected: isConnected.value,
        keys: keys.value,
        offset: serverOffset.value,
        paper,
      }),
    )
    if (hasVoice()) readAloud([words.spoken])
  }
  const printSlip = () => {
    setPaper(paper)
    print()
  }
  return (
    <section class="card">
      <h2>{words.title}</h2>
      <div class="actions">
        <button type="button" class="second-action" data-steers-reading onClick={() => void test()}>
          <Icon node={ShieldCheck} />
          {words.test}
        </button>
        {checks.length > 0 && (
          <button type="button" class="second-action" onClick={printSlip}>
            <Icon node={Printer} />
            {words.print}
          </button>
        )}
      </div>
      <div role="status">
        <ul class="checks">
          {checks.map(check => (
            <CheckLine key={check.name} check={check} />
          ))}
        </ul>
      </div>
      {checks.length > 0 && (
        <section class="slip print-only" aria-hidden="true">
          <h1>{words.title}</h1>
          <p>{here?.terminal ? `${here.terminal.hall} ${here.terminal.name}` : ''}</p>
          <p>
            {fullInstantInWords(new Date(now.value).toISOString())} · {shellVersion()}
          </p>
          <ul>
            {checks.map(check => (
              <CheckLine key={check.name} check={check} />
            ))}
          </ul>
        </section>
      )}
    </section>
  )
}

const CheckLine = ({ check }: { readonly check: Check }) => {
  const words = text().selfTest
  return (
    <li data-well={check.isWell}>
      {check.isWell ? words.well : words.unwell} {words.checks[check.name]}
      {check.detail !== '' && `(${check.detail})`}
    </li>
  )
}
