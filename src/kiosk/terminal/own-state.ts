import type { Heartbeat } from '#domain/fleet.ts'
import type { Terminal } from '#domain/terminal.ts'
import type { Library } from '../library/library.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { voiceName } from '../ui/voice.ts'

/** What the terminal knows of itself, but for what the browser is asked for at each beat. */
export type OwnState = Omit<Heartbeat, 'done' | 'storage'>

/** The shell's version: the name of its program, which changes with every change of it. */
export const shellVersion = (): string => {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"]')?.src ?? ''
  return /-([\w-]{6,})\.js$/.exec(script)?.[1] ?? 'dev'
}

export const ownState = (
  terminal: Terminal,
  {
    library,
    outbox,
    lastTouchAt,
  }: { readonly library: Library; readonly outbox: Outbox; readonly lastTouchAt: number | null },
): OwnState => {
  const status = library.status.value
  const states = outbox.submissions.value.map(({ state }) => state)
  return {
    terminal: terminal.id,
    version: shellVersion(),
    edition: 'manifest' in status ? { version: status.manifest.version, printedAt: status.manifest.printedAt } : null,
    waiting: states.filter(state => state === 'queued' || state === 'sending').length,
    oldestWaitingSince: outbox.oldestWaitingSince.value,
    refused: states.filter(state => state === 'refused').length,
    voice: voiceName() ?? null,
    paper: terminal.paper,
    lastTouchAt,
  }
}
