import { Link } from 'react-router'
import type { SyncState } from '../../../shared/ipc/contract.ts'
import { dateAndTime } from '../../lib/words.ts'
import { StatusChip } from '../../ui/status-chip.tsx'
import { NOTICE_WORDS } from './sync-words.ts'

/** What the platform said of tasks; nothing of it touches what is on this device. */
export function NewsCard({ sync }: { readonly sync: SyncState }) {
  const { notices, decisions } = sync
  if (notices.length === 0) return null
  return (
    <section className="sync-card" aria-labelledby="sync-news">
      <h2 id="sync-news">平台的任务和意见</h2>
      <p>撤回、改派或更新的任务，本机已填写的内容都保留。</p>
      <ul className="sync-news">
        {notices.map((notice) => {
          const { label, tone } = NOTICE_WORDS[notice.state]
          const decision = decisions.find(({ taskId }) => taskId === notice.taskId)
          return (
            <li key={notice.taskId}>
              <div className="sync-task">
                {notice.isHere ? (
                  <Link to={`/tasks/${notice.taskId}/overview`}>{notice.enterprise}</Link>
                ) : (
                  <strong>{notice.enterprise}</strong>
                )}
                <span>{notice.taskNumber}</span>
              </div>
              <div>
                <StatusChip tone={tone}>{label}</StatusChip> {notice.reason}（
                {dateAndTime(notice.changedAt)}）
                {decision && (
                  <p>
                    {decision.bureau}：{decision.decision === 'agreed' ? '同意' : '退回'}，
                    {decision.text}（{decision.decidedOn}）
                  </p>
                )}
                {notice.problem && <p className="sync-problem">{notice.problem}</p>}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
