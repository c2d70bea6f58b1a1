import { useEffect, useState } from 'preact/hooks'
import { askCall, type Called, ring, withdrawCall } from '../terminal/call.ts'
import { useHall, usePlace } from '../terminal/hall.ts'
import { Dialog } from './dialog.tsx'
import { goTo, screen } from './screen.ts'
import { text } from './text/text.ts'

const askEvery = 3_000

/** Rings for a person, with terminal and screen and nothing typed; and says where one helps, should nobody come. */
export const HelpDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { help } = text()
  const { terminal } = useHall()
  const id = terminal()?.id
  const [called, cancel] = useCall(id)
  const place = usePlace()?.place
  const window = place?.window
  const hasAssistants = place !== undefined && place.assistants.length > 0
  const unlock = () => {
    close()
    goTo({ name: 'assist' })
  }
  const close = () => {
    if (called === 'ringing') cancel()
    onClose()
  }
  return (
    <Dialog label={help.title} onCancel={onClose}>
      <h2>{help.title}</h2>
      <p class="call-state" role="status" data-state={called}>
        {help.called[called]}
      </p>
      {window && (
        <dl class="facts">
          <dt>{help.where}</dt>
          <dd>
            {window.name},{window.address}
          </dd>
          <dt>{help.phone}</dt>
          <dd>{window.phone}</dd>
          <dt>{help.hours}</dt>
          <dd>{window.hours}</dd>
        </dl>
      )}
      <p class="hint">{help.hint}</p>
      <div class="actions">
        <button type="button" class="main-action" onClick={onClose}>
          {help.close}
        </button>
        {hasAssistants && (
          <button type="button" class="second-action" onClick={unlock}>
            {help.staff}
          </button>
        )}
        {called === 'ringing' && (
          <button type="button" class="second-action" onClick={close}>
            {help.cancel}
          </button>
        )}
      </div>
    </Dialog>
  )
}

const useCall = (terminal: string | undefined): readonly [Called | 'calling', () => void] => {
  const [called, setCalled] = useState<Called | 'calling'>('calling')
  useEffect(() => {
    let isOpen = true
    const show = (state: Called) => {
      if (isOpen) setCalled(state)
    }
    if (terminal === undefined) show('unreached')
    else void ring(terminal, text().screens[screen().name]).then(show)
    const timer = setInterval(() => {
      if (terminal !== undefined) void askCall(terminal).then(show)
    }, askEvery)
    return () => {
      isOpen = false
      clearInterval(timer)
    }
  }, [terminal])
  return [called, () => void (terminal !== undefined && withdrawCall(terminal))]
}
