import { FileText, Film, type IconNode, Image } from 'lucide'
import type { Attachment, DocumentId } from '#domain/document.ts'
import { Icon } from '../ui/icon.tsx'
import { goTo } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'

const icons: Readonly<Record<Exclude<Attachment['format'], 'subtitles'>, IconNode>> = {
  pdf: FileText,
  word: FileText,
  picture: Image,
  video: Film,
}

/** The files that belong to a document, each a way to see it here; subtitles are seen with their video. */
export const AttachmentList = (props: { readonly of: DocumentId; readonly attachments: readonly Attachment[] }) => {
  const words = text().attachment
  const shown = props.attachments.flatMap(each =>
    each.format === 'subtitles' ? [] : [{ ...each, format: each.format }],
  )
  if (shown.length === 0) return null
  return (
    <section class="attachments">
      <h2>{words.title}</h2>
      <ul>
        {shown.map(({ name, format, size, hash }) => (
          <li key={hash}>
            <button type="button" class="attachment" onClick={() => goTo({ name: 'attachment', id: props.of, hash })}>
              <Icon node={icons[format]} />
              <span class="attachment-name">{name}</span>
              <span class="hint">
                {words.formats[format]} · {words.size(size)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
