import { DialogReading } from './dialog.tsx'
import { later } from './later.tsx'

export const KeyboardPanel = later(async () => (await import('../input/keyboard-panel.tsx')).KeyboardPanel)
export const IdleDisplay = later(async () => (await import('../idle/idle-display.tsx')).IdleDisplay)
export const AssistScreen = later(async () => (await import('../assist/assist-screen.tsx')).AssistScreen)
export const AssistBar = later(async () => (await import('../assist/assist-bar.tsx')).AssistBar)
export const CompareScreen = later(async () => (await import('../assist/compare-screen.tsx')).CompareScreen)
export const ProofScreen = later(async () => (await import('../terminal/proof-sheet.tsx')).ProofScreen)
export const ListScreen = later(async () => (await import('../list/list-screen.tsx')).ListScreen)
export const HelpDialog = later(async () => (await import('./help-dialog.tsx')).HelpDialog)
export const LanguageDialog = later(async () => (await import('./language-dialog.tsx')).LanguageDialog)
export const ReadingBar = later(async () => (await import('../read-aloud/reading-bar.tsx')).ReadingBar)
export const ReaderScreen = later(async () => (await import('../reader/reader-screen.tsx')).ReaderScreen)
export const AttachmentScreen = later(
  async () => (await import('../attachment/attachment-screen.tsx')).AttachmentScreen,
)
export const TriageScreen = later(async () => (await import('../triage/triage-screen.tsx')).TriageScreen)
export const ComplaintsScreen = later(async () => (await import('../triage/complaints-screen.tsx')).ComplaintsScreen)
export const FormScreen = later(async () => (await import('../form/form-screen.tsx')).FormScreen)
export const FoundScreen = later(async () => (await import('../receipt/found-screen.tsx')).FoundScreen)
export const SubmittedScreen = later(async () => (await import('../receipt/submitted-screen.tsx')).SubmittedScreen)
export const TerminalScreen = later(async () => (await import('../terminal/terminal-screen.tsx')).TerminalScreen)
export const ProgressScreen = later(async () => (await import('../progress/progress-screen.tsx')).ProgressScreen)

/** Brings every screen that the first one does without, so that each is there before it is asked for. */
export const loadLaterScreens = async (): Promise<void> => {
  const screens = [
    KeyboardPanel,
    ReadingBar,
    DialogReading,
    HelpDialog,
    LanguageDialog,
    ListScreen,
    ProofScreen,
    AssistScreen,
    AssistBar,
    CompareScreen,
    IdleDisplay,
    ReaderScreen,
    TriageScreen,
    FormScreen,
    SubmittedScreen,
    ProgressScreen,
    ComplaintsScreen,
    FoundScreen,
    AttachmentScreen,
    TerminalScreen,
  ]
  for (const screen of screens) await screen.load()
}
