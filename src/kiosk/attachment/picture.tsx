import { ZoomIn, ZoomOut } from 'lucide'
import { useState } from 'preact/hooks'
import type { Attachment } from '#domain/document.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'
import { useFile } from './file.ts'

/** A picture of the library; a touch shows it large. */
export const Picture = (props: { readonly attachment: Attachment; readonly description: string }) => {
  const file = useFile(props.attachment.hash)
  const [isLarge, setIsLarge] = useState(false)
  const words = text().attachment
  if (file.state === 'opening') return <p role="status">{words.opening}</p>
  if (file.state === 'absent') return <p role="status">{words.absent}</p>
  return (
    <figure class="picture">
      <button type="button" class="picture-button" onClick={() => setIsLarge(true)}>
        <img src={file.url} alt={props.description} />
        <span class="picture-hint">
          <Icon node={ZoomIn} />
          {words.enlarge}
        </span>
      </button>
      {isLarge && <LargePicture url={file.url} description={props.description} onClose={() => setIsLarge(false)} />}
    </figure>
  )
}

const widths = ['100%', '160%', '240%'] as const

const LargePicture = (props: { readonly url: string; readonly description: string; readonly onClose: () => void }) => {
  const [zoom, setZoom] = useState(0)
  const words = text().attachment
  return (
    <Dialog label={props.description} shape="full" onCancel={props.onClose}>
      <div class="picture-tools">
        <button type="button" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
          <Icon node={ZoomOut} />
          {words.smaller}
        </button>
        <button type="button" disabled={zoom === widths.length - 1} onClick={() => setZoom(zoom + 1)}>
          <Icon node={ZoomIn} />
          {words.larger}
        </button>
        <button type="button" class="close" onClick={props.onClose}>
          {words.close}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard */}
      <section class="picture-large" tabIndex={0} aria-label={props.description}>
        <img src={props.url} alt={props.description} style={{ width: widths[zoom] ?? '100%' }} />
      </section>
    </Dialog>
  )
}
