import { useWorkspace } from '../../lib/workspace-store.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { StepFooter } from '../../ui/step-footer.tsx'
import { DraftView } from './draft-view.tsx'
import { FrozenView } from './frozen-view.tsx'
import './opinion.css'

/** 验收意见: written from the verified facts, frozen by the leader. */
export function OpinionScreen() {
  const { workspace } = useWorkspace()
  const newest = workspace.revisions.at(-1)
  return (
    <>
      <PageTitle
        title="验收意见"
        note={`第 ${workspace.summary.revision} 版 · ${workspace.package.application.enterpriseName}`}
      />
      {newest?.state === 'frozen' ? <FrozenView revision={newest} /> : <DraftView />}
      <StepFooter step="opinion" />
    </>
  )
}
