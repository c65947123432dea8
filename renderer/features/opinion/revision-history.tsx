import { CONCLUSION_NAMES } from '../../../shared/domain/opinion/conclusion.ts'
import { dateAndTime } from '../../lib/words.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { StatusChip } from '../../ui/status-chip.tsx'

/** Every frozen version of the opinion, newest first. */
export function RevisionHistory() {
  const { workspace } = useWorkspace()
  if (workspace.revisions.length === 0) return null
  return (
    <section className="opinion-history" aria-labelledby="opinion-history-title">
      <h2 id="opinion-history-title">定稿记录</h2>
      <ol>
        {workspace.revisions.toReversed().map((revision) => (
          <li key={revision.id}>
            <p>
              <strong>第 {revision.revision} 版</strong>{' '}
              <StatusChip tone={revision.state === 'frozen' ? 'ok' : 'neutral'}>
                {revision.state === 'withdrawn'
                  ? '已作废'
                  : revision.round === workspace.summary.round
                    ? '现行'
                    : `第 ${revision.round} 轮`}
              </StatusChip>{' '}
              {CONCLUSION_NAMES[revision.conclusion]} · 定稿于 {dateAndTime(revision.frozenAt)}
            </p>
            {revision.withdrawnReason && <p>作废理由：{revision.withdrawnReason}</p>}
            <p className="opinion-hash">SHA-256 {revision.snapshotSha256}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
