import type { Signal } from '@preact/signals'
import { beatAnswerSchema, beatSeconds, type Errand, type Heartbeat } from '#domain/fleet.ts'
import { parse } from '#domain/schema.ts'
import { askIntake, withJson } from './ask-intake.ts'
import type { OwnState } from './own-state.ts'

/**
 * Says every half minute that this terminal is there, and does what the desk asks, once and only while nobody uses it.
 * An errand is told as done before it is done: a reload must not be asked for again by the page that comes after it.
 */
export const startHeartbeat = (parts: {
  /** Is told what the desk wants said above everything else; null where it wants nothing said. */
  readonly notice: Signal<string | null>
  readonly own: () => OwnState | undefined
  readonly isIdle: () => boolean
  readonly run: (errand: Errand['kind']) => void
}): void => {
  let due: readonly Errand[] = []
  const beat = async () => {
    const own = parts.own()
    if (!own) return
    const doing = parts.isIdle() ? due : []
    const heartbeat: Heartbeat = { ...own, storage: await storage(), done: doing.map(({ id }) => id) }
    const answer = await askIntake('/fleet/beat', withJson('PUT', JSON.stringify(heartbeat)))
    const heard = parse(beatAnswerSchema, answer?.body)
    if (answer?.status !== 200 || !heard.ok) return
    parts.notice.value = heard.value.notice
    due = heard.value.errands
    for (const { kind } of doing) parts.run(kind)
  }
  const beatSafely = () => void beat().catch(error => console.error('没有报成平安', error))
  setInterval(beatSafely, beatSeconds * 1000)
  setTimeout(beatSafely, firstAfter)
}

/** The first screen comes first, milliseconds. */
const firstAfter = 3_000

const storage = async (): Promise<Heartbeat['storage']> => {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate()
  return { used: usage, quota, isPersisted: await navigator.storage.persisted() }
}
