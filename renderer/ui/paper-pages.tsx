import { Spin } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { drawPdf, type DrawnPage } from '../lib/draw-pdf.ts'
import { ErrorNote } from './error-note.tsx'
import './paper-pages.css'

type PaperPagesProps = {
  /** Null while the bytes are on their way. */
  readonly bytes: Uint8Array | null
  /** What the document is, e.g. 验收意见第 1 版. */
  readonly label: string
}

/** Our own document as it will be printed; the old pages stay until the new ones are drawn. */
export function PaperPages({ bytes, label }: PaperPagesProps) {
  const frame = useRef<HTMLDivElement>(null)
  const [pages, setPages] = useState<readonly DrawnPage[]>([])
  const [error, setError] = useState<string | null>(null)
  const width = useWidthOf(frame)

  useEffect(() => {
    if (bytes === null || width === 0) return undefined
    let isWanted = true
    drawPdf(bytes, width)
      .then((drawn) => {
        if (!isWanted) return
        setPages(drawn)
        setError(null)
      })
      .catch(() => {
        if (isWanted) setError('页面画不出来，内容没有改动。请离开本页再回来。')
      })
    return () => {
      isWanted = false
    }
  }, [bytes, width])

  return (
    <div className="paper-pages" ref={frame}>
      {error && <ErrorNote message={error} />}
      {pages.length === 0 && error === null && (
        <div className="paper-wait">
          <Spin description="正在生成页面…" />
        </div>
      )}
      {pages.map((page, index) => (
        <figure key={index} aria-label={`${label}，第 ${index + 1} 页，共 ${pages.length} 页`}>
          <CanvasSlot canvas={page.canvas} />
          <p className="visually-hidden">{page.text}</p>
          {pages.length > 1 && (
            <figcaption>
              第 {index + 1} 页，共 {pages.length} 页
            </figcaption>
          )}
        </figure>
      ))}
    </div>
  )
}

function CanvasSlot({ canvas }: { readonly canvas: HTMLCanvasElement }) {
  const slot = useRef<HTMLDivElement>(null)
  useEffect(() => {
    canvas.setAttribute('aria-hidden', 'true')
    slot.current?.replaceChildren(canvas)
  }, [canvas])
  return <div ref={slot} className="paper-slot" />
}

/** In whole CSS px, taken over once it has been still for a moment. */
function useWidthOf(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (element.current === null) return undefined
    let timer: number | undefined
    const observer = new ResizeObserver(([entry]) => {
      const next = Math.floor(entry?.contentRect.width ?? 0)
      window.clearTimeout(timer)
      timer = window.setTimeout(() => setWidth(next), 60)
    })
    observer.observe(element.current)
    return () => {
      window.clearTimeout(timer)
      observer.disconnect()
    }
  }, [element])
  return width
}
