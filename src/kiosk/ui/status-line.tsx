import type { Submission } from '#domain/submission.ts'
import type { LibraryStatus } from '../library/messages.ts'
import { useHall, usePlace } from '../terminal/hall.ts'
import { instantInWords } from './dates.ts'
import { NearbyModes } from './nearby-modes.tsx'
import { text } from './text/text.ts'

/** One quiet line that tells the truth: content as of when, offline or not, what waits. */
export const StatusLine = () => {
  const { library, outbox, isConnected, areKeysRefused, now } = useHall()
  const here = usePlace()
  const { state, demo } = text()
  const submissions = outbox.submissions.value
  const waiting = count(submissions, 'queued') + count(submissions, 'sending')
  const refused = count(submissions, 'refused')
  const status = library.status.value
  const unreadable = outbox.unreadable.value
  const since = outbox.oldestWaitingSince.value
  const hours = since === null ? 0 : Math.floor((now.value - since) / 3_600_000)
  const isLate = here !== undefined && since !== null && hours >= here.place.outboxAlarmHours
  const words = [
    contentWords(status),
    isConnected.value ? state.connected : state.disconnected,
    ...(waiting > 0 ? [state.waiting(waiting)] : []),
    ...(unreadable > 0 ? [state.unreadable(unreadable)] : []),
    ...(isLate ? [state.waitsTooLong(hours)] : []),
    ...(refused > 0 ? [state.refused(refused)] : []),
    ...(areKeysRefused.value ? [state.keysRefused] : []),
  ]
  const isTrouble =
    refused > 0 || unreadable > 0 || isLate || areKeysRefused.value || ('trouble' in status && status.trouble !== null)
  const tone = isTrouble ? 'trouble' : waiting > 0 || status.stage !== 'complete' ? 'waiting' : 'well'
  return (
    <footer class="status">
      <span class="dot" data-tone={tone} />
      <span class="status-words" role="status">
        {words.map(part => (
          <span key={part}>{part} </span>
        ))}
      </span>
      {here?.place.isDemo && <span class="demo-label">{demo}</span>}
      <NearbyModes />
    </footer>
  )
}

const count = (submissions: readonly Submission[], state: Submission['state']): number =>
  submissions.filter(submission => submission.state === state).length

const contentWords = (status: LibraryStatus): string => {
  const { state } = text()
  switch (status.stage) {
    case 'starting':
      return state.starting
    case 'empty':
      return status.trouble ? `${state.empty} · ${state.editionTrouble[status.trouble]}` : state.empty
    case 'titles':
      return state.loading
    case 'complete':
      return `${state.asOf(instantInWords(status.manifest.printedAt))}${status.trouble ? ` · ${state.editionTrouble[status.trouble]}` : ''}`
  }
}
