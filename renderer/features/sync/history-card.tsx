import { call } from '../../lib/core-client.ts'
import { useAsync } from '../../lib/use-async.ts'
import { dateAndTime, fileSize } from '../../lib/words.ts'
import type { SyncRun } from '../../../shared/ipc/contract.ts'
import { RunOpinionsButton } from './run-dialog.tsx'
import { timeText } from './sync-words.ts'

const OUTCOMES: Readonly<Record<NonNullable<SyncRun['outcome']>, string>> = {
  finished: '完成',
  cancelled: '您结束了它',
  stopped: '中断',
}

/** The runs so far. `version` changes when there may be more of them. */
export function HistoryCard({ version }: { readonly version: string }) {
  const runs = useAsync(`history ${version}`, () => call('sync.history', {}))
  if (runs.status !== 'ready' || runs.value.length === 0) return null
  return (
    <details className="sync-card sync-details">
      <summary>同步记录 {runs.value.length}</summary>
      <div className="sync-scroll" tabIndex={0} role="region" aria-label="同步记录">
        <table className="sync-table">
          <thead>
            <tr>
              <th scope="col">开始</th>
              <th scope="col">用时</th>
              <th scope="col">结果</th>
              <th scope="col">已上报</th>
              <th scope="col">搁置</th>
              <th scope="col">获取</th>
              <th scope="col">发送</th>
              <th scope="col">涉及</th>
            </tr>
          </thead>
          <tbody>
            {runs.value.map((run) => (
              <Run key={run.id} run={run} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function Run({ run }: { readonly run: SyncRun }) {
  const { startedAt, endedAt, outcome, message } = run
  return (
    <tr>
      <td>
        {dateAndTime(startedAt)}
        {run.isAutomatic && '（自动）'}
      </td>
      <td>{endedAt ? timeText((Date.parse(endedAt) - Date.parse(startedAt)) / 1000) : ''}</td>
      <td>
        {outcome ? OUTCOMES[outcome] : '进行中'}
        {message && `：${message}`}
      </td>
      <td>{run.confirmed} 份</td>
      <td>{run.setAside} 份</td>
      <td>{run.fetched} 项</td>
      <td>{fileSize(run.sentBytes)}</td>
      <td>{run.opinionCount > 0 && <RunOpinionsButton run={run} />}</td>
    </tr>
  )
}
