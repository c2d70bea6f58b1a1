import { addDays, type CivilDate } from '#domain/civil-date.ts'
import { type DocumentId, documentKinds } from '#domain/document.ts'
import type { HallDay } from '#domain/idle-pages.ts'
import { useFile } from '../attachment/file.ts'
import { Subtitles } from '../attachment/video-player.tsx'
import { useHall, usePlace } from '../terminal/hall.ts'
import { shortDate } from '../ui/dates.ts'
import { text } from '../ui/text/text.ts'
import type { FeedItem, IdlePage } from './feed.ts'
import { hallHoursInWords } from './hall-words.ts'

type Touch = (id: DocumentId | null) => void

/** One page of the idle display. */
export const IdlePageView = (props: {
  readonly page: IdlePage
  readonly today: CivilDate
  readonly hallDay: HallDay | undefined
  readonly onTouch: Touch
}) => {
  const { page, today, onTouch } = props
  const { headings } = text().idle
  switch (page.kind) {
    case 'document':
      return <DocumentPage page={page} onTouch={onTouch} />
    case 'latest':
    case 'closing':
    case 'asked':
      return (
        <div class="idle-page">
          <h2>{headings[page.kind]}</h2>
          <ItemList items={page.items} today={today} onTouch={onTouch} />
        </div>
      )
    case 'hours':
      return <HoursPage hallDay={props.hallDay} />
    case 'statistics':
      return <StatisticsPage />
  }
}

const DocumentPage = (props: { readonly page: Extract<IdlePage, { kind: 'document' }>; readonly onTouch: Touch }) => {
  const { page } = props
  const { idle, kinds } = text()
  const kind = page.entry.form === '图解' ? idle.explained : kinds[page.entry.kind]
  return (
    <button type="button" class="idle-page idle-document" lang="zh-CN" onClick={() => props.onTouch(page.entry.id)}>
      <span class="idle-words">
        <span class="idle-kicker">{[kind, page.documentNumber].filter(each => each !== null).join(' · ')}</span>
        <span class="idle-headline" data-long={page.headline.join('').length > 16 || undefined}>
          {page.headline.map(line => (
            <span key={line}>{line}</span>
          ))}
        </span>
        {page.lines.map(line => (
          <span class="idle-line" key={line}>
            {line}
          </span>
        ))}
        {page.figures.length > 0 && (
          <span class="idle-figures">
            {page.figures.map(({ value, label }) => (
              <span key={label}>
                <span class="idle-figure">{value}</span>
                {label}
              </span>
            ))}
          </span>
        )}
      </span>
      {page.video ? (
        <IdleVideo hash={page.video.hash} subtitles={page.subtitles?.hash ?? null} />
      ) : (
        page.picture && <IdlePicture hash={page.picture.hash} />
      )}
    </button>
  )
}

/** The picture says what the words beside it say; whoever touches it has it described. */
const IdlePicture = ({ hash }: { readonly hash: string }) => {
  const file = useFile(hash)
  return file.state === 'here' ? (
    <span class="idle-media">
      <img src={file.url} alt="" />
    </span>
  ) : null
}

/** Without sound, since a hall is not spoken to unasked. */
const IdleVideo = (props: { readonly hash: string; readonly subtitles: string | null }) => {
  const file = useFile(props.hash)
  return file.state === 'here' ? (
    <span class="idle-media idle-video">
      <video src={file.url} muted autoplay loop playsInline tabIndex={-1}>
        {props.subtitles !== null && <Subtitles hash={props.subtitles} />}
      </video>
    </span>
  ) : null
}

/** Documents in a list, each a way to it. */
export const ItemList = (props: {
  readonly items: readonly FeedItem[]
  readonly today: CivilDate
  readonly onTouch: Touch
}) => (
  <ul class="idle-items">
    {props.items.map(item => (
      <li key={item.entry.id}>
        <button type="button" onClick={() => props.onTouch(item.entry.id)}>
          <span class="idle-item" lang="zh-CN">
            {item.entry.title}
          </span>
          <span class="idle-note">
            <span>{item.entry.issuers[0]}</span>
            {item.entry.issuers.length > 0 && ' · '}
            <span>{whenInWords(item, props.today)}</span>
          </span>
        </button>
      </li>
    ))}
  </ul>
)

const dayLength = 86_400_000

const whenInWords = ({ entry, closesOn }: FeedItem, today: CivilDate): string => {
  const { idle } = text()
  if (closesOn !== null) return idle.daysLeft((Date.parse(closesOn) - Date.parse(today)) / dayLength)
  if (entry.publishedOn === null) return ''
  if (entry.publishedOn === today) return idle.publishedToday
  if (entry.publishedOn === addDays(today, -1)) return idle.publishedYesterday
  return shortDate(entry.publishedOn, today)
}

const HoursPage = ({ hallDay }: { readonly hallDay: HallDay | undefined }) => {
  const { idle, help } = text()
  const window = usePlace()?.place.window
  return (
    <div class="idle-page">
      <h2>{idle.headings.hours}</h2>
      {hallDay && <p class="idle-headline">{hallHoursInWords(hallDay)}</p>}
      {window && (
        <>
          <p class="idle-line">{window.hours}</p>
          <p class="idle-line">
            {window.name},{window.address}
          </p>
          <p class="idle-line">
            {help.phone} {window.phone}
          </p>
        </>
      )}
    </div>
  )
}

const StatisticsPage = () => {
  const { idle, kinds } = text()
  const status = useHall().library.status.value
  const counts = 'manifest' in status ? status.manifest.counts : null
  return (
    <div class="idle-page">
      <h2>{idle.headings.statistics}</h2>
      <div class="idle-figures">
        {counts &&
          documentKinds.map(kind => (
            <span key={kind}>
              <span class="idle-figure">{counts[kind].toLocaleString(text().code)}</span>
              {kinds[kind]}
            </span>
          ))}
      </div>
      <p class="idle-line">{idle.statisticsHint}</p>
    </div>
  )
}
