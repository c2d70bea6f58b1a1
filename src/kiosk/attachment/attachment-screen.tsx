import { useState } from 'preact/hooks'
import type { Attachment } from '#domain/document.ts'
import { useDocument } from '../reader/use-document.ts'
import { BackHeadline } from '../ui/back-headline.tsx'
import { HelpDialog } from '../ui/help-dialog.tsx'
import type { Screen } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'
import { useFile } from './file.ts'
import { PdfView } from './pdf-view.tsx'
import { Picture } from './picture.tsx'
import { subtitlesIn, VideoPlayer } from './video-player.tsx'

/** One file of a document, shown inside the terminal. */
export const AttachmentScreen = ({ at }: { readonly at: Extract<Screen, { name: 'attachment' }> }) => {
  const opened = useDocument(at.id)
  const { reader, attachment: words } = text()
  if (opened === 'opening') return <BackHeadline title={reader.opening} />
  const attachment = opened?.document.attachments.find(each => each.hash === at.hash)
  if (!opened || !attachment) return <BackHeadline title={reader.gone} />
  return (
    <>
      <BackHeadline title={attachment.name} />
      <p class="hint attachment-of">
        {words.of(opened.document.title)} · {words.formats[attachment.format]} · {words.size(attachment.size)}
      </p>
      <AttachmentView attachment={attachment} subtitles={subtitlesIn(opened.document)} />
    </>
  )
}

const AttachmentView = (props: { readonly attachment: Attachment; readonly subtitles: Attachment | undefined }) => {
  const { attachment, subtitles } = props
  switch (attachment.format) {
    case 'pdf':
      return <PdfOrText attachment={attachment} />
    case 'word':
      return <ExtractedText attachment={attachment} why={text().attachment.wordHint} />
    case 'picture':
      return <Picture attachment={attachment} description={attachment.name} />
    case 'video':
      return <VideoPlayer attachment={attachment} subtitles={subtitles} />
    case 'subtitles':
      return <p class="attachment-text">{attachment.text}</p>
  }
}

/** The pages as they are; where this terminal cannot draw them, what they say. */
const PdfOrText = ({ attachment }: { readonly attachment: Attachment }) => {
  const file = useFile(attachment.hash)
  const [cannot, setCannot] = useState(false)
  const [asText, setAsText] = useState(false)
  const words = text().attachment
  if (file.state === 'opening') return <p role="status">{words.opening}</p>
  if (file.state === 'absent') return <ExtractedText attachment={attachment} why={words.absent} isTrouble />
  if (cannot) return <ExtractedText attachment={attachment} why={words.cannotShow} isTrouble />
  if (asText) return <ExtractedText attachment={attachment} why={words.textHint} onPages={() => setAsText(false)} />
  return (
    <>
      <PdfView file={file.blob} onFailure={() => setCannot(true)} />
      {attachment.text !== '' && (
        <div class="actions">
          <button type="button" class="second-action" onClick={() => setAsText(true)}>
            {words.asText}
          </button>
        </div>
      )}
    </>
  )
}

/** What a file says, and why it is shown in place of the file. @param props.onPages leads back to its pages */
const ExtractedText = (props: {
  readonly attachment: Attachment
  readonly why: string
  readonly isTrouble?: boolean
  readonly onPages?: () => void
}) => {
  const words = text().attachment
  const lines = props.attachment.text.split('\n').filter(line => line.trim() !== '')
  return (
    <>
      <p class="attachment-why" role={props.isTrouble ? 'status' : undefined}>
        {props.why} {lines.length === 0 ? words.noText : props.isTrouble && words.textBelow}
      </p>
      {lines.length > 0 && (
        <div class="paper attachment-text" lang="zh-CN">
          {lines.map((line, index) => (
            <p key={index}>{line}</p>
          ))}
        </div>
      )}
      <div class="actions">
        {props.onPages && (
          <button type="button" class="second-action" onClick={props.onPages}>
            {words.asPages}
          </button>
        )}
        <HelpButton />
      </div>
    </>
  )
}

const HelpButton = () => {
  const [asksHelp, setAsksHelp] = useState(false)
  return (
    <>
      <button type="button" class="second-action" onClick={() => setAsksHelp(true)}>
        {text().frame.help}
      </button>
      {asksHelp && <HelpDialog onClose={() => setAsksHelp(false)} />}
    </>
  )
}
