import { useEffect, useRef, useState } from 'preact/hooks'
import { HomeScreen } from '../home/home-screen.tsx'
import { keyboard } from '../input/keyboard.ts'
import { KeyboardPanel } from '../input/keyboard-panel.tsx'
import { ListScreen } from '../list/list-screen.tsx'
import { ProgressScreen } from '../progress/progress-screen.tsx'
import { ReaderScreen } from '../reader/reader-screen.tsx'
import { RequestScreen } from '../request/request-screen.tsx'
import { SubmittedScreen } from '../request/submitted-screen.tsx'
import { SearchScreen } from '../search/search-screen.tsx'
import { WarningDialog } from '../session/warning-dialog.tsx'
import { type Hall, HallContext } from '../terminal/hall.ts'
import { Dock } from './dock.tsx'
import { HelpDialog } from './help-dialog.tsx'
import { type Screen, screen, screens } from './screen.ts'
import { StatusLine } from './status-line.tsx'
import { TopBar } from './top-bar.tsx'

/** The frame around every screen. */
export const App = ({ hall }: { readonly hall: Hall }) => {
  const [needsHelp, setNeedsHelp] = useState(false)
  const session = hall.session.session.value
  const isTyping = keyboard.value !== null
  return (
    <HallContext.Provider value={hall}>
      <div class="frame" data-typing={isTyping || undefined}>
        <TopBar />
        <Main />
        <StatusLine />
        <KeyboardPanel />
        <Dock isTyping={isTyping} onHelp={() => setNeedsHelp(true)} />
      </div>
      {needsHelp && <HelpDialog onClose={() => setNeedsHelp(false)} />}
      {session.state === 'warning' && <WarningDialog endsAt={session.endsAt} />}
    </HallContext.Provider>
  )
}

/** The screen in view; a change of screen starts at its top and is told to screen readers by the focus. */
const Main = () => {
  const here = screen()
  const depth = screens.value.length
  const main = useRef<HTMLElement>(null)
  const subject = here.name === 'reader' ? here.id : ''
  useEffect(() => {
    main.current?.scrollTo(0, 0)
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true })
  }, [here.name, subject, depth])
  return (
    <main class="screen" ref={main} tabIndex={-1}>
      <ScreenView key={`${here.name} ${subject} ${depth}`} here={here} />
    </main>
  )
}

const ScreenView = ({ here }: { readonly here: Screen }) => {
  switch (here.name) {
    case 'home':
      return <HomeScreen />
    case 'search':
      return <SearchScreen at={here} />
    case 'reader':
      return <ReaderScreen at={here} />
    case 'request':
      return <RequestScreen />
    case 'submitted':
      return <SubmittedScreen at={here} />
    case 'progress':
      return <ProgressScreen code={here.code} />
    case 'list':
      return <ListScreen />
  }
}
