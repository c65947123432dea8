import { Button, Modal, Progress, Switch } from 'antd'
import { useState } from 'react'
import { sheetCount } from '../../shared/domain/documents/printing.ts'
import type { PrintSource } from '../lib/print-source.ts'
import { useAsync } from '../lib/use-async.ts'
import { useOpenPdf } from '../lib/use-open-pdf.ts'
import { usePrinting } from '../lib/use-printing.ts'
import { ErrorNote } from './error-note.tsx'
import { PdfPages } from './pdf-pages.tsx'
import './print-dialog.css'
import { PrintLog } from './print-log.tsx'

type PrintDialogProps = {
  readonly source: PrintSource
  readonly onClose: () => void
}

/** The pages as they will be on paper, what to mind, and what was printed before. */
export function PrintDialog({ source, onClose }: PrintDialogProps) {
  const preview = useAsync(source.key, source.pdf)
  const bytes = preview.status === 'ready' ? preview.value : null
  const pages = useOpenPdf(bytes).pdf?.numPages ?? 0
  const [wantsDuplex, setWantsDuplex] = useState<boolean | null>(null)
  const isDuplex = wantsDuplex ?? pages > 1
  const { progress, error, said, finished, print, stop } = usePrinting(source)
  const close = (): void => {
    stop()
    onClose()
  }
  return (
    <Modal
      open
      title={`打印：${source.name}`}
      width={1080}
      footer={null}
      onCancel={close}
      className="print-dialog"
    >
      <div className="print-dialog-body">
        <div
          className="print-dialog-pages quiet-scroll"
          tabIndex={0}
          role="region"
          aria-label="页面"
        >
          {preview.status === 'failed' ? (
            <ErrorNote message={preview.message} />
          ) : (
            <PdfPages bytes={bytes} label={source.name} />
          )}
        </div>
        <div className="print-dialog-side">
          <p>
            共 {pages} 页，A4，用纸 {sheetCount(pages, isDuplex)} 张。
          </p>
          <label className="print-dialog-duplex">
            <Switch checked={isDuplex} disabled={pages < 2} onChange={setWantsDuplex} />
            双面打印（沿长边翻转）
          </label>
          <ul className="print-dialog-hints">
            <li>在系统打印窗口中选“实际大小”，不要缩放，否则表格比例会变。</li>
            <li>便携打印机不能双面时：先打单数页，翻面后再打双数页。</li>
            {pages > 1 && <li>有附页的，请逐页核对页码，并加盖骑缝章。</li>}
          </ul>
          {progress === null ? (
            <Button
              type="primary"
              size="large"
              block
              disabled={pages === 0}
              onClick={() => void print(isDuplex)}
            >
              打印…
            </Button>
          ) : (
            <div className="print-dialog-progress">
              <Progress
                percent={Math.round((progress.drawn / Math.max(progress.pages, 1)) * 100)}
                aria-label="正在准备页面"
              />
              <p>
                {progress.isSent
                  ? '请在系统打印窗口中完成。'
                  : `正在准备第 ${progress.drawn} 页，共 ${progress.pages} 页`}
              </p>
              {!progress.isSent && <Button onClick={stop}>取消</Button>}
            </div>
          )}
          {error !== null && <ErrorNote message={error} />}
          <p role="status" className="note">
            {said}
          </p>
          <PrintLog source={source} finished={finished} />
        </div>
      </div>
    </Modal>
  )
}
