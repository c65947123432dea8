import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
// Vite answers `?url` with a default export that the module itself does not have.
// oxlint-disable-next-line import/default
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

/** One page of a PDF, drawn, with its text for those who can't see it. */
export type DrawnPage = {
  readonly canvas: HTMLCanvasElement
  readonly text: string
}

/** Opens a PDF. The reader takes its input away, so it is given a copy. */
export async function openPdf(data: Uint8Array): Promise<PDFDocumentProxy> {
  reader ??= startReader()
  const { getDocument, worker } = await reader
  return getDocument({ data: data.slice(), worker, isEvalSupported: false }).promise
}

/** One worker for all documents: a preview that is made again must not wait for a new one. */
let reader: ReturnType<typeof startReader> | undefined

/** The reader is large and wanted on few screens. */
async function startReader() {
  const { getDocument, GlobalWorkerOptions, PDFWorker } =
    await import('pdfjs-dist/legacy/build/pdf.mjs')
  GlobalWorkerOptions.workerSrc = workerUrl
  return { getDocument, worker: new PDFWorker() }
}

/** A page, counted from 1, `width` CSS px wide and as sharp as the display. */
export async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  width: number,
): Promise<DrawnPage> {
  const page = await pdf.getPage(number)
  const scale = (width * window.devicePixelRatio) / page.getViewport({ scale: 1 }).width
  const canvas = await paint(page, Math.min(scale, 4))
  canvas.setAttribute('aria-hidden', 'true')
  const { items } = await page.getTextContent()
  return { canvas, text: items.map((item) => ('str' in item ? item.str : '')).join('') }
}

const POINTS_PER_INCH = 72

/** A page as a picture for paper, `dpi` dots an inch. */
export async function pageImage(pdf: PDFDocumentProxy, number: number, dpi: number): Promise<Blob> {
  const canvas = await paint(await pdf.getPage(number), dpi / POINTS_PER_INCH)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error(`page ${number} can't be drawn`))
      else resolve(blob)
    }, 'image/png')
  })
}

async function paint(page: PDFPageProxy, scale: number): Promise<HTMLCanvasElement> {
  const viewport = page.getViewport({ scale })
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  await page.render({ canvas, viewport }).promise
  return canvas
}
