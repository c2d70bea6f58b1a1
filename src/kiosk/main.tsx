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
import './list/list.css'
import './assist/assist.css'
import './form/form.css'
import './triage/triage.css'
import './receipt/receipt.css'
import './input/keyboard.css'
import './read-aloud/read-aloud.css'
import './idle/idle.css'
import './terminal/terminal.css'
import './reader/print.css'
import { effect, signal } from '@preact/signals'
import { render } from 'preact'
import { loopOf } from '#domain/loop-of.ts'
import { inputEngine } from './input/input-engine.ts'
import { watchFields } from './input/keyboard.ts'
import { placeWords } from './input/words-of-place.ts'
import { startLibrary } from './library/library.ts'
import { httpDelivery } from './outbox/http-delivery.ts'
import { openIndexedDbOutbox } from './outbox/indexed-db-outbox.ts'
import { startOutbox } from './outbox/outbox.ts'
import { startSession } from './session/session.ts'
import { type Hall, rememberTerminal, thisTerminal } from './terminal/hall.ts'
import { reloadNightly } from './terminal/nightly-reload.ts'
import { keepErrors } from './terminal/seen-errors.ts'
import { awaitsSetup } from './terminal/settings.ts'
import { registerShell } from './terminal/shell.ts'
import { openStrictStore } from './terminal/strict-store.ts'
import { startTally } from './terminal/tally.ts'
import { watchKeys } from './terminal/watch-keys.ts'
import { watchTouches } from './terminal/watch-touches.ts'
import { App } from './ui/app.tsx'
import { loadLaterScreens } from './ui/later-screens.tsx'
import { calibrate, patienceFactor } from './ui/modes.ts'
import { goTo, screen } from './ui/screen.ts'
import { loadEnglish } from './ui/text/text.ts'
import { watchVoices } from './ui/voice.ts'

const askEvery = 30_000
const updateEvery = 10 * 60_000
const restAfter = 500

const start = () => {
  keepErrors()
  rememberTerminal()
  if (awaitsSetup()) goTo({ name: 'terminal' })
  watchFields()
  watchVoices()
  const lastTouchAt = watchTouches()
  const now = signal(Date.now())
  const library = startLibrary()
  const store = openStrictStore('mingtang-terminal')
  const keys = watchKeys(store)
  const outbox = startOutbox(
    openIndexedDbOutbox(openStrictStore('mingtang-outbox')),
    httpDelivery(() => keys.receipts.value),
  )

  const terminal = () => {
    const status = library.status.value
    return 'place' in status ? thisTerminal(status.place.terminals) : undefined
  }
  const hasIdleLoop = () => {
    const status = library.status.value
    return status.stage === 'complete' && loopOf(status.place.idleLoops, terminal()?.id) !== undefined
  }
  const session = startSession(
    () => {
      const { idleSeconds = 90, formIdleSeconds = 180, warningSeconds = 30, restSeconds = 30 } = terminal() ?? {}
      const isSlow = ['form', 'submitted', 'progress'].includes(screen().name)
      return {
        idleSeconds: (isSlow ? formIdleSeconds : idleSeconds) * patienceFactor(),
        warningSeconds: warningSeconds * patienceFactor(),
        restSeconds: hasIdleLoop() && !awaitsSetup() ? restSeconds : null,
      }
    },
    () => terminal()?.kind !== 'display',
  )

  effect(() => library.noteUse(session.session.value.state !== 'idle'))
  const tally = startTally(openStrictStore('mingtang-tally'), () => terminal()?.id)
  effect(() => {
    if (!keys.isIntakeReached.value) return
    library.update()
    outbox.wake()
    void tally.deliver()
  })
  effect(() => {
    if (keys.receipts.value.length > 0) outbox.wake()
  })
  effect(() => {
    const set = keys.current.value
    if (set) setTimeout(() => void loadSealing().then(({ prepareSealing }) => prepareSealing(set)), restAfter)
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
  effect(() => {
    const status = library.status.value
    if ('place' in status) inputEngine.knowPlace(placeWords(status.place))
  })
  // No menu, and nothing is dragged out of the page or dropped into it.
  for (const way of ['contextmenu', 'dragstart', 'dragover', 'drop'])
    addEventListener(way, event => event.preventDefault())

  const isIdle = () => session.session.value.state === 'idle'
  const notice = signal<string | null>(null)
  const hall: Hall = {
    library,
    outbox,
    session,
    terminal,
    store,
    notice,
    keys: keys.current,
    isConnected: keys.isIntakeReached,
    areKeysRefused: keys.areRefused,
    now,
    serverOffset: keys.serverOffset,
    seal: async submission => {
      try {
        const { sealSubmission } = await loadSealing()
        const now = Date.now() + (keys.serverOffset.value ?? 0)
        const sealed = await sealSubmission(submission, keys.current.value, now)
        return sealed.ok ? sealed.value : (sealed.problems[0] ?? 'noKey')
      } catch (error) {
        console.error('没有密封成', error)
        return 'notSealed'
      }
    },
    save: async sealed => {
      try {
        await outbox.submit(sealed).catch(async error => {
          if (!isFull(error)) throw error
          await library.makeRoom()
          await outbox.submit(sealed)
        })
        return true
      } catch (error) {
        console.error('提交没有存上', error)
        return false
      }
    },
    countFound: () => void tally.countFound(),
  }
  const root = document.getElementById('app')
  if (root) render(<App hall={hall} />, root)
  void navigator.storage.persist().then(isKept => {
    if (!isKept) console.warn('浏览器没有答应长期保存:磁盘将满时它可能清除本终端的内容,请给磁盘留出空间')
  })
  const beat = async () => {
    const [{ startHeartbeat }, { ownState }] = await Promise.all([
      import('./terminal/heartbeat.ts'),
      import('./terminal/own-state.ts'),
    ])
    startHeartbeat({
      notice,
      isIdle,
      own: () => {
        const here = terminal()
        return here && ownState(here, { library, outbox, lastTouchAt: lastTouchAt() })
      },
      run: errand => {
        switch (errand) {
          case 'reload':
            return location.replace('/')
          case 'applyEdition':
            return library.update()
          case 'forgetPin':
            return void import('./terminal/pin.ts').then(({ openPin }) => openPin(store).forget())
        }
      },
    })
  }
  setTimeout(() => void loadTheRest().then(beat), restAfter)
  registerShell(isIdle)
  reloadNightly(isIdle)
}

/** Sealing is a heavy program that the first screen does without. */
const loadSealing = () => import('./outbox/seal-submission.ts')

/** What the first screen does without, brought before anybody asks for it. */
const loadTheRest = (): Promise<unknown> =>
  Promise.all([loadLaterScreens(), loadSealing(), loadEnglish()]).catch(error => {
    console.error('有的程序没有载入,稍后再试', error)
    setTimeout(() => void loadTheRest(), askEvery)
  })

const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === 'QuotaExceededError'

if (!('tooOld' in document.documentElement.dataset)) start()
