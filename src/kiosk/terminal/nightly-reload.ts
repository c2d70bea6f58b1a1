import { momentInChina } from '#domain/schedule.ts'

/** From 3:00 to 3:30. */
const night = { from: 180, to: 210 }
const oldEnough = 3_600_000
const lookEvery = 60_000

/**
 * Whether an idle page should be replaced by a new one, so that whatever a browser piles up in days is let go.
 * @param now milliseconds since 1970
 * @param age milliseconds since the page began
 */
export const isReloadDue = (now: number, age: number): boolean => {
  const { minute } = momentInChina(now)
  return age > oldEnough && minute >= night.from && minute < night.to
}

/** Reloads once a night while nobody uses the terminal; only where the shell is kept, or a cut line would leave nothing. */
export const reloadNightly = (isIdle: () => boolean): void => {
  setInterval(() => {
    if (isIdle() && navigator.serviceWorker?.controller && isReloadDue(Date.now(), performance.now()))
      location.replace('/')
  }, lookEvery)
}
