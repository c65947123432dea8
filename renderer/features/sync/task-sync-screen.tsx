import { Button } from 'antd'
import { useEffect } from 'react'
import { Link } from 'react-router'
import type { SyncItem } from '../../../shared/ipc/contract.ts'
import { useJump } from '../../lib/jump.ts'
import { refreshSync, useSync } from '../../lib/sync-store.ts'
import { dateAndTime } from '../../lib/words.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { NoticeButtons } from '../../ui/notice-buttons.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StepFooter } from '../../ui/step-footer.tsx'
import { TaskNews } from '../../ui/task-news.tsx'
import { ItemRow } from './item-row.tsx'
import { RunBar, RunButtons } from './run-bar.tsx'
import { offlinePromise } from './sync-words.ts'
import './sync.css'
import './sync-cards.css'
import './sync-list.css'

/** 上报 of the open task: its opinions of every round, each with its own receipt. */
export function TaskSyncScreen() {
  const { workspace, isFrozen } = useWorkspace()
  const { sync, error } = useSync()
  const jump = useJump()
  const { id: taskId, round } = workspace.summary
  useEffect(() => void refreshSync(), [taskId])
  const items = sync?.items.filter((item) => item.taskId === taskId && !item.isCarried) ?? []
  const current = items.filter((item) => item.round === round)
  const earlier = items.filter((item) => item.round < round)
  const isWaiting = items.some(({ status }) => status !== 'confirmed')
  return (
    <>
      <PageTitle
        title="上报"
        note={
          <>
            {offlinePromise(sync?.isAutomatic ?? false)}
            {sync?.account === null && (
              <>
                还没有登录平台，请到{' '}
                <Link to="/upload" className="sync-link">
                  同步中心
                </Link>{' '}
                登录，或在那里导出到 U 盘。
              </>
            )}
          </>
        }
        actions={
          sync && isWaiting && <RunButtons sync={sync} taskIds={[taskId]} startLabel="开始上报" />
        }
      />
      <TaskNews taskId={taskId} />
      {error && <ErrorNote message={error} />}
      {sync && sync.phase !== 'idle' && <RunBar sync={sync} />}
      {sync && sync.phase === 'idle' && sync.problem && isWaiting && (
        <ErrorNote message={sync.problem.message} />
      )}
      {sync && current.length === 0 && (
        <EmptyState
          title="还不能上报"
          note={
            isFrozen
              ? '还有专家没有签字。全部签字后，在这里上报。'
              : '验收意见定稿并签字后，在这里上报。'
          }
          actions={
            <Button type="primary" onClick={() => jump(isFrozen ? 'signing' : 'opinion')}>
              {isFrozen ? '去签字' : '去验收意见'}
            </Button>
          }
        />
      )}
      {current.length > 0 && <Opinions items={current} label="本轮的验收意见" />}
      <NoticeButtons />
      {earlier.length > 0 && <Opinions items={earlier} label="此前各轮的验收意见" />}
      <StepFooter step="upload" />
    </>
  )
}

function Opinions({
  items,
  label,
}: {
  readonly items: readonly SyncItem[]
  readonly label: string
}) {
  const isRunning = useSync(({ sync }) => sync !== null && sync.phase !== 'idle')
  return (
    <section aria-label={label}>
      <h2>{label}</h2>
      <ul className="sync-list">
        {items.map((item) => (
          <ItemRow key={item.revisionId} item={item} isRunning={isRunning} />
        ))}
      </ul>
      {items.map(({ revisionId, scan, receiptNumber, receivedAt }) =>
        receiptNumber === null ? null : (
          <dl key={revisionId} className="sync-facts sync-receipt">
            {scan !== null && (
              <>
                <dt>盖章扫描件</dt>
                <dd>{scan}</dd>
              </>
            )}
            <dt>回执编号</dt>
            <dd>{receiptNumber}</dd>
            <dt>平台收到时间</dt>
            <dd>{receivedAt ? dateAndTime(receivedAt) : ''}</dd>
            <dt>回执核验</dt>
            <dd>平台签名、验收记录和全部文件的校验值一致</dd>
          </dl>
        ),
      )}
    </section>
  )
}
