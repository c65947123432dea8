import { standingOpinion } from '../../../shared/domain/rounds/index.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { StepFooter } from '../../ui/step-footer.tsx'
import { DraftView } from './draft-view.tsx'
import { FrozenView } from './frozen-view.tsx'
import './opinion.css'

/** 验收意见: written from the verified facts, frozen by the leader. */
export function OpinionScreen() {
  const { workspace } = useWorkspace()
  const standing = standingOpinion(workspace)
  return (
    <>
      <PageTitle
        title="验收意见"
        note={`${workspace.summary.round > 1 ? `第 ${workspace.summary.round} 轮复验 · ` : ''}第 ${workspace.summary.revision} 版 · ${workspace.package.application.enterpriseName}`}
      />
      {standing ? <FrozenView revision={standing} /> : <DraftView />}
      <StepFooter step="opinion" />
    </>
  )
}
