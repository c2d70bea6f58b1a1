import { Accessibility, HeartHandshake, Volume2 } from 'lucide'
import { keyboard } from '../input/keyboard.ts'
import { Icon } from './icon.tsx'
import { isPartOutOfReach, modes, switchElder, switchReach } from './modes.ts'
import { text } from './text/text.ts'
import { hasVoice } from './voice.ts'

/** Reading aloud, elder mode and low reach: at the foot of every screen, where whoever needs them can touch them. */
export const NearbyModes = () => {
  const { frame, reading } = text()
  const { isElder, isLow } = modes()
  if (keyboard.value !== null) return null
  return (
    <fieldset class="nearby-modes" aria-label={frame.nearbyModes}>
      {hasVoice() && (
        <button type="button" data-steers-reading onClick={() => void read()}>
          <Icon node={Volume2} />
          {reading.read}
        </button>
      )}
      <button type="button" aria-pressed={isElder} onClick={switchElder}>
        <Icon node={HeartHandshake} />
        {frame.elder}
      </button>
      {isPartOutOfReach() && (
        <button type="button" aria-pressed={isLow} onClick={switchReach}>
          <Icon node={Accessibility} />
          {frame.lowReach}
        </button>
      )}
    </fieldset>
  )
}

const read = async () => (await import('../read-aloud/read-screen.ts')).readScreen('main')
