import { useState } from 'preact/hooks'
import { QrCode } from '../take-away/qr-code.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { text } from '../ui/text/text.ts'

/** The list as one code after another, as many as it takes. */
export const CodesDialog = (props: { readonly codes: readonly string[]; readonly onClose: () => void }) => {
  const { takeAway, takeAwayList: words, help } = text()
  const [at, setAt] = useState(0)
  const count = props.codes.length
  return (
    <Dialog label={words.byPhone} shape="sheet" onCancel={props.onClose}>
      <h2>{count > 1 ? words.codeOfMany(at + 1, count) : words.byPhone}</h2>
      <div class="take-away">
        <QrCode content={props.codes[at] ?? ''} label={words.codeLabel(at + 1, count)} />
        <p>{takeAway.how}</p>
      </div>
      <div class="actions">
        <button type="button" class="main-action" onClick={props.onClose}>
          {help.close}
        </button>
        {count > 1 && (
          <button type="button" class="second-action" onClick={() => setAt((at + 1) % count)}>
            {words.nextCode}
          </button>
        )}
      </div>
    </Dialog>
  )
}
