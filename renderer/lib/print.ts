import type { PrintOutcome } from '../../shared/domain/documents/printing.ts'
import { shell } from './core-client.ts'
import { openPdf, pageImage } from './pdf.ts'
import './print.css'

/** What office printers put on paper; finer only costs time. */
const PRINT_DPI = 300

export type PrintOptions = {
  readonly isDuplex: boolean
  readonly onPage: (drawn: number, pages: number) => void
  readonly signal: AbortSignal
}

/**
 * Prints a PDF through the system's print dialog: its pages are drawn as sheets that only paper shows.
 *
 * Rejects where a page can't be drawn; an abort before the dialog opens answers 'cancelled'.
 */
export async function printPdf(bytes: Uint8Array, options: PrintOptions): Promise<PrintOutcome> {
  const { isDuplex, onPage, signal } = options
  const pdf = await openPdf(bytes)
  const sheets = document.createElement('div')
  sheets.className = 'print-sheets'
  sheets.setAttribute('aria-hidden', 'true')
  const urls: string[] = []
  try {
    for (let number = 1; number <= pdf.numPages; number += 1) {
      if (signal.aborted) return 'cancelled'
      const url = URL.createObjectURL(await pageImage(pdf, number, PRINT_DPI))
      urls.push(url)
      const image = new Image()
      image.src = url
      sheets.append(image)
      onPage(number, pdf.numPages)
    }
    document.body.append(sheets)
    await Promise.all(Array.from(sheets.querySelectorAll('img'), (image) => image.decode()))
    return signal.aborted ? 'cancelled' : await shell.print({ isDuplex })
  } finally {
    sheets.remove()
    for (const url of urls) URL.revokeObjectURL(url)
    void pdf.loadingTask.destroy()
  }
}
