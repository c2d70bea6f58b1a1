import { useMemo } from 'preact/hooks'
import type { LibraryDocument } from '#domain/document.ts'
import { usePlace } from '../terminal/hall.ts'
import { Dialog } from '../ui/dialog.tsx'
import { text } from '../ui/text/text.ts'
import { QrCode } from './qr-code.tsx'
import { takeAwayOf } from './take-away.ts'

/** A code that carries the essentials of a document as text into a phone, without any network (手机带走). */
export const TakeAwayDialog = (props: { readonly document: LibraryDocument; readonly onClose: () => void }) => {
  const { takeAway: words, reader, help } = text()
  const place = usePlace()?.place
  const note = place?.isDemo ? reader.demoNote(place.name) : ''
  const taken = useMemo(() => takeAwayOf(props.document, note), [props.document, note])
  return (
    <Dialog label={words.name} shape="sheet" onCancel={props.onClose}>
      <h2>{words.name}</h2>
      <div class="take-away">
        <QrCode content={taken.text} label={words.codeOf(props.document.title)} />
        <div>
          <p>{words.how}</p>
          <p class="qr-holds">{words.holds(taken.held)}</p>
          {taken.isCut && <p class="hint">{words.cutHint}</p>}
        </div>
      </div>
      <div class="actions">
        <button type="button" class="main-action" onClick={props.onClose}>
          {help.close}
        </button>
      </div>
    </Dialog>
  )
}
