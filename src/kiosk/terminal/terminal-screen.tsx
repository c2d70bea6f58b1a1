import { Download } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { AssistantPins } from '../assist/assistant-pins.tsx'
import { IdlePreview } from '../idle/idle-preview.tsx'
import { BackHeadline } from '../ui/back-headline.tsx'
import { instantInWords } from '../ui/dates.ts'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'
import { useHall, usePlace } from './hall.ts'
import { shellVersion } from './own-state.ts'
import { PinGate } from './pin-gate.tsx'
import { ProofButton } from './proof-sheet.tsx'
import { SeenErrorsCard } from './seen-errors-card.tsx'
import { SelfTestCard } from './self-test-card.tsx'
import { awaitsSetup } from './settings.ts'
import { Setup } from './setup.tsx'

/** How this terminal stands, for the technician: what it holds, what waits, whom it reaches; and the queue as a file. */
export const TerminalScreen = () => (
  <PinGate>
    <OpenedScreen />
  </PinGate>
)

const OpenedScreen = () => {
  const words = text().terminal
  const { outbox, isConnected, serverOffset, library } = useHall()
  const here = usePlace()
  const isFirst = awaitsSetup()
  const [isKept, setIsKept] = useState<boolean | null>(null)
  useEffect(() => {
    void navigator.storage.persisted().then(setIsKept)
  }, [])
  const status = library.status.value
  const waiting = outbox.submissions.value.filter(each => each.state === 'queued' || each.state === 'sending')
  const refused = outbox.submissions.value.filter(each => each.state === 'refused')
  const since = outbox.oldestWaitingSince.value
  const offset = serverOffset.value
  const rows: readonly (readonly [name: string, value: string])[] = [
    [words.name, here?.terminal ? `${here.terminal.hall} · ${here.terminal.name}` : words.unknown],
    [words.version, shellVersion()],
    [words.edition, 'manifest' in status ? status.manifest.version : words.unknown],
    [words.server, isConnected.value ? words.reached : words.notReached],
    [words.clock, offset === null ? words.unknown : words.offset(Math.round(offset / 1000))],
    [words.waiting, words.count(waiting.length)],
    [words.oldest, since === null ? words.nothing : instantInWords(since)],
    [words.refused, words.count(refused.length)],
    [words.storage, isKept === null ? words.unknown : isKept ? words.kept : words.notKept],
  ]
  return (
    <div class="terminal-page">
      <BackHeadline title={words.title} />
      {isFirst && <Setup />}
      <dl class="facts card">
        {rows.map(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name}>{value}</dd>])}
      </dl>
      <SelfTestCard />
      <AssistantPins />
      {here && here.idleLoops.length > 0 && <IdlePreview />}
      <Export count={waiting.length + refused.length} terminalId={here?.terminal?.id ?? 'unknown'} />
      <SeenErrorsCard />
      <ProofButton />
      {!isFirst && <Setup />}
    </div>
  )
}

/** Sealed submissions as a file for a hall without a line: the intake imports it under the same ids, so that nothing doubles. */
const Export = (props: { readonly count: number; readonly terminalId: string }) => {
  const words = text().terminal
  const { outbox } = useHall()
  const [said, setSaid] = useState('')
  const save = async () => {
    try {
      const queue = await outbox.exportQueue(props.terminalId)
      saveAs(`mingtang-${props.terminalId}-${queue.exportedAt.slice(0, 10)}.json`, JSON.stringify(queue))
      setSaid(words.exported(queue.submissions.length))
    } catch (error) {
      console.error('待发箱没有导出', error)
      setSaid(words.notExported)
    }
  }
  return (
    <section class="card">
      <h2>{words.export}</h2>
      <p>{words.exportHint}</p>
      <div class="actions">
        <button type="button" class="second-action" disabled={props.count === 0} onClick={() => void save()}>
          <Icon node={Download} />
          {words.exportNow(props.count)}
        </button>
      </div>
      <p role="status">{said}</p>
    </section>
  )
}

const saveAs = (name: string, content: string) => {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/json' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
