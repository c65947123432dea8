import { Spin } from 'antd'
import { useRef } from 'react'
import { useOpenPdf } from '../lib/use-open-pdf.ts'
import { ErrorNote } from './error-note.tsx'
import { PdfPage } from './pdf-page.tsx'
import './pdf-pages.css'
import { useWidthOf } from './use-width-of.ts'

type PdfPagesProps = {
  /** Null while the bytes are on their way. */
  readonly bytes: Uint8Array | null
  /** What the document is, e.g. 验收意见第 1 版. */
  readonly label: string
}

/** A PDF as wide as its place; old pages stay until the new ones are drawn. */
export function PdfPages({ bytes, label }: PdfPagesProps) {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidthOf(frame)
  const { pdf, isBroken } = useOpenPdf(bytes)
  return (
    <div className="pdf-pages" ref={frame}>
      {isBroken && (
        <ErrorNote message="这份文件显示不出来，内容没有改动。请离开本页再回来；仍不行请换一份文件。" />
      )}
      {pdf === null && !isBroken && (
        <div className="pdf-wait">
          <Spin description="正在打开页面…" />
        </div>
      )}
      {pdf !== null &&
        width > 0 &&
        Array.from({ length: pdf.numPages }, (_, index) => (
          <PdfPage key={index} pdf={pdf} number={index + 1} width={width} label={label} />
        ))}
    </div>
  )
}
