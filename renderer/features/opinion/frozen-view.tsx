import { Button } from 'antd'
import { CONCLUSION_NAMES } from '../../../shared/domain/opinion/conclusion.ts'
import type { OpinionRevision } from '../../../shared/domain/task/workspace.ts'
import { call } from '../../lib/core-client.ts'
import { useJump } from '../../lib/jump.ts'
import { useAsync } from '../../lib/use-async.ts'
import { dateAndTime } from '../../lib/words.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { PaperPane } from '../../ui/paper-pane.tsx'
import { ReopenOpinion } from '../../ui/reopen-opinion.tsx'
import { FactList } from './fact-list.tsx'
import { RevisionHistory } from './revision-history.tsx'

/** The frozen opinion: read-only, with its hash, its page and its history. */
export function FrozenView({ revision }: { readonly revision: OpinionRevision }) {
  const { workspace, records } = useWorkspace()
  const jump = useJump()
  const taskId = workspace.summary.id
  const name = `${revision.id} ${workspace.signatures.length}`
  const pdf = useAsync(name, () =>
    call('document.pdf', { taskId, documentId: 'opinion', revision: revision.revision }),
  )
  const draft = records.body('opinion', 'draft')
  return (
    <div className="paper-columns">
      <div className="opinion-editor">
        <section className="opinion-frozen" aria-labelledby="opinion-frozen-title">
          <h2 id="opinion-frozen-title">
            第 {revision.revision} 版 · {CONCLUSION_NAMES[revision.conclusion]}
          </h2>
          <p>定稿于 {dateAndTime(revision.frozenAt)}，内容不能再改。</p>
          <p className="opinion-hash">SHA-256 {revision.snapshotSha256}</p>
          <div className="opinion-frozen-actions">
            <Button type="primary" onClick={() => jump('signing')}>
              去签字
            </Button>
            <ReopenOpinion />
          </div>
        </section>
        <section className="opinion-frozen">
          <h2>审核意见</h2>
          {(draft.text ?? '').split('\n').map((line, index) => (
            <p key={index}>{line}</p>
          ))}
          {revision.conclusion === 'rectify' && (
            <>
              <h2>整改要求</h2>
              <p>{draft.requirements}</p>
              <p>整改期限：{draft.rectificationDueOn}</p>
            </>
          )}
        </section>
        <FactList />
        <RevisionHistory />
      </div>
      <PaperPane
        title="定稿文书"
        bytes={pdf.status === 'ready' ? pdf.value : null}
        label={`验收意见第 ${revision.revision} 版`}
        error={pdf.status === 'failed' ? pdf.message : null}
      />
    </div>
  )
}
