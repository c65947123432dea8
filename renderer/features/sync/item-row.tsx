import { Button, Checkbox, Progress } from 'antd'
import { Link } from 'react-router'
import type { SyncItem } from '../../../shared/ipc/contract.ts'
import { askSync, useSync } from '../../lib/sync-store.ts'
import { clockTime, dateAndTime, fileSize } from '../../lib/words.ts'
import { StatusChip } from '../../ui/status-chip.tsx'
import { CopyText } from './copy-text.tsx'
import { ExportOne } from './export-one.tsx'
import { FileList } from './file-list.tsx'
import { ReceiptButton } from './receipt-dialog.tsx'
import { itemWords, percent, supportText } from './sync-words.ts'

type ItemRowProps = {
  readonly item: SyncItem
  readonly isRunning: boolean
  /** Absent where there is nothing to choose from. */
  readonly choice?: { readonly isChosen: boolean; readonly onChoose: (is: boolean) => void }
}

/** One signed opinion: where it stands, how far it is, what to do. */
export function ItemRow({ item, isRunning, choice }: ItemRowProps) {
  const phase = useSync(({ sync }) => sync?.phase ?? 'idle')
  const { label, tone } = itemWords(item, phase)
  const title = `${item.taskNumber} · 第 ${item.revision} 版${item.round > 1 ? `（第 ${item.round} 轮）` : ''}`
  const name = item.scan === null ? item.enterprise : `盖章扫描件：${item.scan}`
  return (
    <li
      className={item.scan === null ? 'sync-row' : 'sync-row sync-row-scan'}
      id={`opinion:${item.revisionId}`}
    >
      {choice && (
        <Checkbox
          checked={choice.isChosen}
          disabled={isRunning}
          onChange={({ target }) => choice.onChoose(target.checked)}
          aria-label={`选择 ${name}`}
        />
      )}
      <div className="sync-task">
        {item.isCarried ? (
          <strong>{name}</strong>
        ) : (
          <Link to={`/tasks/${item.taskId}/upload`}>{name}</Link>
        )}
        <span>
          {item.scan !== null && `${item.enterprise} · `}
          {title}
          {item.isCarried && ' · 代其他电脑上报'}
        </span>
      </div>
      <div className="sync-state">
        <StatusChip tone={tone}>{label}</StatusChip>
        <ItemFacts item={item} />
      </div>
      <ItemActions item={item} isRunning={isRunning} />
      <FileList item={item} />
    </li>
  )
}

/** What stands beside the status: bytes, the receipt, or what went wrong. */
function ItemFacts({ item }: { readonly item: SyncItem }) {
  const { status, problem, sentBytes, totalBytes, file, retryAt } = item
  const receipt = (
    <span>
      回执 <strong>{item.receiptNumber}</strong>
      {item.receivedAt && `，平台收到于 ${dateAndTime(item.receivedAt)}`}
    </span>
  )
  if (status === 'confirmed') {
    return (
      <>
        {receipt}
        {item.isGone && (
          <p className="sync-problem">
            平台不再有这份记录（回执仍在），可再次上报。平台可能由较早的备份恢复过；再次上报用原来的上报编号，不会重复。
          </p>
        )}
      </>
    )
  }
  return (
    <>
      {item.isGone && receipt}
      {(status === 'sending' || status === 'completing') && (
        <div className="sync-progress">
          <Progress
            percent={percent(sentBytes, totalBytes)}
            size="small"
            strokeColor="var(--color-primary)"
            aria-label={`${item.scan ?? item.enterprise}上报进度`}
          />
          <span>
            {fileSize(sentBytes)} / {fileSize(totalBytes)}
            {file !== null && ` · ${file}`}
          </span>
        </div>
      )}
      {item.isBehind && (
        <span>
          {item.scan === null ? '等前一版上报后自动接着传' : '等所属的验收意见上报后再传'}
        </span>
      )}
      {problem && (
        <p className="sync-problem">
          {problem.message}
          {retryAt && `将在 ${clockTime(retryAt)} 自动重试。`}
        </p>
      )}
    </>
  )
}

function ItemActions({ item, isRunning }: Pick<ItemRowProps, 'item' | 'isRunning'>) {
  if (item.status === 'confirmed') {
    return (
      <div className="sync-row-actions">
        {item.isGone && (
          <Button onClick={() => void askSync('sync.retry', { revisionId: item.revisionId })}>
            再次上报
          </Button>
        )}
        <ReceiptButton receipt={item} />
      </div>
    )
  }
  const isGoing = isRunning && item.isChosen && !STANDING.has(item.status)
  return (
    <div className="sync-row-actions">
      {isGoing ? <HoldButtons item={item} /> : <AgainButton item={item} />}
      {item.status === 'set-aside' && <ExportOne item={item} />}
      {item.problem && <CopyText label="复制给技术支持" text={() => shownText(item)} />}
    </div>
  )
}

/** Where something has to be done, or waited for, before the item goes on. */
const STANDING: ReadonlySet<SyncItem['status']> = new Set([
  'set-aside',
  'waiting',
  'paused',
  'cancelled',
])

function HoldButtons({ item: { revisionId } }: { readonly item: SyncItem }) {
  return (
    <>
      <Button onClick={() => void askSync('sync.pause', { revisionId })}>暂停</Button>
      <Button onClick={() => void askSync('sync.cancel', { revisionId })}>本次不传</Button>
    </>
  )
}

/** This one alone, now. */
function AgainButton({ item }: { readonly item: SyncItem }) {
  const isSignedIn = useSync(({ sync }) => sync?.account !== null)
  const { revisionId, status, isBehind, enterprise, scan } = item
  if (isBehind && status === 'queued') return null
  const isHeld = status === 'paused' || status === 'cancelled'
  const label = status === 'queued' ? '现在上报' : isHeld ? '继续' : '现在重试'
  return (
    <Button
      disabled={!isSignedIn}
      onClick={() => void askSync('sync.retry', { revisionId })}
      aria-label={`${label}：${scan ?? enterprise}`}
    >
      {label}
    </Button>
  )
}

function shownText(item: SyncItem): string {
  const { sync } = useSync.getState()
  return sync ? supportText(sync, item) : ''
}
