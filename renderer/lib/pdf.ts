import {
  getDocument,
  GlobalWorkerOptions,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
// Vite answers `?url` with a default export that the module itself does not have.
// oxlint-disable-next-line import/default
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerUrl

/** Opens a PDF. The reader takes its input away, so it is given a copy. */
export function openPdf(data: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: data.slice(), isEvalSupported: false }).promise
}
