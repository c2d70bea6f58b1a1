import { List as ListIcon, Star } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import type { LibraryDocument } from '#domain/document.ts'
import { GuideView } from '../guide/guide-view.tsx'
import type { OpenedDocument } from '../library/messages.ts'
import { addToList, isListed, removeFromList } from '../list/list.ts'
import { suggestDescription } from '../request/draft.ts'
import { useHall, usePlace } from '../terminal/hall.ts'
import { BackButton } from '../ui/back-headline.tsx'
import { Icon } from '../ui/icon.tsx'
import { goTo, type Screen } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'
import { Contents } from './contents.tsx'
import { DocumentText } from './document-text.tsx'
import { Facts } from './facts.tsx'
import { RelatedDocuments } from './related-documents.tsx'
import { ValidityBanner } from './validity-banner.tsx'

type ReaderAt = Extract<Screen, { name: 'reader' }>

/** One document: whether it binds, its text in official layout, what belongs to it. */
export const ReaderScreen = ({ at }: { readonly at: ReaderAt }) => {
  const opened = useDocument(at)
  const [showsContents, setShowsContents] = useState(false)
  const { reader } = text()
  if (opened === 'opening') return <Placeholder words={reader.opening} />
  if (opened === null) return <Placeholder words={reader.gone} />
  const { document } = opened
  const hasContents = document.kind === 'policy' || document.kind === 'interpretation'
  return (
    <article>
      <div class="reader-top">
        <BackButton />
        <div class="reader-tools">
          {hasContents && (
            <button type="button" aria-expanded={showsContents} onClick={() => setShowsContents(!showsContents)}>
              <Icon node={ListIcon} />
              {showsContents ? reader.closeContents : reader.contents}
            </button>
          )}
          <ListButton entry={opened.entry} />
        </div>
      </div>
      {document.kind === 'policy' && <ValidityBanner policy={document} related={opened.related} />}
      {showsContents && <Contents document={document} onPick={() => setShowsContents(false)} />}
      {document.kind === 'guide' ? (
        <GuideView guide={document} />
      ) : (
        <DocumentText document={document} words={at.words} />
      )}
      <RelatedDocuments related={opened.related} />
      <Facts document={document} />
      <DemoNote document={document} />
      <div class="actions">
        <button type="button" class="second-action" onClick={() => askForMore(document.title)}>
          {reader.askForMore}
        </button>
      </div>
    </article>
  )
}

/** Starts a request for what this document leaves open; words already in the form stay. */
const askForMore = (title: string) => {
  suggestDescription(text().reader.relatedTo(title))
  goTo({ name: 'request' })
}

const useDocument = (at: ReaderAt): OpenedDocument | null | 'opening' => {
  const { library } = useHall()
  const [opened, setOpened] = useState<OpenedDocument | null | 'opening'>('opening')
  useEffect(() => {
    let isCurrent = true
    setOpened('opening')
    void library.open(at.id).then(found => {
      if (isCurrent) setOpened(found)
    })
    return () => {
      isCurrent = false
    }
  }, [library, at.id])
  return opened
}

const Placeholder = ({ words }: { readonly words: string }) => (
  <>
    <div class="reader-top">
      <BackButton />
    </div>
    <p role="status">{words}</p>
  </>
)

const ListButton = ({ entry }: Pick<OpenedDocument, 'entry'>) => {
  const { reader } = text()
  const isIn = isListed(entry)
  return (
    <button type="button" aria-pressed={isIn} onClick={() => (isIn ? removeFromList(entry) : addToList(entry))}>
      <Icon node={Star} />
      {isIn ? reader.inList : reader.addToList}
    </button>
  )
}

/** Said under every document of a fictional place; real laws printed beside them are not of its making. */
const DemoNote = ({ document }: { readonly document: LibraryDocument }) => {
  const place = usePlace()?.place
  const isLaw = document.kind === 'policy' && document.validity.state === 'unmarked'
  return place?.isDemo && !isLaw ? <p class="hint demo-note">{text().reader.demoNote(place.name)}</p> : null
}
