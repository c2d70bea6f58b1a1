import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from 'lucide'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'
import type { PdfPages } from './pdf-pages.ts'

const zooms = [1, 1.4, 1.8, 2.4] as const

/** A PDF page by page on a canvas of our own. @param props.onFailure called where this browser cannot show it */
export const PdfView = (props: { readonly file: Blob; readonly onFailure: () => void }) => {
  const pages = usePdf(props.file, props.onFailure)
  const [page, setPage] = useState(1)
  const [zoom, setZoom] = useState(0)
  if (!pages) return <p role="status">{text().attachment.opening}</p>
  return (
    <div class="pdf">
      <div class="pdf-tools">
        <PageButtons page={page} count={pages.count} onPage={setPage} />
        <ZoomButtons zoom={zoom} onZoom={setZoom} />
      </div>
      <PdfPage pages={pages} page={page} zoom={zooms[zoom] ?? 1} onFailure={props.onFailure} />
    </div>
  )
}

const PageButtons = (props: {
  readonly page: number
  readonly count: number
  readonly onPage: (page: number) => void
}) => {
  const words = text().attachment
  const { page, count, onPage } = props
  return (
    <>
      <button type="button" disabled={page === 1} onClick={() => onPage(page - 1)}>
        <Icon node={ChevronLeft} />
        {words.previousPage}
      </button>
      <span class="pdf-place" role="status">
        {words.page(page, count)}
      </span>
      <button type="button" disabled={page === count} onClick={() => onPage(page + 1)}>
        {words.nextPage}
        <Icon node={ChevronRight} />
      </button>
    </>
  )
}

const ZoomButtons = ({ zoom, onZoom }: { readonly zoom: number; readonly onZoom: (zoom: number) => void }) => {
  const words = text().attachment
  return (
    <span class="pdf-zoom">
      <button type="button" disabled={zoom === 0} onClick={() => onZoom(zoom - 1)}>
        <Icon node={ZoomOut} />
        {words.smaller}
      </button>
      <button type="button" disabled={zoom === zooms.length - 1} onClick={() => onZoom(zoom + 1)}>
        <Icon node={ZoomIn} />
        {words.larger}
      </button>
    </span>
  )
}

/** A page across a landscape screen would be two screens high. */
const widest = (): number => 110 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

const PdfPage = (props: {
  readonly pages: PdfPages
  readonly page: number
  readonly zoom: number
  readonly onFailure: () => void
}) => {
  const { pages, page, zoom, onFailure } = props
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => {
    if (!frame.current || !canvas.current) return
    const width = Math.min(frame.current.clientWidth, widest()) * zoom
    canvas.current.style.width = `${width}px`
    pages.draw(canvas.current, page, width).catch(error => {
      console.error('这一页画不出来', error)
      onFailure()
    })
  }, [pages, page, zoom])
  const shown = useRef(page)
  useLayoutEffect(() => {
    if (shown.current !== page) frame.current?.scrollIntoView({ block: 'start' })
    shown.current = page
  }, [page])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard (axe scrollable-region-focusable)
    <section class="pdf-frame" ref={frame} tabIndex={0} aria-label={text().attachment.pageName(page)}>
      <canvas class="pdf-page" ref={canvas} />
    </section>
  )
}

/** The reader of PDFs is large, so it comes only when one is opened. */
const usePdf = (file: Blob, onFailure: () => void): PdfPages | null => {
  const [pages, setPages] = useState<PdfPages | null>(null)
  useEffect(() => {
    let isCurrent = true
    let close: () => void = () => undefined
    const open = async () => {
      const { openPdf } = await import('./pdf-pages.ts')
      const opened = await openPdf(file)
      if (!isCurrent) return opened.close()
      close = opened.close
      setPages(opened)
    }
    open().catch(error => {
      console.error('这份 PDF 打不开', error)
      if (isCurrent) onFailure()
    })
    return () => {
      isCurrent = false
      close()
    }
  }, [file])
  return pages
}
