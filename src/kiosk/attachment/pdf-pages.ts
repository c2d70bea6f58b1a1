import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  RenderingCancelledException,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker&url'
import { trustedUrl } from '../terminal/trusted-url.ts'

/** A PDF, drawn page by page. */
export type PdfPages = {
  readonly count: number
  /** Draws a page, counted from 1, at a width in CSS pixels; a drawing still under way on the canvas gives way to it. */
  readonly draw: (canvas: HTMLCanvasElement, page: number, width: number) => Promise<void>
  readonly close: () => void
}

/** Character maps of Simplified Chinese, for files that do not hold their fonts, as 公文 written in Word often do not. */
const characterMaps: Readonly<Record<string, string>> = import.meta.glob(
  '../../../node_modules/pdfjs-dist/cmaps/*GB*.bcmap',
  { query: '?url&no-inline', import: 'default', eager: true },
)

class OwnCharacterMaps {
  async fetch({ name }: { readonly name: string }) {
    const url = Object.entries(characterMaps).find(([path]) => path.endsWith(`/${name}.bcmap`))?.[1]
    if (!url) throw new Error(`no character map ${name}`)
    const answer = await fetch(url)
    return { cMapData: new Uint8Array(await answer.arrayBuffer()), isCompressed: true }
  }
}

/** Opens a PDF in a worker of its own, without eval. @throws when it is not a PDF or this browser cannot */
export const openPdf = async (file: Blob): Promise<PdfPages> => {
  const port = new Worker(trustedUrl(workerUrl), { type: 'module' })
  GlobalWorkerOptions.workerPort = port
  const loading = getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    isEvalSupported: false,
    useWorkerFetch: false,
    CMapReaderFactory: OwnCharacterMaps,
  })
  const close = () => void loading.destroy().finally(() => port.terminate())
  try {
    const source = await Promise.race([loading.promise, brokenOf(port)])
    return { count: source.numPages, draw: drawingOf(source), close }
  } catch (error) {
    close()
    throw error
  }
}

/** Fails when the worker's program does not run in this browser, of which the document would never hear. */
const brokenOf = (port: Worker): Promise<never> =>
  new Promise((_, reject) => {
    port.addEventListener('error', ({ message }) => reject(new Error(message)))
  })

/** Canvases beyond this many pixels a side stay white in some browsers. */
const longestSide = 4096

const drawingOf = (source: PDFDocumentProxy): PdfPages['draw'] => {
  let stop: () => void = () => undefined
  let latest = 0
  return async (canvas, number, width) => {
    latest += 1
    const ticket = latest
    const page = await source.getPage(number)
    if (ticket !== latest) return
    stop()
    const { width: own, height } = page.getViewport({ scale: 1 })
    const scale = Math.min((width * devicePixelRatio) / own, longestSide / Math.max(own, height))
    const viewport = page.getViewport({ scale })
    canvas.width = Math.round(viewport.width)
    canvas.height = Math.round(viewport.height)
    const canvasContext = canvas.getContext('2d')
    if (!canvasContext) throw new Error('no canvas to draw on')
    const drawing = page.render({ canvasContext, viewport })
    stop = () => drawing.cancel()
    await drawing.promise.catch(error => {
      if (!(error instanceof RenderingCancelledException)) throw error
    })
  }
}
