import { openPdf } from './pdf.ts'

/** One page of a PDF, drawn, with its text for those who can't see it. */
export type DrawnPage = {
  readonly canvas: HTMLCanvasElement
  readonly text: string
}

/** All pages of a PDF, `width` CSS px wide and as sharp as the display. The bytes stay usable. */
export async function drawPdf(bytes: Uint8Array, width: number): Promise<readonly DrawnPage[]> {
  const pdf = await openPdf(new Uint8Array(bytes))
  try {
    const pages: DrawnPage[] = []
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number)
      const scale = (width * window.devicePixelRatio) / page.getViewport({ scale: 1 }).width
      const viewport = page.getViewport({ scale })
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(viewport.width)
      canvas.height = Math.round(viewport.height)
      await page.render({ canvas, viewport }).promise
      const { items } = await page.getTextContent()
      pages.push({ canvas, text: items.map((item) => ('str' in item ? item.str : '')).join('') })
    }
    return pages
  } finally {
    await pdf.destroy()
  }
}
