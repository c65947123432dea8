import { Button, Progress } from 'antd'
import { call } from '../../lib/core-client.ts'
import { useAsync } from '../../lib/use-async.ts'
import { dateAndTime } from '../../lib/words.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { ReceiptButton } from './receipt-dialog.tsx'
import { cancelReceiptsExport, exportReceipts, useReceiptsExport } from './receipts-export.ts'
import { percent } from './sync-words.ts'

/** Every receipt that was verified here. `version` changes when there may be more. */
export function ReceiptsCard({ version }: { readonly version: string }) {
  const receipts = useAsync(`receipts ${version}`, () => call('sync.receipts', {}))
  const { isRunning, outcome, error } = useReceiptsExport()
  if (receipts.status !== 'ready' || receipts.value.length === 0) return null
  return (
    <details className="sync-card sync-details">
      <summary>回执 {receipts.value.length}</summary>
      <div className="sync-buttons">
        <Button disabled={isRunning} onClick={() => void exportReceipts('zip')}>
          全部导出（压缩包）
        </Button>
        <Button disabled={isRunning} onClick={() => void exportReceipts('folder')}>
          全部导出到文件夹
        </Button>
      </div>
      {isRunning && <ExportProgress />}
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
                {receipt.scan !== null && ` · 盖章扫描件：${receipt.scan}`}
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

function ExportProgress() {
  const { isCancelling, progress } = useReceiptsExport()
  const { stage = 'writing', doneBytes = 0, totalBytes = 0, file = '' } = progress ?? {}
  return (
    <div className="sync-run" role="status">
      <strong>{stage === 'writing' ? '正在导出回执' : '正在读回核对'}</strong>
      <Progress
        percent={percent(doneBytes, totalBytes)}
        status="active"
        strokeColor="var(--color-primary)"
        aria-label="回执导出进度"
      />
      <span>{file}</span>
      <Button loading={isCancelling} onClick={() => void cancelReceiptsExport()}>
        取消导出
      </Button>
    </div>
  )
}
