import { type ReadFrom, readAloud } from '../ui/voice.ts'
import { type SpokenRange, sentencesIn } from './sentences-on-screen.ts'

let spoken: readonly SpokenRange[] = []

/** Reads the screen, or the dialog over it, aloud, beginning with what is in view. */
export const readScreen = (from: ReadFrom): void => {
  const root = [...document.querySelectorAll<HTMLElement>(from)].at(-1)
  if (!root) return
  const all = sentencesIn(root)
  const top = root.getBoundingClientRect().top
  const first = all.findIndex(({ range }) => range.getBoundingClientRect().bottom > top)
  spoken = all.slice(Math.max(0, first))
  readAloud(
    spoken.map(({ sentence }) => sentence),
    from,
  )
}

/** Where a sentence that is being read stands, if it stands on this screen. */
export const rangeOfSentence = (sentence: string, at: number): Range | undefined => {
  const found = spoken[at]
  return found?.sentence === sentence && found.range.startContainer.isConnected ? found.range : undefined
}
