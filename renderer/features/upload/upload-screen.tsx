import { Button, Checkbox } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAppState } from '../../lib/app-state.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { PlatformNote } from './platform-note.tsx'
import { UploadTaskRow } from './upload-row.tsx'
import { cancelUpload, refreshUploads, startUpload, useUploads } from './upload-store.ts'
import './upload.css'

/** 上报: choose, start, watch. */
export function UploadScreen() {
  const { rows, running, progress, isCancelling, error, outcome } = useUploads()
  const platformUrl = useAppState(({ app }) => app?.platformUrl ?? null)
  const navigate = useNavigate()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => void refreshUploads(), [])

  const signed = (rows ?? []).flatMap(({ upload, ...row }) => (upload ? [{ ...row, upload }] : []))
  const waiting = signed.filter(({ upload }) => upload.state !== 'confirmed')
  const done = signed.filter(({ upload }) => upload.state === 'confirmed')
  const chosen = waiting.filter(({ task }) => !left.has(task.id))
  const isBusy = running !== null

  function choose(taskIds: readonly string[], isChosen: boolean): void {
    const next = new Set(left)
    for (const id of taskIds) {
      if (isChosen) next.delete(id)
      else next.add(id)
    }
    setLeft(next)
  }
  const row = ({ task, revision, round, upload }: (typeof signed)[number]) => (
    <UploadTaskRow
      key={`${task.id} ${revision}`}
      task={task}
      revision={revision}
      round={round}
      upload={upload}
      progress={progress[task.id]}
      isRunning={running?.includes(task.id) ?? false}
      isChosen={upload.state === 'confirmed' ? false : !left.has(task.id)}
      isBusy={isBusy}
      onChoose={(isChosen) => choose([task.id], isChosen)}
    />
  )
  return (
    <div className="screen">
      <PageTitle
        title="上报"
        note={<PlatformNote address={platformUrl ?? '各任务包中的平台地址'} />}
        actions={
          isBusy ? (
            <Button loading={isCancelling} onClick={() => void cancelUpload()}>
              取消
            </Button>
          ) : (
            <Button
              type="primary"
              disabled={chosen.length === 0}
              onClick={() => void startUpload(chosen.map(({ task }) => task.id))}
            >
              开始上报（{chosen.length} 项）
            </Button>
          )
        }
      />
      {error && <ErrorNote message={error} />}
      <p role="status" className="upload-outcome">
        {outcome}
      </p>
      {rows !== null && signed.length === 0 && (
        <EmptyState
          title="还没有可上报的任务"
          note="验收意见签完字后，会自动出现在这里，等您有网络时上报。"
          actions={<Button onClick={() => void navigate('/tasks')}>去任务列表</Button>}
        />
      )}
      {waiting.length > 0 && (
        <section aria-labelledby="upload-waiting">
          <div className="upload-head">
            <h2 id="upload-waiting">待上报 {waiting.length}</h2>
            <Checkbox
              checked={chosen.length === waiting.length}
              indeterminate={chosen.length > 0 && chosen.length < waiting.length}
              disabled={isBusy}
              onChange={({ target }) =>
                choose(
                  waiting.map(({ task }) => task.id),
                  target.checked,
                )
              }
            >
              全选
            </Checkbox>
          </div>
          <ul className="upload-list">{waiting.map(row)}</ul>
        </section>
      )}
      {done.length > 0 && (
        <section aria-labelledby="upload-done">
          <div className="upload-head">
            <h2 id="upload-done">已上报 {done.length}</h2>
          </div>
          <ul className="upload-list">{done.map(row)}</ul>
        </section>
      )}
    </div>
  )
}
