import { Button, Progress } from 'antd'
import { useState } from 'react'
import type { SyncState } from '../../../shared/ipc/contract.ts'
import { call, shell } from '../../lib/core-client.ts'
import { fileSize, today } from '../../lib/words.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { cancelBatch, runBatch, useBatch } from './batch-store.ts'
import { PasswordDialog } from './password-dialog.tsx'
import { percent } from './sync-words.ts'

/** 没有网络: the same content as one file on a stick, and the receipts on the way back. */
export function StickCard({ sync }: { readonly sync: SyncState }) {
  const { isRunning, outcome, error } = useBatch()
  const [asking, setAsking] = useState<'export' | 'import' | null>(null)
  const hasUnsent = sync.unsentCount > 0
  const hasReceipts = sync.items.some(({ status }) => status === 'confirmed')
  return (
    <section className="sync-card" aria-labelledby="sync-stick">
      <h2 id="sync-stick">没有网络时用 U 盘</h2>
      <p>
        把待上报的内容导出成一个加密文件，拿到任何一台能联网的电脑或平台导入；平台的回执带回来导入本机，核验后才显示“已上报”。
      </p>
      <div className="sync-buttons">
        <Button disabled={isRunning || !hasUnsent} onClick={() => setAsking('export')}>
          导出上报批次
        </Button>
        <Button disabled={isRunning} onClick={() => setAsking('import')}>
          导入上报批次
        </Button>
        <Button disabled={isRunning} onClick={() => void importReceipts()}>
          导入回执
        </Button>
        <Button disabled={isRunning || !hasReceipts} onClick={() => void exportReceipts()}>
          导出回执
        </Button>
      </div>
      {isRunning && <BatchProgress />}
      {error && <ErrorNote message={error} />}
      <p role="status" className="sync-outcome">
        {outcome}
      </p>
      {asking && (
        <PasswordDialog
          isNew={asking === 'export'}
          onClose={() => setAsking(null)}
          onConfirm={(password) => {
            setAsking(null)
            void (asking === 'export' ? exportBatch(password) : importBatch(password))
          }}
        />
      )}
    </section>
  )
}

function BatchProgress() {
  const progress = useBatch((state) => state.progress)
  const { stage = 'writing', doneBytes = 0, totalBytes = 0 } = progress ?? {}
  return (
    <div className="sync-run" role="status">
      <strong>{stage === 'writing' ? '正在读写' : '正在核对'}</strong>
      <Progress
        percent={percent(doneBytes, totalBytes)}
        status="active"
        strokeColor="var(--color-primary)"
        aria-label="批次进度"
      />
      <span>
        {fileSize(doneBytes)} / {fileSize(totalBytes)}
      </span>
      <Button onClick={() => void cancelBatch()}>取消</Button>
    </div>
  )
}

async function exportBatch(password: string): Promise<void> {
  const place = await shell.pickSaveForSync(`上报批次-${today()}.uploadbatch`)
  if (place === null) return
  await runBatch(async () => {
    const { grant } = place
    const { opinions, sizeBytes } = await call('batch.export', { taskIds: null, grant, password })
    return `已导出 ${opinions} 份到“${place.name}”（${fileSize(sizeBytes)}），并已读回核对，可以拔出 U 盘。`
  })
}

async function importBatch(password: string): Promise<void> {
  const picked = await shell.pickForSync('batch')
  if (picked === null) return
  await runBatch(async () => {
    const { carried, known, own } = await call('batch.import', { grant: picked.grant, password })
    const rest = [
      known > 0 ? `${known} 份此前已导入` : '',
      own > 0 ? `${own} 份本来就是本机的` : '',
    ].filter(Boolean)
    return `已导入 ${carried} 份，列在“待上报”中${rest.length > 0 ? `；${rest.join('，')}` : ''}。`
  })
}

async function importReceipts(): Promise<void> {
  const picked = await shell.pickForSync('receipts')
  if (picked === null) return
  await runBatch(async () => {
    const found = await call('batch.importReceipts', { grant: picked.grant })
    const parts = [
      `${found.confirmed} 份核验通过，已上报`,
      found.known > 0 ? `${found.known} 份此前已有` : '',
      found.foreign > 0 ? `${found.foreign} 份不是本机的` : '',
      ...found.problems.map((problem) => `1 份没有采信：${problem}`),
    ]
    return `${parts.filter(Boolean).join('；')}。`
  })
}

async function exportReceipts(): Promise<void> {
  const place = await shell.pickSaveForSync(`回执-${today()}.receipts`)
  if (place === null) return
  await runBatch(async () => {
    const { receipts } = await call('batch.exportReceipts', { grant: place.grant })
    return `已导出 ${receipts} 份回执到“${place.name}”。`
  })
}
