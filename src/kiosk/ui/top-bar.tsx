import { ALargeSmall, Eye, Globe } from 'lucide'
import { useState } from 'preact/hooks'
import { CornerHold } from '../terminal/corner-hold.tsx'
import { useHall, usePlace } from '../terminal/hall.ts'
import { clockTime, dayInWords } from './dates.ts'
import { Icon } from './icon.tsx'
import { LanguageDialog } from './later-screens.tsx'
import { modes, nextColours, nextTextSize } from './modes.ts'
import { screen } from './screen.ts'
import { text } from './text/text.ts'

/** Seal, place, terminal, clock, and how the screen looks. */
export const TopBar = () => {
  const { now } = useHall()
  const here = usePlace()
  return (
    <header class="topbar" data-compact={screen().name !== 'home' || undefined}>
      <CornerHold />
      <div class="place">
        <p class="place-name">{here?.place.zone ?? '政务公开专区'}</p>
        <p class="place-line">
          {here?.terminal ? `${here.terminal.hall} · ${here.terminal.name} · ` : ''}
          <span class="clock-day">{dayInWords(now.value)} </span>
          {clockTime(now.value)}
        </p>
      </div>
      <ModeButtons />
    </header>
  )
}

const ModeButtons = () => {
  const { frame, otherLanguage, code } = text()
  const [isAsking, setIsAsking] = useState(false)
  const chosen = modes()
  const size = frame.nextTextSize[chosen.step]
  const colours = { plain: frame.eyeCare, 'eye-care': frame.contrast, contrast: frame.plainColours }[chosen.colours]
  return (
    <fieldset class="modes" aria-label={frame.modes}>
      <button type="button" onClick={nextTextSize}>
        <Icon node={ALargeSmall} />
        {size}
      </button>
      <button type="button" onClick={nextColours}>
        <Icon node={Eye} />
        {colours}
      </button>
      <button type="button" onClick={() => setIsAsking(true)}>
        <Icon node={Globe} />
        <span lang={code === 'en' ? 'zh-CN' : 'en'}>{otherLanguage}</span>
      </button>
      {isAsking && <LanguageDialog onClose={() => setIsAsking(false)} />}
    </fieldset>
  )
}
