import { PencilLine, Search } from 'lucide'
import type { Attachment, Guide, LibraryDocument } from '#domain/document.ts'
import { AttachmentList } from '../attachment/attachment-list.tsx'
import { openFormAbout } from '../form/open-from-document.ts'
import { GuideView } from '../guide/guide-view.tsx'
import type { OpenedDocument } from '../library/messages.ts'
import { usePlace } from '../terminal/hall.ts'
import { BackButton } from '../ui/back-headline.tsx'
import { Icon } from '../ui/icon.tsx'
import { modes } from '../ui/modes.ts'
import type { Screen } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'
import { useStage } from '../ui/use-stage.ts'
import { ContentsTab } from './contents.tsx'
import { DocumentText } from './document-text.tsx'
import { Facts } from './facts.tsx'
import { FindBar } from './find-bar.tsx'
import { InterpretationMedia } from './interpretation-media.tsx'
import { PrintNote } from './print-note.tsx'
import { ReaderActions } from './reader-actions.tsx'
import { Tiles } from './tiles.tsx'
import { useDocument } from './use-document.ts'
import { type Find, useFind } from './use-find.ts'
import { ValidityBanner } from './validity-banner.tsx'

/** One document: whether it binds, its text in official layout, what belongs to it. */
export const ReaderScreen = ({ at }: { readonly at: Extract<Screen, { name: 'reader' }> }) => {
  const opened = useDocument(at.id)
  const { reader } = text()
  if (opened === 'opening') return <Placeholder words={reader.opening} />
  if (opened === null) return <Placeholder words={reader.gone} />
  return <OpenedReader opened={opened} searched={at.words} />
}

const OpenedReader = (props: { readonly opened: OpenedDocument; readonly searched: string }) => {
  const { document, related } = props.opened
  const find = useFind(document, props.searched)
  const stage = useStage(2)
  // With larger text, or in the lower band alone, pinned buttons would leave no room to read.
  const isRoomy = modes().step === 0 && !modes().isLow
  return (
    <article class="reader" data-roomy={isRoomy || undefined}>
      {document.kind === 'guide' ? <GuideTop guide={document} /> : <ReaderTop find={find} />}
      {document.kind === 'policy' && <ValidityBanner policy={document} related={related} />}
      <div class="reader-body">
        {document.kind === 'guide' ? (
          <GuideView guide={document} related={related} />
        ) : (
          <PaperView document={document} find={find} />
        )}
        <PrintNote document={document} />
        <AttachmentList of={document.id} attachments={notYetShown(document)} />
      </div>
      <div class="reader-foot">
        {stage > 0 && <Tiles opened={props.opened} />}
        {stage > 0 && <ReaderActions opened={props.opened} />}
      </div>
      {stage > 1 && (
        <div class="reader-end">
          <Facts document={document} />
          <DemoNote document={document} />
          <Correction document={document} />
        </div>
      )}
    </article>
  )
}

/** The attachments of a document, but for those that its form already shows above its text. */
const notYetShown = (document: LibraryDocument): readonly Attachment[] => {
  if (document.kind !== 'interpretation') return document.attachments
  const shown = { 图解: 'picture', 视频: 'video', 文字: '', 新闻发布会: '' }[document.form]
  return document.attachments.filter(({ format }) => format !== shown)
}

/** The way back and the tools; while something is to be found, the bar for that. */
const ReaderTop = ({ find }: { readonly find: Find }) => (
  <div class="reader-top">
    {find.isOpen ? (
      <FindBar find={find} />
    ) : (
      <>
        <BackButton />
        <div class="reader-tools">
          <button type="button" onClick={find.open}>
            <Icon node={Search} />
            {text().reader.find}
          </button>
        </div>
      </>
    )}
  </div>
)

const GuideTop = ({ guide }: { readonly guide: Guide }) => (
  <div class="reader-top">
    <BackButton />
    <h1 class="guide-title" lang="zh-CN">
      {guide.title}
    </h1>
  </div>
)

const PaperView = (props: { readonly document: Exclude<LibraryDocument, { kind: 'guide' }>; readonly find: Find }) => {
  const { document, find } = props
  return (
    <div class="paper-place">
      <ContentsTab document={document} />
      <DocumentText document={document} found={find.found} current={find.current}>
        {document.kind === 'interpretation' && <InterpretationMedia interpretation={document} />}
      </DocumentText>
    </div>
  )
}

const Placeholder = ({ words }: { readonly words: string }) => (
  <>
    <div class="reader-top">
      <BackButton />
    </div>
    <p role="status">{words}</p>
  </>
)

const Correction = ({ document }: { readonly document: LibraryDocument }) => {
  const here = usePlace()
  return here?.forms.some(form => form.kind === 'pageError') ? (
    <button type="button" class="correction-link" onClick={() => openFormAbout(here, 'pageError', document)}>
      <Icon node={PencilLine} />
      {text().reader.correct}
    </button>
  ) : null
}

/** Said under every document of a fictional place; real laws printed beside them are not of its making. */
const DemoNote = ({ document }: { readonly document: LibraryDocument }) => {
  const place = usePlace()?.place
  const isLaw = document.kind === 'policy' && document.validity.state === 'unmarked'
  return place?.isDemo && !isLaw ? <p class="hint demo-note">{text().reader.demoNote(place.name)}</p> : null
}
