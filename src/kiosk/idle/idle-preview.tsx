import { useState } from 'preact/hooks'
import { useHall } from '../terminal/hall.ts'
import { instantInWords } from '../ui/dates.ts'
import { Dialog } from '../ui/dialog.tsx'
import { text } from '../ui/text/text.ts'
import { IdleDisplay } from './idle-display.tsx'

const minute = 60_000
const steps = { day: 1_440 * minute, hour: 60 * minute, minutes: 10 * minute } as const
const names = ['day', 'hour', 'minutes'] as const

/** The idle display at a time that the technician chooses, so that a schedule can be seen before its day. */
export const IdlePreview = () => {
  const { now } = useHall()
  const { idle } = text()
  const [shift, setShift] = useState(0)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <section class="card">
      <h2>{idle.previewAt(instantInWords(now.value + shift))}</h2>
      <div class="actions">
        {names.map(name => (
          <button type="button" key={name} onClick={() => setShift(shift - steps[name])}>
            {idle.earlier(idle.steps[name])}
          </button>
        ))}
        {names.map(name => (
          <button type="button" key={name} onClick={() => setShift(shift + steps[name])}>
            {idle.later(idle.steps[name])}
          </button>
        ))}
        <button type="button" class="second-action" onClick={() => setIsOpen(true)}>
          {idle.preview}
        </button>
      </div>
      {isOpen && (
        <Dialog label={idle.preview} shape="full" onCancel={() => setIsOpen(false)}>
          <IdleDisplay isTouchable={false} shift={shift} onTouch={() => undefined} />
          <button type="button" class="preview-cover" onClick={() => setIsOpen(false)}>
            <span>{idle.closePreview}</span>
          </button>
        </Dialog>
      )}
    </section>
  )
}
