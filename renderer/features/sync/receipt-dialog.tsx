import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { SyncItem } from '../../../shared/ipc/contract.ts'
import { call } from '../../lib/core-client.ts'
import { useAsync } from '../../lib/use-async.ts'
import { dateAndTime } from '../../lib/words.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { CopyText } from './copy-text.tsx'
import { FileList } from './file-list.tsx'

/** 查看回执 of an opinion that the platform has received. */
export function ReceiptButton({ item }: { readonly item: SyncItem }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>查看回执</Button>
      {isOpen && <ReceiptDialog item={item} onClose={() => setIsOpen(false)} />}
    </>
  )
}

type ReceiptDialogProps = { readonly item: SyncItem; readonly onClose: () => void }

/** What the platform has signed, and what it covers. */
function ReceiptDialog({ item, onClose }: ReceiptDialogProps) {
  const receipts = useAsync('receipts', () => call('sync.receipts', {}))
  const receipt =
    receipts.status === 'ready'
      ? receipts.value.find(({ revisionId }) => revisionId === item.revisionId)
      : undefined
  return (
    <Modal
      centered
      open
      width="min(760px, 94vw)"
      title={`回执 ${item.receiptNumber ?? ''}`}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          关闭
        </Button>
      }
    >
      {receipts.status === 'failed' && <ErrorNote message={receipts.message} />}
      <dl className="sync-facts">
        <dt>企业</dt>
        <dd>{item.enterprise}</dd>
        <dt>任务</dt>
        <dd>
          {item.taskNumber}，第 {item.round} 轮，第 {item.revision} 版
        </dd>
        {receipt && (
          <>
            <dt>接收平台</dt>
            <dd>{receipt.platform}</dd>
            <dt>平台收到时间</dt>
            <dd>{dateAndTime(receipt.receivedAt)}</dd>
            <dt>记录 SHA-256</dt>
            <dd className="sync-hash">{receipt.recordSha256}</dd>
            <dt>核验</dt>
            <dd>平台签名、验收记录和全部文件的校验值一致</dd>
          </>
        )}
      </dl>
      <FileList item={item} />
      {receipt && (
        <CopyText
          label="复制回执原文和签名"
          text={() => `${receipt.payload}\n${receipt.signature}`}
        />
      )}
    </Modal>
  )
}
