import { Modal } from 'antd'
import { useState } from 'react'
import { errorMessage } from '../lib/error-message.ts'
import {
  importTable,
  previewTable,
  type TableSource,
  type TableTarget,
} from '../lib/table-import.ts'
import type { TableImport, TablePreview } from '../../shared/ipc/contract.ts'
import { ErrorNote } from './error-note.tsx'
import './table-import.css'
import { TablePreviewView } from './table-preview.tsx'
import { TableSourceForm } from './table-source.tsx'

type TableImportDialogProps = {
  readonly target: TableTarget
  /** What is imported: 设备清单. */
  readonly title: string
  /** Once core has saved the rows. */
  readonly onImported: (report: TableImport) => void
  readonly onClose: () => void
}

type Read = { readonly source: TableSource; readonly preview: TablePreview }

/** A spreadsheet or pasted table, first looked at, then taken in. */
export function TableImportDialog({ target, title, onImported, onClose }: TableImportDialogProps) {
  const [read, setRead] = useState<Read | null>(null)
  const [acceptsBadRows, setAcceptsBadRows] = useState(false)
  const [busy, setBusy] = useState<'reading' | 'importing' | null>(null)
  const [error, setError] = useState<string | null>(null)

  async function run(what: 'reading' | 'importing', work: () => Promise<void>): Promise<void> {
    setBusy(what)
    setError(null)
    try {
      await work()
    } catch (failure) {
      setError(errorMessage(failure))
    } finally {
      setBusy(null)
    }
  }
  const look = (source: TableSource): void =>
    void run('reading', async () => {
      setAcceptsBadRows(false)
      setRead({ source, preview: await previewTable(target, source) })
    })
  const take = ({ source, preview }: Read): void =>
    void run('importing', async () => {
      onImported(await importTable(target, source, preview, acceptsBadRows))
    })

  const preview = read?.preview
  const isBlocked = (preview?.badCount ?? 0) > 0 && !acceptsBadRows
  return (
    <Modal
      open
      centered
      width="min(1100px, 94vw)"
      title={`导入${title}`}
      okText={preview ? `导入 ${preview.goodCount} 行` : '导入'}
      cancelText={preview ? '关闭，不导入' : '关闭'}
      okButtonProps={{
        disabled: !preview || preview.goodCount === 0 || isBlocked,
        loading: busy === 'importing',
      }}
      onOk={() => read && take(read)}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {preview ? (
        <TablePreviewView
          preview={preview}
          acceptsBadRows={acceptsBadRows}
          onAcceptBadRows={setAcceptsBadRows}
          onAgain={() => {
            setRead(null)
            setError(null)
          }}
        />
      ) : (
        <TableSourceForm
          target={target}
          title={title}
          isReading={busy === 'reading'}
          onSource={look}
          onError={setError}
        />
      )}
      {error && <ErrorNote message={error} />}
    </Modal>
  )
}
