import { Volume2 } from 'lucide'
import { useEffect } from 'preact/hooks'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'
import { currentReading, hasVoice, stopReading } from '../ui/voice.ts'
import { readScreen } from './read-screen.ts'
import { ReadingBar } from './reading-bar.tsx'

/** At the foot of a dialog, which covers the screen's own way to be read aloud. */
export const DialogReading = () => {
  useEffect(() => stopReading, [])
  if (!hasVoice()) return null
  if (currentReading.value) return <ReadingBar of="dialog" />
  return (
    <button type="button" class="read-dialog" data-steers-reading onClick={() => readScreen('dialog')}>
      <Icon node={Volume2} />
      {text().reading.read}
    </button>
  )
}
