import { Button, Checkbox } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { refreshSync, useSync } from '../../lib/sync-store.ts'
import { fileSize } from '../../lib/words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { AccountCard } from './account-card.tsx'
import { HistoryCard } from './history-card.tsx'
import { ItemRow } from './item-row.tsx'
import { NewsCard } from './news-card.tsx'
import { OptionsCard } from './options-card.tsx'
import { ReceiptsCard } from './receipts-card.tsx'
import { RunBar, RunButtons } from './run-bar.tsx'
import { StickCard } from './stick-card.tsx'
import './sync.css'
import './sync-cards.css'
import './sync-list.css'

/** 同步中心: who, what, how far, what is wrong and what to do. */
export function SyncScreen() {
  const { sync, error } = useSync()
  const navigate = useNavigate()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => void refreshSync(), [])
  if (sync === null) return <div className="screen">{error && <ErrorNote message={error} />}</div>

  const waiting = sync.items.filter(({ status }) => status !== 'confirmed')
  const lost = sync.items.filter(({ status, isGone }) => status === 'confirmed' && isGone)
  const done = sync.items.filter(({ status, isGone }) => status === 'confirmed' && !isGone)
  const isRunning = sync.phase !== 'idle'
  // Everything, what is carried for others included, unless somebody leaves something out.
  const chosen = waiting.filter(({ taskId }) => !left.has(taskId))
  const isAll = chosen.length === waiting.length
  const taskIds = chosen.map(({ taskId }) => taskId)
  const count = chosen.length
  const isSignedOut = sync.account === null
  const version = `${sync.phase} ${done.length + lost.length}`

  function choose(taskId: string, isChosen: boolean): void {
    const others = [...left].filter((id) => id !== taskId)
    setLeft(new Set(isChosen ? others : [...others, taskId]))
  }
  return (
    <div className="screen sync">
      <PageTitle
        title="同步中心"
        note="获取平台派给您的任务和意见，上报签完字的验收意见。"
        actions={
          <RunButtons
            sync={sync}
            taskIds={isAll ? null : [...new Set(taskIds)]}
            startLabel={count > 0 ? `开始同步（上报 ${count} 份）` : '开始同步'}
          />
        }
      />
      {error && <ErrorNote message={error} />}
      <RunBar sync={sync} />
      {isSignedOut && waiting.length > 0 && (
        <p>登录平台后才能开始同步；没有网络可以用 U 盘。已签完字的内容都在本机。</p>
      )}
      {isSignedOut && <AccountCard sync={sync} />}
      {sync.items.length === 0 && (
        <EmptyState
          title="还没有可上报的任务"
          note="验收意见签完字后，会自动出现在这里，等您有网络时上报。"
          actions={<Button onClick={() => void navigate('/tasks')}>去任务列表</Button>}
        />
      )}
      {lost.length > 0 && (
        <section aria-labelledby="sync-lost">
          <h2 id="sync-lost">平台已无记录 {lost.length}</h2>
          <ul className="sync-list">
            {lost.map((item) => (
              <ItemRow key={item.revisionId} item={item} isRunning={isRunning} />
            ))}
          </ul>
        </section>
      )}
      {waiting.length > 0 && (
        <section aria-labelledby="sync-waiting">
          <div className="sync-list-head">
            <h2 id="sync-waiting">待上报 {waiting.length}</h2>
            <span>
              共 {fileSize(waiting.reduce((total, item) => total + item.totalBytes, 0))}
              {!isAll && `，已选 ${count} 份`}
            </span>
            {waiting.length > 1 && (
              <Checkbox
                checked={isAll}
                indeterminate={!isAll && count > 0}
                disabled={isRunning}
                onChange={({ target }) =>
                  setLeft(new Set(target.checked ? [] : waiting.map(({ taskId }) => taskId)))
                }
              >
                全选
              </Checkbox>
            )}
          </div>
          <ul className="sync-list">
            {waiting.map((item) => (
              <ItemRow
                key={item.revisionId}
                item={item}
                isRunning={isRunning}
                choice={{
                  isChosen: !left.has(item.taskId),
                  onChoose: (is) => choose(item.taskId, is),
                }}
              />
            ))}
          </ul>
        </section>
      )}
      <div className="sync-columns">
        {!isSignedOut && <AccountCard sync={sync} />}
        <OptionsCard sync={sync} />
      </div>
      <NewsCard sync={sync} />
      <StickCard sync={sync} />
      {done.length > 0 && (
        <section aria-labelledby="sync-done">
          <h2 id="sync-done">已上报 {done.length}</h2>
          <ul className="sync-list">
            {done.map((item) => (
              <ItemRow key={item.revisionId} item={item} isRunning={isRunning} />
            ))}
          </ul>
        </section>
      )}
      <ReceiptsCard version={version} />
      <HistoryCard version={version} />
    </div>
  )
}
