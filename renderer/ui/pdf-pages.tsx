import { useEffect, useRef, useState } from 'react'
import { ErrorNote } from './error-note.tsx'
import './pdf-pages.css'

type PdfPagesProps = {
  /** Null while they are still being made. */
  readonly bytes: Uint8Array | null
  readonly label: string
}

/** All pages of a PDF at the width of their place; old pages stay until the new ones are drawn. */
export function PdfPages({ bytes, label }: PdfPagesProps) {
  const box = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'waiting' | 'drawn' | 'failed'>('waiting')
  useEffect(() => {
    const place = box.current
    if (place === null || bytes === null) return undefined
    const stop = new AbortController()
    drawPages(bytes, place, label, stop.signal).then(
      () => {
        if (!stop.signal.aborted) setState('drawn')
      },
      () => {
        if (!stop.signal.aborted) setState('failed')
      },
    )
    return () => stop.abort()
  }, [bytes, label])
  return (
    <div className="pdf-pages">
      {state === 'waiting' && <p aria-live="polite">正在打开 PDF…</p>}
      {state === 'failed' && (
        <ErrorNote message="这份 PDF 无法显示。文件本身未受影响，请重新打开此页再试。" />
      )}
      <div ref={box} role="group" aria-label={label} />
    </div>
  )
}

async function drawPages(
  bytes: Uint8Array,
  place: HTMLElement,
  label: string,
  signal: AbortSignal,
): Promise<void> {
  const { openPdf } = await import('../lib/pdf.ts')
  if (signal.aborted) return
  const pdf = await openPdf(bytes)
  try {
    const pages: HTMLCanvasElement[] = []
    const width = Math.min(place.clientWidth || 800, 1000)
    for (let number = 1; number <= pdf.numPages && !signal.aborted; number += 1) {
      const page = await pdf.getPage(number)
      const scale = (width / page.getViewport({ scale: 1 }).width) * window.devicePixelRatio
      const viewport = page.getViewport({ scale: Math.min(scale, 4) })
      const canvas = document.createElement('canvas')
      canvas.width = Math.floor(viewport.width)
      canvas.height = Math.floor(viewport.height)
      canvas.style.width = `${width}px`
      canvas.setAttribute('role', 'img')
      canvas.setAttribute('aria-label', `${label} 第 ${number} 页，共 ${pdf.numPages} 页`)
      await page.render({ canvas, viewport }).promise
      pages.push(canvas)
    }
    if (!signal.aborted) place.replaceChildren(...pages)
  } finally {
    await pdf.loadingTask.destroy()
  }
}
