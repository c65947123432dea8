import { Button } from 'antd'
import { useState } from 'react'
import { CONCLUSION_NAMES } from '../../../shared/domain/opinion/conclusion.ts'
import { signersOf, type Signer } from '../../../shared/domain/opinion/snapshot.ts'
import type { OpinionRevision } from '../../../shared/domain/task/workspace.ts'
import { call } from '../../lib/core-client.ts'
import { useJump } from '../../lib/jump.ts'
import { useAsync } from '../../lib/use-async.ts'
import { reload, useWorkspace } from '../../lib/workspace-store.ts'
import { PaperPane } from '../../ui/paper-pane.tsx'
import { SealSection } from './seals/seal-section.tsx'
import { SigningActions } from './signing-actions.tsx'
import { SignDialog } from './sign-dialog.tsx'
import { SignerList } from './signer-list.tsx'

/** Signing of the frozen opinion: the signers at the left, the document at the right. */
export function SigningDesk({ revision }: { readonly revision: OpinionRevision }) {
  const { workspace } = useWorkspace()
  const jump = useJump()
  const [signing, setSigning] = useState<Signer | null>(null)
  const taskId = workspace.summary.id
  const { application } = workspace.package
  const signers = signersOf(workspace)
  const signatures = workspace.signatures.filter(({ revisionId }) => revisionId === revision.id)
  const open = signers.filter(
    ({ expertId }) => !signatures.some((signature) => signature.expertId === expertId),
  )
  const [sealCount, setSealCount] = useState(0)
  const pdf = useAsync(`${revision.id} ${signatures.length} ${sealCount}`, () =>
    call('document.pdf', { taskId, documentId: 'opinion', revision: revision.revision }),
  )
  const sentence = `${application.enterpriseName}“${application.projectName}”验收意见：${CONCLUSION_NAMES[revision.conclusion]}（第 ${revision.revision} 版，校验码 ${revision.snapshotSha256.slice(0, 12)}）`
  return (
    <div className="paper-columns">
      <div className="signing-main">
        <section className="signing-card" aria-labelledby="signing-list-title">
          <h2 id="signing-list-title">
            签字 {signers.length - open.length} / {signers.length}
          </h2>
          <p>{sentence}</p>
          <SignerList signers={signers} signatures={signatures} onSign={setSigning} />
        </section>
        {open.length === 0 && (
          <section className="signing-card signing-done" role="status">
            <p>
              <strong>全部签字完成，文书已生成。</strong>
              需要电子签章的，请先在下面签章，再到有网络的地方上报平台。
            </p>
            <Button type="primary" onClick={() => jump('upload')}>
              去上报
            </Button>
          </section>
        )}
        {open.length === 0 && (
          <SealSection
            key={revision.id}
            taskId={taskId}
            revision={revision}
            onSealed={setSealCount}
          />
        )}
        <SigningActions revision={revision} />
      </div>
      <PaperPane
        title="定稿文书"
        bytes={pdf.status === 'ready' ? pdf.value : null}
        label={`验收意见第 ${revision.revision} 版`}
        error={pdf.status === 'failed' ? pdf.message : null}
      />
      {signing && (
        <SignDialog
          key={signing.expertId}
          taskId={taskId}
          signer={signing}
          revision={revision}
          sentence={sentence}
          onSigned={async () => {
            await reload()
            setSigning(null)
          }}
          onClose={() => setSigning(null)}
        />
      )}
    </div>
  )
}
