import jsQR from 'jsqr'
import type { ScannedPaper } from '../../../../shared/ipc/contract.ts'
import { drawPage, openPdf } from '../../../lib/pdf.ts'

/** Enough for a code of 2 cm on a page of A4, and quick to search. */
const PAGE_WIDTH_PX = 1600
/** Parts of the page, as shares of it: a code that is small or faint is found when it fills more. */
const PARTS = [
  { x: 0, y: 0, size: 1 },
  { x: 0.5, y: 0, size: 0.5 },
  { x: 0, y: 0, size: 0.5 },
  { x: 0.5, y: 0.5, size: 0.5 },
  { x: 0, y: 0.5, size: 0.5 },
]

/** The text of the two-dimensional code on the first page of a scan; '' where none can be read. */
export async function readScanCode(paper: ScannedPaper): Promise<string> {
  const page = await firstPage(paper).catch(() => null)
  if (page === null) return ''
  for (const part of PARTS) {
    const { data, width, height } = cut(page, part)
    const code = jsQR(data, width, height)
    if (code !== null && code.data !== '') return code.data
  }
  return ''
}

async function firstPage({ mediaType, bytes }: ScannedPaper): Promise<CanvasImageSource & Size> {
  if (mediaType !== 'application/pdf') {
    return createImageBitmap(new Blob([bytes.slice()], { type: mediaType }))
  }
  const pdf = await openPdf(bytes)
  try {
    const { canvas } = await drawPage(pdf, 1, (2 * PAGE_WIDTH_PX) / window.devicePixelRatio)
    return canvas
  } finally {
    await pdf.loadingTask.destroy()
  }
}

type Size = { readonly width: number; readonly height: number }

function cut(page: CanvasImageSource & Size, part: (typeof PARTS)[number]): ImageData {
  const [width, height] = [page.width * part.size, page.height * part.size]
  const scale = Math.min(1, PAGE_WIDTH_PX / width)
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale))
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no canvas to draw on')
  const [x, y] = [page.width * part.x, page.height * part.y]
  context.drawImage(page, x, y, width, height, 0, 0, canvas.width, canvas.height)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}
