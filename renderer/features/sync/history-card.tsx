import { call } from '../../lib/core-client.ts'
import { useAsync } from '../../lib/use-async.ts'
import { dateAndTime, fileSize } from '../../lib/words.ts'
import type { SyncRun } from '../../../shared/ipc/contract.ts'

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
              <th scope="col">结果</th>
              <th scope="col">已上报</th>
              <th scope="col">搁置</th>
              <th scope="col">获取</th>
              <th scope="col">发送</th>
            </tr>
          </thead>
          <tbody>
            {runs.value.map((run) => (
              <tr key={run.id}>
                <td>
                  {dateAndTime(run.startedAt)}
                  {run.isAutomatic && '（自动）'}
                </td>
                <td>
                  {run.outcome ? OUTCOMES[run.outcome] : '进行中'}
                  {run.message && `：${run.message}`}
                </td>
                <td>{run.confirmed}</td>
                <td>{run.setAside}</td>
                <td>{run.fetched}</td>
                <td>{fileSize(run.sentBytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
