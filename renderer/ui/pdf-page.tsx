import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { useEffect, useRef, useState } from 'react'
import { drawPage } from '../lib/pdf.ts'

type PdfPageProps = {
  readonly pdf: PDFDocumentProxy
  readonly number: number
  readonly width: number
  readonly label: string
}

/** One page, drawn once it is near the window: a scanned contract has hundreds. */
export function PdfPage({ pdf, number, width, label }: PdfPageProps) {
  const slot = useRef<HTMLDivElement>(null)
  const [isNear, setIsNear] = useState(false)
  const [text, setText] = useState('')

  useEffect(() => {
    if (isNear || slot.current === null) return undefined
    const observer = new IntersectionObserver(
      (entries) => setIsNear(entries.some(({ isIntersecting }) => isIntersecting)),
      { rootMargin: AHEAD, scrollMargin: AHEAD },
    )
    observer.observe(slot.current)
    return () => observer.disconnect()
  }, [isNear])

  useEffect(() => {
    if (!isNear) return undefined
    let isWanted = true
    drawPage(pdf, number, width).then(
      (drawn) => {
        if (!isWanted) return
        slot.current?.replaceChildren(drawn.canvas)
        setText(drawn.text)
      },
      () => {
        // Closed under way: a newer document, or none, takes its place.
        if (isWanted && !pdf.loadingTask.destroyed) setText('本页显示不出来')
      },
    )
    return () => {
      isWanted = false
    }
  }, [pdf, number, width, isNear])

  const place = `第 ${number} 页，共 ${pdf.numPages} 页`
  return (
    <figure aria-label={`${label}，${place}`}>
      <div ref={slot} className="pdf-slot" />
      <p className="visually-hidden">{text}</p>
      {pdf.numPages > 1 && <figcaption>{place}</figcaption>}
    </figure>
  )
}

const AHEAD = '800px 0px'
