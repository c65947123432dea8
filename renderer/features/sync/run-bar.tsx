import { Button, Progress } from 'antd'
import { useEffect, useState, type ComponentProps } from 'react'
import type { SyncState } from '../../../shared/ipc/contract.ts'
import { askSync } from '../../lib/sync-store.ts'
import { useSecondsUntil } from '../../lib/use-seconds-until.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { CopyText } from './copy-text.tsx'
import { percent, PHASE_WORDS, progressText, supportText, timeText } from './sync-words.ts'

/** What goes on as a whole, and what keeps it from going on. */
export function RunBar({ sync }: { readonly sync: SyncState }) {
  const { phase, problem, progress, clockWarning } = sync
  const isRunning = phase !== 'idle'
  const isAllSent = !isRunning && sync.items.length > 0 && sync.unsentCount === 0
  return (
    <>
      {problem && (
        <ProblemNote
          key={String(problem.isPassing)}
          message={problem.message}
          isPassing={problem.isPassing}
          actions={<CopyText label="复制给技术支持" text={() => supportText(sync, null)} />}
        />
      )}
      {clockWarning && <p className="sync-clock">{clockWarning}</p>}
      <div className="sync-run">
        <strong role="status">{isAllSent ? '全部已上报' : PHASE_WORDS[phase]}</strong>
        {phase === 'waiting' && <Countdown key={sync.retryAt} until={sync.retryAt} />}
        {isRunning && progress.totalBytes > 0 && (
          <>
            <Progress
              percent={percent(progress.sentBytes, progress.totalBytes)}
              status={phase === 'pushing' ? 'active' : 'normal'}
              strokeColor="var(--color-primary)"
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

function ProblemNote(props: ComponentProps<typeof ErrorNote>) {
  const [isLasting, setIsLasting] = useState(props.isPassing !== true)
  useEffect(() => {
    const timer = window.setTimeout(() => setIsLasting(true), BRIEF_MS)
    return () => window.clearTimeout(timer)
  }, [])
  return isLasting && <ErrorNote {...props} />
}

/** Not read out each second: the sentence beside it says that it goes on by itself. */
function Countdown({ until }: { readonly until: string | null }) {
  const seconds = useSecondsUntil(until)
  return <span aria-hidden>{seconds > 0 ? `${timeText(seconds)}后自动继续` : '马上继续'}</span>
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
      {phase === 'waiting' && (
        <Button type="primary" onClick={() => void askSync('sync.goOn', {})}>
          立即继续
        </Button>
      )}
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
