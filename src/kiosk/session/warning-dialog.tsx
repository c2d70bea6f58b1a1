import { useHall } from '../terminal/hall.ts'
import { Dialog } from '../ui/dialog.tsx'
import { text } from '../ui/text/text.ts'

/** The countdown before the screen is wiped; any touch dismisses it. */
export const WarningDialog = ({ endsAt }: { readonly endsAt: number }) => {
  const { now, session } = useHall()
  void now.value // counts down once a second
  const words = text().session
  const seconds = Math.max(0, Math.ceil((endsAt - performance.now()) / 1000))
  return (
    <Dialog label={words.warning} isSilent onCancel={() => undefined}>
      <h2>{words.warning}</h2>
      <p>{words.seconds(seconds)}</p>
      <div class="actions">
        <button type="button" class="main-action">
          {words.stay}
        </button>
        <button type="button" class="second-action" data-ends-session onClick={session.end}>
          {words.end}
        </button>
      </div>
    </Dialog>
  )
}
