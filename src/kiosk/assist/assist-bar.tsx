import { BellRing, IdCard, Link2, LogOut, MessageSquareText } from 'lucide'
import { useState } from 'preact/hooks'
import { identityPapers } from '#domain/assist.ts'
import { openForm } from '../form/draft.ts'
import { ring } from '../terminal/call.ts'
import { useHall, usePlace } from '../terminal/hall.ts'
import { fullInstantInWords } from '../ui/dates.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'
import { assistance, endAssistance, noteVerification, pairWith } from './assist.ts'

/** While staff help: who does, and what only staff do. */
export const AssistBar = () => {
  const now = assistance.value
  const { terminal } = useHall()
  const here = usePlace()
  const words = text().assist
  const [open, setOpen] = useState<'identity' | 'pairing' | null>(null)
  const [said, setSaid] = useState('')
  if (!now) return null
  const question = here?.forms.find(form => form.kind === 'question')
  const call = async () => {
    const id = terminal()?.id
    const called = id === undefined ? 'unreached' : await ring(id, words.colleague)
    setSaid(text().help.called[called])
  }
  return (
    <section class="assist-bar" aria-label={words.title}>
      <p>
        <strong>{words.helping(now.assistant.name)}</strong>
        {now.verification && <span> · {words.papers[now.verification.paper]}</span>}
        {now.pairedWith !== null && <span> · {now.pairedWith}</span>}
        <span role="status"> {said}</span>
      </p>
      <div class="chips">
        <Tool icon={IdCard} name={words.verify} onClick={() => setOpen('identity')} />
        {question && <Tool icon={MessageSquareText} name={words.consult} onClick={() => openForm(question)} />}
        {terminal()?.kind === 'tablet' && <Tool icon={Link2} name={words.pair} onClick={() => setOpen('pairing')} />}
        <Tool icon={BellRing} name={words.call} onClick={() => void call()} />
        <Tool icon={LogOut} name={words.end} onClick={endAssistance} />
      </div>
      {open === 'identity' && <IdentityDialog onClose={() => setOpen(null)} />}
      {open === 'pairing' && <PairingDialog onClose={() => setOpen(null)} />}
    </section>
  )
}

const Tool = (props: {
  readonly icon: Parameters<typeof Icon>[0]['node']
  readonly name: string
  readonly onClick: () => void
}) => (
  <button type="button" class="chip" onClick={props.onClick}>
    <Icon node={props.icon} />
    {props.name}
  </button>
)

/** Which paper was seen. Nothing of it is copied. */
const IdentityDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const words = text().assist
  const { now } = useHall()
  const note = (paper: (typeof identityPapers)[number]) => {
    noteVerification(paper, fullInstantInWords(new Date(now.value).toISOString()))
    onClose()
  }
  return (
    <Dialog label={words.verify} onCancel={onClose}>
      <h2>{words.verify}</h2>
      <p>{words.verifyHint}</p>
      <div class="actions">
        {identityPapers.map(paper => (
          <button type="button" class="second-action" key={paper} onClick={() => note(paper)}>
            {words.papers[paper]}
          </button>
        ))}
        <button type="button" class="second-action" onClick={onClose}>
          {text().search.close}
        </button>
      </div>
    </Dialog>
  )
}

const PairingDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const words = text().assist
  const { library } = useHall()
  const status = library.status.value
  const fixed = 'place' in status ? status.place.terminals.filter(({ kind }) => kind === 'kiosk') : []
  const pair = (name: string | null) => {
    pairWith(name)
    onClose()
  }
  return (
    <Dialog label={words.pair} onCancel={onClose}>
      <h2>{words.pair}</h2>
      <p>{words.pairHint}</p>
      <div class="actions">
        {fixed.map(each => (
          <button type="button" class="second-action" key={each.id} onClick={() => pair(`${each.hall} ${each.name}`)}>
            {each.hall} {each.name}
          </button>
        ))}
        <button type="button" class="second-action" onClick={() => pair(null)}>
          {words.unpair}
        </button>
      </div>
    </Dialog>
  )
}
