import { useHall } from '../terminal/hall.ts'
import { Dialog } from '../ui/dialog.tsx'
import { text } from '../ui/text/text.ts'

/** Asked before a half-filled request is wiped: 结束使用 lies close to the keyboard. */
export const EndDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { session } = useHall()
  const { frame, session: words } = text()
  return (
    <Dialog label={frame.confirmEnd} onCancel={onClose}>
      <h2>{frame.confirmEnd}</h2>
      <p>{frame.confirmEndHint}</p>
      <div class="actions">
        <button type="button" class="main-action" onClick={onClose}>
          {frame.keepUsing}
        </button>
        <button type="button" class="second-action" onClick={session.end}>
          {words.end}
        </button>
      </div>
    </Dialog>
  )
}
