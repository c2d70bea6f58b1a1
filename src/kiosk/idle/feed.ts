import type { CatalogEntry } from '#domain/catalog.ts'
import type { CivilDate } from '#domain/civil-date.ts'
import type { Attachment, DocumentId, LibraryDocument } from '#domain/document.ts'
import type { IdleLoop, Slide } from '#domain/idle-loop.ts'
import type { Schedule } from '#domain/schedule.ts'
import { type Filter, noFilter } from '#search/filter.ts'
import type { Library } from '../library/library.ts'

/** A document in a list of the idle display. */
export type FeedItem = { readonly entry: CatalogEntry; readonly closesOn: CivilDate | null }

type Shown = { readonly seconds: number; readonly when: Schedule }

/** A page of the idle display with what it shows of the edition. */
export type IdlePage =
  | (Shown & {
      readonly kind: 'document'
      readonly entry: CatalogEntry
      /** Of the policy that it explains, or its own. */
      readonly documentNumber: string | null
      readonly headline: readonly string[]
      readonly lines: readonly string[]
      readonly figures: readonly { readonly value: string; readonly label: string }[]
      readonly picture: Attachment | null
      readonly video: Attachment | null
      readonly subtitles: Attachment | null
    })
  | (Shown & { readonly kind: 'latest' | 'closing' | 'asked'; readonly items: readonly FeedItem[] })
  | (Shown & { readonly kind: 'hours' | 'statistics' })

/** What the idle display shows: its pages, and the latest items beside them. Pages without content are left out. */
export type IdleFeed = { readonly pages: readonly IdlePage[]; readonly latest: readonly FeedItem[] }

export type FeedSource = Pick<Library, 'search' | 'open'>

/** Draws a loop from the edition. */
export const loadFeed = async (library: FeedSource, loop: IdleLoop, today: CivilDate): Promise<IdleFeed> => {
  const pages: IdlePage[] = []
  for (const slide of loop.slides) pages.push(...(await pagesOf(library, slide, today)))
  return { pages, latest: await latest(library, {}, 6) }
}

const pagesOf = async (library: FeedSource, slide: Slide, today: CivilDate): Promise<readonly IdlePage[]> => {
  switch (slide.kind) {
    case 'document':
      return documentPage(library, slide.document, slide)
    case 'pictures': {
      const explained = await latest(library, { kind: 'interpretation' }, 200)
      const pictured = explained.filter(({ entry }) => entry.form === '图解').slice(0, slide.most)
      const pages = pictured.map(({ entry }) => documentPage(library, entry.id, slide))
      return (await Promise.all(pages)).flat()
    }
    case 'latest':
      return listPage(slide, await latest(library, {}, slide.most))
    case 'closing':
      return listPage(slide, (await solicitations(library, today)).slice(0, slide.most))
    case 'asked':
      return listPage(slide, await asked(library, slide))
    case 'hours':
    case 'statistics':
      return [{ kind: slide.kind, seconds: slide.seconds, when: slide.when }]
  }
}

const listPage = (
  { kind, seconds, when }: Slide & { readonly kind: 'latest' | 'closing' | 'asked' },
  items: readonly FeedItem[],
): readonly IdlePage[] => (items.length > 0 ? [{ kind, seconds, when, items }] : [])

const latest = async (library: FeedSource, filter: Partial<Filter>, count: number): Promise<readonly FeedItem[]> => {
  const answer = await library.search({
    text: '',
    within: [],
    filter: { ...noFilter, ...filter },
    order: 'date',
    count,
  }).answer
  return (answer?.hits ?? []).slice(0, count).map(({ entry }) => ({ entry, closesOn: null }))
}

const mostSolicitations = 30

/** Those that are still open and say until when, what closes first first. */
const solicitations = async (library: FeedSource, today: CivilDate): Promise<readonly FeedItem[]> => {
  const notices = await latest(library, { kind: 'notice', column: '意见征集' }, mostSolicitations)
  const opened = await Promise.all(notices.map(({ entry }) => library.open(entry.id)))
  return opened
    .flatMap(each =>
      each?.document.kind === 'notice' ? [{ entry: each.entry, closesOn: each.document.closesOn }] : [],
    )
    .filter(({ closesOn }) => closesOn !== null && closesOn >= today)
    .sort((left, right) => ((left.closesOn ?? '') < (right.closesOn ?? '') ? -1 : 1))
}

const asked = async (library: FeedSource, slide: Extract<Slide, { kind: 'asked' }>): Promise<readonly FeedItem[]> => {
  if (slide.documents.length === 0) return latest(library, { kind: 'questionAndAnswer' }, slide.most)
  const opened = await Promise.all(slide.documents.slice(0, slide.most).map(id => library.open(id)))
  return opened.flatMap(each => (each ? [{ entry: each.entry, closesOn: null }] : []))
}

type Written = Partial<Pick<Extract<Slide, { kind: 'document' }>, 'headline' | 'lines' | 'figures'>> & Shown

const documentPage = async (
  library: FeedSource,
  id: DocumentId,
  { headline = [], lines = [], figures = [], seconds, when }: Written,
): Promise<readonly IdlePage[]> => {
  const opened = await library.open(id)
  if (!opened) return []
  const { document, entry, related } = opened
  const explains = related.find(({ kind, direction }) => kind === 'interprets' && direction === 'out')
  const attached = (format: Attachment['format']) => document.attachments.find(each => each.format === format) ?? null
  return [
    {
      kind: 'document',
      seconds,
      when,
      entry,
      documentNumber: explains?.entry.documentNumber ?? entry.documentNumber,
      headline: headline.length > 0 ? headline : [entry.title.replace(/^(?:一图读懂|视频)[:\uff1a\s]*/u, '')],
      lines: lines.length > 0 ? lines : summaryOf(document),
      figures,
      picture: attached('picture'),
      video: attached('video'),
      subtitles: attached('subtitles'),
    },
  ]
}

const summaryOf = ({ summary }: LibraryDocument): readonly string[] => (summary === '' ? [] : [summary])
