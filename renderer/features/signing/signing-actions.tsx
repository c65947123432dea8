import type { ReactNode } from 'react'
import { DOCUMENT_NAMES } from '../../../shared/domain/documents/kinds.ts'
import type { OpinionRevision } from '../../../shared/domain/task/workspace.ts'
import { documentSource } from '../../lib/print-source.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { DossierButton } from '../../ui/dossier-button.tsx'
import { NoticeButtons } from '../../ui/notice-buttons.tsx'
import { PrintButton } from '../../ui/print-button.tsx'
import { ReopenOpinion } from '../../ui/reopen-opinion.tsx'
import { SaveDocument } from '../../ui/save-document.tsx'

/** What can be done with what is signed, one line for each thing; undoing it stands last, for the leader. */
export function SigningActions({ revision }: { readonly revision: OpinionRevision }) {
  const { workspace, isLeader } = useWorkspace()
  const taskId = workspace.summary.id
  const { number } = workspace.package.task
  return (
    <section className="signing-card" aria-labelledby="signing-actions-title">
      <h2 id="signing-actions-title">文书和档案</h2>
      <ActionLine name="验收意见">
        <SaveDocument
          taskId={taskId}
          documentId="opinion"
          revision={revision.revision}
          suggestedName={`验收意见-${number}-第${revision.revision}版.pdf`}
        />
        <PrintButton
          source={documentSource(
            taskId,
            { id: 'opinion', name: DOCUMENT_NAMES.opinion },
            revision.revision,
          )}
        />
      </ActionLine>
      {revision.conclusion === 'rectify' && (
        <ActionLine name="整改通知">
          <NoticeButtons />
        </ActionLine>
      )}
      <ActionLine name="验收档案">
        <DossierButton label="导出档案" taskIds={[taskId]} />
      </ActionLine>
      {isLeader && (
        <ActionLine name="发现有误">
          <ReopenOpinion />
        </ActionLine>
      )}
    </section>
  )
}

type ActionLineProps = { readonly name: string; readonly children: ReactNode }

function ActionLine({ name, children }: ActionLineProps) {
  return (
    <div className="signing-actions" role="group" aria-label={name}>
      <span className="signing-actions-name">{name}</span>
      {children}
    </div>
  )
}
