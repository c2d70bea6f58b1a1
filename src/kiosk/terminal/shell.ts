import { Workbox } from 'workbox-window'
import { trustedUrl } from './trusted-url.ts'

/** The shell's service worker: a newer shell waits until `isIdle` says that nobody is using the terminal. */
export const registerShell = (isIdle: () => boolean): void => {
  if (!import.meta.env.PROD) return
  const workbox = new Workbox(trustedUrl('/sw.js'))
  workbox.addEventListener('waiting', () => {
    const timer = setInterval(() => {
      if (!isIdle()) return
      clearInterval(timer)
      workbox.addEventListener('controlling', () => location.reload())
      workbox.messageSkipWaiting()
    }, 5_000)
  })
  workbox.register().catch(error => console.error('离线外壳没有装上,断网后将不能打开', error))
  setInterval(() => void workbox.update().catch(() => undefined), 30 * 60_000) // offline: the next round asks again
}
