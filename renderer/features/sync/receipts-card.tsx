import { Button } from 'antd'
import { useState } from 'react'
import { call, shell } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { useAsync } from '../../lib/use-async.ts'
import { dateAndTime, today } from '../../lib/words.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { ReceiptButton } from './receipt-dialog.tsx'

/** Every receipt that was verified here. `version` changes when there may be more. */
export function ReceiptsCard({ version }: { readonly version: string }) {
  const receipts = useAsync(`receipts ${version}`, () => call('sync.receipts', {}))
  const [outcome, setOutcome] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  async function exportAll(form: 'zip' | 'folder'): Promise<void> {
    const place =
      form === 'zip'
        ? await shell.pickSaveDossier(`上报回执-${today()}.zip`)
        : await shell.pickDossierFolder()
    if (place === null) return
    setIsBusy(true)
    setError(null)
    try {
      const { grant } = place
      const report = await call('receipt.export', { revisionIds: null, form, grant })
      setOutcome(
        `已导出 ${report.receipts} 份回执到“${report.name}”，每份有一页 PDF 和一个签名回执，已读回核对。`,
      )
    } catch (failure) {
      setError(errorMessage(failure))
    } finally {
      setIsBusy(false)
    }
  }
  if (receipts.status !== 'ready' || receipts.value.length === 0) return null
  return (
    <details className="sync-card sync-details">
      <summary>回执 {receipts.value.length}</summary>
      <div className="sync-buttons">
        <Button disabled={isBusy} onClick={() => void exportAll('zip')}>
          全部导出（压缩包）
        </Button>
        <Button disabled={isBusy} onClick={() => void exportAll('folder')}>
          全部导出到文件夹
        </Button>
      </div>
      {error && <ErrorNote message={error} />}
      <p role="status" className="sync-outcome">
        {outcome}
      </p>
      <ul className="sync-news">
        {receipts.value.map((receipt) => (
          <li key={receipt.revisionId}>
            <div className="sync-task">
              <strong>{receipt.receiptNumber}</strong>
              <span>
                {receipt.enterprise} · 第 {receipt.revision} 版
                {receipt.isCarried && ' · 代其他电脑上报'}
              </span>
            </div>
            <div>
              {receipt.platform} 收到于 {dateAndTime(receipt.receivedAt)}，记录 1 份、文件{' '}
              {receipt.fileCount} 份，签名和校验值已核验
              <p className="sync-hash">记录 SHA-256 {receipt.recordSha256}</p>
              <p className="sync-hash">平台公钥 SHA-256 {receipt.keyFingerprint}</p>
              <ReceiptButton receipt={receipt} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
