import { Button, Modal } from 'antd'
import { useState, type ReactNode } from 'react'
import { ErrorNote } from './error-note.tsx'
import './paper-pane.css'
import { PdfPages } from './pdf-pages.tsx'

type PaperPaneProps = {
  readonly title: string
  readonly note?: ReactNode
  /** Null while the bytes are on their way. */
  readonly bytes: Uint8Array | null
  readonly label: string
  readonly error: string | null
}

/** A document beside the work: fits its column, stays in sight, opens large to be read. */
export function PaperPane({ title, note, bytes, label, error }: PaperPaneProps) {
  const [isLarge, setIsLarge] = useState(false)
  return (
    <section className="paper-pane quiet-scroll" aria-label={title}>
      <div className="paper-pane-head">
        <div>
          <h2>{title}</h2>
          {note && <p className="paper-pane-note">{note}</p>}
        </div>
        <Button disabled={bytes === null} onClick={() => setIsLarge(true)}>
          放大看
        </Button>
      </div>
      {error && <ErrorNote message={error} />}
      {(bytes !== null || error === null) && <PdfPages bytes={bytes} label={label} />}
      <Modal
        open={isLarge}
        title={title}
        width={960}
        footer={null}
        destroyOnHidden
        onCancel={() => setIsLarge(false)}
        styles={{ body: { padding: 8 } }}
      >
        <PdfPages bytes={bytes} label={label} />
      </Modal>
    </section>
  )
}
