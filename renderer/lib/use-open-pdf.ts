import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { useEffect, useRef, useState } from 'react'
import { openPdf } from './pdf.ts'

type OpenPdf = {
  /** The newest document that could be opened; null until there is one. */
  readonly pdf: PDFDocumentProxy | null
  /** The newest bytes are no PDF. */
  readonly isBroken: boolean
}

/** Opens a PDF; the one before it stays open until the next one is. */
export function useOpenPdf(bytes: Uint8Array | null): OpenPdf {
  const [state, setState] = useState<OpenPdf>({ pdf: null, isBroken: false })
  const shown = useRef<PDFDocumentProxy | null>(null)

  useEffect(() => {
    if (bytes === null) return undefined
    let isWanted = true
    openPdf(bytes).then(
      (pdf) => {
        if (!isWanted) {
          close(pdf)
          return
        }
        close(shown.current)
        shown.current = pdf
        setState({ pdf, isBroken: false })
      },
      () => {
        if (isWanted) setState({ pdf: shown.current, isBroken: true })
      },
    )
    return () => {
      isWanted = false
    }
  }, [bytes])
  useEffect(
    () => () => {
      close(shown.current)
      shown.current = null
    },
    [],
  )
  return state
}

function close(pdf: PDFDocumentProxy | null): void {
  void pdf?.loadingTask.destroy()
}
