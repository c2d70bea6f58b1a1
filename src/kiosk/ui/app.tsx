import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { hasBegun } from '../form/draft.ts'
import { HomeScreen } from '../home/home-screen.tsx'
import { keyboard } from '../input/keyboard.ts'
import { SearchScreen } from '../search/search-screen.tsx'
import { EndDialog } from '../session/end-dialog.tsx'
import { WarningDialog } from '../session/warning-dialog.tsx'
import { type Hall, HallContext } from '../terminal/hall.ts'
import { Dock } from './dock.tsx'
import {
  AssistBar,
  AssistScreen,
  AttachmentScreen,
  CompareScreen,
  ComplaintsScreen,
  FormScreen,
  FoundScreen,
  HelpDialog,
  IdleDisplay,
  KeyboardPanel,
  ListScreen,
  ProgressScreen,
  ProofScreen,
  ReaderScreen,
  ReadingBar,
  SubmittedScreen,
  TerminalScreen,
  TriageScreen,
} from './later-screens.tsx'
import { type Screen, screen, screens } from './screen.ts'
import { StatusLine } from './status-line.tsx'
import { TopBar } from './top-bar.tsx'
import { stopReading } from './voice.ts'

/** The frame around every screen. */
export const App = ({ hall }: { readonly hall: Hall }) => {
  const [asked, setAsked] = useState<'help' | 'end' | null>(null)
  const end = () => (hasBegun() ? setAsked('end') : hall.session.end())
  const session = hall.session.session.value
  const isTyping = keyboard.value !== null
  const isDisplay = hall.terminal()?.kind === 'display'
  if (isDisplay || (session.state === 'idle' && session.isDisplaying))
    return (
      <HallContext.Provider value={hall}>
        <IdleDisplay isTouchable={!isDisplay} onTouch={hall.session.begin} />
      </HallContext.Provider>
    )
  return (
    <HallContext.Provider value={hall}>
      <div class="frame" data-typing={isTyping || undefined}>
        <div>
          {hall.notice.value !== null && <p class="notice-bar">{hall.notice.value}</p>}
          <TopBar />
          <AssistBar />
        </div>
        <Main />
        <ReadingBar of="main" />
        <StatusLine />
        <KeyboardPanel />
        <Dock isTyping={isTyping} onHelp={() => setAsked('help')} onEnd={end} />
      </div>
      {asked === 'help' && <HelpDialog onClose={() => setAsked(null)} />}
      {asked === 'end' && <EndDialog onClose={() => setAsked(null)} />}
      {session.state === 'warning' && <WarningDialog endsAt={session.endsAt} />}
    </HallContext.Provider>
  )
}

/**
 * The screen in view. A new screen starts at its top, one gone back to where it was left; screen readers are told by
 * the focus.
 */
const Main = () => {
  const here = screen()
  useEffect(() => stopReading, [here])
  const depth = screens.value.length
  const main = useRef<HTMLElement>(null)
  const left = useRef<readonly { readonly of: string; readonly top: number }[]>([])
  const subject = here.name === 'reader' ? here.id : here.name === 'form' ? here.key : ''
  const of = `${here.name} ${subject}` // what takes a screen's place does not take its scroll
  // Before anything is painted: a scroll of the former screen, told late, must not be taken for one of this.
  useLayoutEffect(() => {
    const before = left.current[depth]
    if (main.current) scrollWhenTall(main.current, before?.of === of ? before.top : 0)
    left.current = left.current.slice(0, depth)
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true })
  }, [here.name, subject, depth])
  const remember = (event: Event) => {
    if (event.target instanceof HTMLElement)
      left.current = Object.assign([...left.current], { [depth]: { of, top: event.target.scrollTop } })
  }
  return (
    <main class="screen" ref={main} tabIndex={-1} onScroll={remember}>
      <ScreenView key={`${here.name} ${subject} ${depth}`} here={here} />
    </main>
  )
}

const longestWait = 1_500

/** Scrolls as soon as the content, which a worker may still be fetching, is tall enough. */
const scrollWhenTall = (main: HTMLElement, top: number) => {
  const end = performance.now() + longestWait
  const attempt = () => {
    main.scrollTo(0, top)
    if (main.scrollTop < top - 1 && performance.now() < end) requestAnimationFrame(attempt)
  }
  attempt()
}

const ScreenView = ({ here }: { readonly here: Screen }) => {
  switch (here.name) {
    case 'home':
      return <HomeScreen />
    case 'search':
      return <SearchScreen at={here} />
    case 'reader':
      return <ReaderScreen at={here} />
    case 'attachment':
      return <AttachmentScreen at={here} />
    case 'triage':
      return <TriageScreen />
    case 'complaints':
      return <ComplaintsScreen />
    case 'form':
      return <FormScreen at={here} />
    case 'found':
      return <FoundScreen at={here} />
    case 'submitted':
      return <SubmittedScreen at={here} />
    case 'progress':
      return <ProgressScreen code={here.code} />
    case 'terminal':
      return <TerminalScreen />
    case 'assist':
      return <AssistScreen />
    case 'proof':
      return <ProofScreen />
    case 'compare':
      return <CompareScreen at={here} />
    case 'list':
      return <ListScreen />
  }
}
