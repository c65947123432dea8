import { useEffect, useRef, useState } from 'react'
import { ErrorNote } from './error-note.tsx'
import './pdf-pages.css'

type PdfPagesProps = { readonly bytes: Uint8Array<ArrayBuffer>; readonly title: string }

/** All pages of a PDF, drawn at the width of their place. */
export function PdfPages({ bytes, title }: PdfPagesProps) {
  const box = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'drawing' | 'drawn' | 'failed'>('drawing')
  useEffect(() => {
    const place = box.current
    if (place === null) return undefined
    const stop = new AbortController()
    setState('drawing')
    drawPages(bytes, place, title, stop.signal).then(
      () => setState('drawn'),
      () => {
        if (!stop.signal.aborted) setState('failed')
      },
    )
    return () => stop.abort()
  }, [bytes, title])
  return (
    <div className="pdf-pages">
      {state === 'drawing' && <p aria-live="polite">正在打开 PDF…</p>}
      {state === 'failed' && (
        <ErrorNote message="这份 PDF 无法显示，文件本身未受影响，仍会随验收意见一并上报。" />
      )}
      <div ref={box} role="document" aria-label={title} />
    </div>
  )
}

async function drawPages(
  bytes: Uint8Array<ArrayBuffer>,
  place: HTMLElement,
  title: string,
  signal: AbortSignal,
): Promise<void> {
  const { openPdf } = await import('../lib/pdf.ts')
  // The reader takes its input away, and the caller still needs the bytes.
  const pdf = await openPdf(bytes.slice())
  try {
    place.replaceChildren()
    for (let number = 1; number <= pdf.numPages && !signal.aborted; number += 1) {
      const page = await pdf.getPage(number)
      const natural = page.getViewport({ scale: 1 })
      const width = Math.min(place.clientWidth || 800, 1000)
      const viewport = page.getViewport({
        scale: (width / natural.width) * Math.min(window.devicePixelRatio, 2),
      })
      const canvas = document.createElement('canvas')
      canvas.width = Math.floor(viewport.width)
      canvas.height = Math.floor(viewport.height)
      canvas.style.width = `${width}px`
      canvas.setAttribute('role', 'img')
      canvas.setAttribute('aria-label', `${title} 第 ${number} 页，共 ${pdf.numPages} 页`)
      if (signal.aborted) return
      place.append(canvas)
      await page.render({ canvas, viewport }).promise
    }
  } finally {
    await pdf.destroy()
  }
}
