import { Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import type { SyncState } from '../../../shared/ipc/contract.ts'
import { askSync } from '../../lib/sync-store.ts'
import { clockTime } from '../../lib/words.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { percent, PHASE_WORDS, progressText } from './sync-words.ts'

/** What goes on as a whole, and what keeps it from going on. */
export function RunBar({ sync }: { readonly sync: SyncState }) {
  const { phase, problem, retryAt, progress, clockWarning } = sync
  const isRunning = phase !== 'idle'
  return (
    <>
      {problem && !problem.isPassing && <ErrorNote message={problem.message} />}
      {problem?.isPassing && (
        <PassingNote
          message={`${problem.message}${retryAt ? `将在 ${clockTime(retryAt)} 自动继续。` : ''}`}
        />
      )}
      {clockWarning && <p className="sync-clock">{clockWarning}</p>}
      <div className="sync-run" role="status">
        <strong>{PHASE_WORDS[phase]}</strong>
        {isRunning && progress.totalBytes > 0 && (
          <>
            <Progress
              percent={percent(progress.sentBytes, progress.totalBytes)}
              status={phase === 'paused' ? 'normal' : 'active'}
              aria-label="全部进度"
            />
            <span>{progressText(sync)}</span>
          </>
        )}
      </div>
    </>
  )
}

/** A line that breaks for a moment and goes on by itself is no news. */
const BRIEF_MS = 1_000

function PassingNote({ message }: { readonly message: string }) {
  const [isLasting, setIsLasting] = useState(false)
  useEffect(() => {
    const timer = window.setTimeout(() => setIsLasting(true), BRIEF_MS)
    return () => window.clearTimeout(timer)
  }, [])
  return isLasting && <ErrorNote message={message} />
}

type RunButtonsProps = {
  readonly sync: SyncState
  /** Null: everything that waits. */
  readonly taskIds: readonly string[] | null
  readonly startLabel: string
}

/** 开始, 暂停, 结束: nothing touches the network before the first. */
export function RunButtons({ sync, taskIds, startLabel }: RunButtonsProps) {
  const { phase, account } = sync
  const start = () =>
    void askSync('sync.start', { taskIds: taskIds === null ? null : [...taskIds] })
  if (phase === 'idle') {
    return (
      <Button type="primary" disabled={account === null || taskIds?.length === 0} onClick={start}>
        {startLabel}
      </Button>
    )
  }
  return (
    <>
      {phase === 'paused' ? (
        <Button type="primary" onClick={start}>
          继续同步
        </Button>
      ) : (
        <Button onClick={() => void askSync('sync.pause', { revisionId: null })}>暂停</Button>
      )}
      <Button onClick={() => void askSync('sync.cancel', { revisionId: null })}>结束同步</Button>
    </>
  )
}
