import { usePlace } from '../terminal/hall.ts'
import { Dialog } from './dialog.tsx'
import { text } from './text/text.ts'

/** Where a person helps. */
export const HelpDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { help } = text()
  const window = usePlace()?.place.window
  return (
    <Dialog label={help.title} onCancel={onClose}>
      <h2>{help.title}</h2>
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
      </div>
    </Dialog>
  )
}
