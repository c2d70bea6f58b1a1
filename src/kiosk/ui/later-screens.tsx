import { later } from './later.tsx'

export const ReaderScreen = later(async () => (await import('../reader/reader-screen.tsx')).ReaderScreen)
export const AttachmentScreen = later(
  async () => (await import('../attachment/attachment-screen.tsx')).AttachmentScreen,
)
export const RequestScreen = later(async () => (await import('../request/request-screen.tsx')).RequestScreen)
export const SubmittedScreen = later(async () => (await import('../request/submitted-screen.tsx')).SubmittedScreen)
export const ProgressScreen = later(async () => (await import('../progress/progress-screen.tsx')).ProgressScreen)

/** Brings every screen that the first one does without, so that each is there before it is asked for. */
export const loadLaterScreens = async (): Promise<void> => {
  for (const screen of [ReaderScreen, RequestScreen, SubmittedScreen, ProgressScreen, AttachmentScreen])
    await screen.load()
}
