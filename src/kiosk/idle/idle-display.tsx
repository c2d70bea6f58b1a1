import { useEffect, useMemo, useState } from 'preact/hooks'
import type { CivilDate } from '#domain/civil-date.ts'
import type { DocumentId } from '#domain/document.ts'
import type { IdleLoop } from '#domain/idle-loop.ts'
import { hallHoursOn, hasClosed, isNight, pageAt, scheduled } from '#domain/idle-pages.ts'
import { loopOf } from '#domain/loop-of.ts'
import { momentInChina } from '#domain/schedule.ts'
import { useHall, usePlace } from '../terminal/hall.ts'
import { clockTime, dayInWords } from '../ui/dates.ts'
import { goTo } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'
import { driftAt } from './drift.ts'
import { type IdleFeed, loadFeed } from './feed.ts'
import { hallHoursInWords } from './hall-words.ts'
import { IdlePageView, ItemList } from './idle-page.tsx'

/**
 * What the hall sees while nobody uses the terminal: pages drawn from the edition, the time, the latest items. A touch
 * begins a session, on a document's page with that document.
 * @param props.shift milliseconds by which the display runs ahead of the clock, for a look at another time
 */
export const IdleDisplay = (props: {
  readonly isTouchable: boolean
  readonly shift?: number
  readonly onTouch: () => void
}) => {
  const { now: clock, notice } = useHall()
  const here = usePlace()
  const now = clock.value + (props.shift ?? 0)
  const moment = momentInChina(now)
  const loop = here && loopOf(here.idleLoops, here.terminal?.id)
  const feed = useFeed(loop, moment.day)
  if (!here || !loop || !feed) return <div class="idle" data-idle-display />
  const pages = scheduled(feed.pages, moment)
  const at = pageAt(pages, Math.floor(now / 1000))
  const { x, y } = driftAt(now)
  const touch = (id: DocumentId | null) => {
    if (!props.isTouchable) return
    props.onTouch()
    goTo(id === null ? { name: 'home' } : { name: 'reader', id, words: '' })
  }
  const hours = hallHoursOn(loop, here.calendar, moment.day)
  return (
    <div
      class="idle"
      data-idle-display
      data-night={isNight(loop, moment) || undefined}
      data-touchless={!props.isTouchable || undefined}
    >
      <div class="idle-picture" style={loop.drifts ? { transform: `translate(${x}px, ${y}px)` } : {}}>
        {notice.value !== null && <p class="idle-urgent">{notice.value}</p>}
        <Urgent loop={loop} moment={moment} onTouch={touch} />
        <main class="idle-main">
          <h1 class="visually-hidden">{here.place.zone}</h1>
          {pages[at] && <IdlePageView key={at} page={pages[at]} today={moment.day} hallDay={hours} onTouch={touch} />}
          <div class="idle-foot">
            {props.isTouchable && (
              <button type="button" class="idle-call" onClick={() => touch(null)}>
                {text().idle.touch}
              </button>
            )}
            <Dots count={pages.length} at={at} />
          </div>
        </main>
        <aside class="idle-side">
          <p class="idle-clock">{clockTime(now)}</p>
          <p class="idle-day">{dayInWords(now)}</p>
          {hours && (
            <p class="idle-day">
              {hasClosed(hours, moment) ? text().idle.over : text().idle.today(hallHoursInWords(hours))}
            </p>
          )}
          <h2>{text().idle.headings.latest}</h2>
          <ItemList items={feed.latest} today={moment.day} onTouch={touch} />
        </aside>
      </div>
    </div>
  )
}

const Urgent = (props: {
  readonly loop: IdleLoop
  readonly moment: ReturnType<typeof momentInChina>
  readonly onTouch: (id: DocumentId | null) => void
}) => (
  <>
    {scheduled(props.loop.urgent, props.moment).map(({ words, document = null }) => (
      <button type="button" class="idle-urgent" key={words} onClick={() => props.onTouch(document)}>
        {words}
      </button>
    ))}
  </>
)

const Dots = (props: { readonly count: number; readonly at: number }) => (
  <span class="idle-dots" aria-hidden="true">
    {Array.from({ length: props.count }, (_, index) => (
      <span key={index} data-current={index === props.at || undefined} />
    ))}
  </span>
)

/** Drawn anew with every edition and every day. */
const useFeed = (loop: IdleLoop | undefined, today: CivilDate): IdleFeed | null => {
  const { library } = useHall()
  const [feed, setFeed] = useState<IdleFeed | null>(null)
  const status = library.status.value
  const version = status.stage === 'complete' ? status.manifest.version : null
  const known = useMemo(() => loop, [JSON.stringify(loop)])
  useEffect(() => {
    let isCurrent = true
    if (known && version !== null)
      void loadFeed(library, known, today)
        .then(loaded => {
          if (isCurrent) setFeed(loaded)
        })
        .catch(error => console.error('待机轮播没有画出来', error))
    return () => {
      isCurrent = false
    }
  }, [library, known, version, today])
  return feed
}
