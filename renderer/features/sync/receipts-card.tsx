import { call } from '../../lib/core-client.ts'
import { useAsync } from '../../lib/use-async.ts'
import { dateAndTime } from '../../lib/words.ts'

/** Every receipt that was verified here. `version` changes when there may be more. */
export function ReceiptsCard({ version }: { readonly version: string }) {
  const receipts = useAsync(`receipts ${version}`, () => call('sync.receipts', {}))
  if (receipts.status !== 'ready' || receipts.value.length === 0) return null
  return (
    <details className="sync-card sync-details">
      <summary>回执 {receipts.value.length}</summary>
      <ul className="sync-news">
        {receipts.value.map((receipt) => (
          <li key={receipt.revisionId}>
            <div className="sync-task">
              <strong>{receipt.receiptNumber}</strong>
              <span>
                {receipt.enterprise} · 第 {receipt.revision} 版
              </span>
            </div>
            <div>
              {receipt.platform} 收到于 {dateAndTime(receipt.receivedAt)}，记录 1 份、文件{' '}
              {receipt.fileCount} 份，签名和校验值已核验
              <p className="sync-hash">记录 SHA-256 {receipt.recordSha256}</p>
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
