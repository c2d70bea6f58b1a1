import './ui/tokens.css'
import './ui/frame.css'
import './home/home.css'
import './search/search.css'
import './reader/reader.css'
import './reader/find.css'
import './reader/foot.css'
import './reader/paper.css'
import './reader/sheets.css'
import './guide/guide.css'
import './attachment/attachment.css'
import './take-away/take-away.css'
import './request/request.css'
import './input/keyboard.css'
import './reader/print.css'
import { effect, signal } from '@preact/signals'
import { render } from 'preact'
import { failure, success } from '#domain/outcome.ts'
import { watchFields } from './input/keyboard.ts'
import { startLibrary } from './library/library.ts'
import { httpDelivery } from './outbox/http-delivery.ts'
import { openIndexedDbOutbox } from './outbox/indexed-db-outbox.ts'
import { startOutbox } from './outbox/outbox.ts'
import { startSession } from './session/session.ts'
import { type Hall, rememberTerminal, thisTerminal } from './terminal/hall.ts'
import { registerShell } from './terminal/shell.ts'
import { openStrictStore } from './terminal/strict-store.ts'
import { watchKeys } from './terminal/watch-keys.ts'
import { App } from './ui/app.tsx'
import { loadLaterScreens } from './ui/later-screens.tsx'
import { calibrate } from './ui/modes.ts'
import { screen } from './ui/screen.ts'
import { loadEnglish } from './ui/text/text.ts'

const askEvery = 30_000
const updateEvery = 10 * 60_000
const restAfter = 500

const start = () => {
  rememberTerminal()
  watchFields()
  const now = signal(Date.now())
  const library = startLibrary()
  const keys = watchKeys(openStrictStore('mingtang-terminal'))
  const outbox = startOutbox(
    openIndexedDbOutbox(openStrictStore('mingtang-outbox')),
    httpDelivery(() => keys.receipts.value),
  )

  const terminal = () => {
    const status = library.status.value
    return 'place' in status ? thisTerminal(status.place.terminals) : undefined
  }
  const session = startSession(() => {
    const { idleSeconds = 90, formIdleSeconds = 180, warningSeconds = 30 } = terminal() ?? {}
    const isSlow = ['request', 'submitted', 'progress'].includes(screen().name)
    return { idleSeconds: isSlow ? formIdleSeconds : idleSeconds, warningSeconds }
  })

  effect(() => {
    if (!keys.isIntakeReached.value) return
    library.update()
    outbox.wake()
  })
  for (const kind of ['online', 'offline'] as const) addEventListener(kind, () => void keys.refresh())
  setInterval(() => void keys.refresh(), askEvery)
  setInterval(library.update, updateEvery)
  setInterval(() => {
    now.value = Date.now()
  }, 1000)
  effect(() => {
    const calibration = terminal()
    if (calibration) calibrate(calibration)
  })
  addEventListener('contextmenu', event => event.preventDefault())

  const hall: Hall = {
    library,
    outbox,
    session,
    isConnected: keys.isIntakeReached,
    areKeysRefused: keys.areRefused,
    now,
    submit: async request => {
      try {
        const { sealRequest } = await loadSealing()
        const sealed = await sealRequest(request, keys.current.value?.sealing, Date.now())
        if (!sealed.ok) return sealed
        await outbox.submit(sealed.value).catch(async error => {
          if (!isFull(error)) throw error
          await library.makeRoom()
          await outbox.submit(sealed.value)
        })
        return success(sealed.value)
      } catch (error) {
        console.error('提交没有存上', error)
        return failure('disk')
      }
    },
  }
  const root = document.getElementById('app')
  if (root) render(<App hall={hall} />, root)
  void navigator.storage.persist().then(isKept => {
    if (!isKept) console.warn('浏览器没有答应长期保存:磁盘将满时它可能清除本终端的内容,请给磁盘留出空间')
  })
  setTimeout(() => void loadTheRest(), restAfter)
  registerShell(() => session.session.value.state === 'idle')
}

/** Sealing is a heavy program that the first screen does without. */
const loadSealing = () => import('./outbox/seal-request.ts')

/** What the first screen does without, brought before anybody asks for it. */
const loadTheRest = (): Promise<unknown> =>
  Promise.all([loadLaterScreens(), loadSealing(), loadEnglish()]).catch(error => {
    console.error('有的程序没有载入,稍后再试', error)
    setTimeout(() => void loadTheRest(), askEvery)
  })

const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === 'QuotaExceededError'

if (!('tooOld' in document.documentElement.dataset)) start()
