import { findChecklist } from '../../../shared/catalog/index.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReadOnlyNote } from '../../ui/read-only-note.tsx'
import { StepFooter } from '../../ui/step-footer.tsx'
import { DeliverableList } from './deliverable-list.tsx'
import './site-survey.css'
import { SurveyList } from './survey-list.tsx'

/** 现场勘查: the checkpoints in walking order, the contract's deliverables beside them. */
export function SiteSurveyScreen() {
  const { workspace } = useWorkspace()
  const checklist = findChecklist(workspace.package.pinned.checklist.id)
  return (
    <>
      <PageTitle
        title="现场勘查"
        note="按路线逐点查看。上下键换点，数字键选结果；照片可拖入或粘贴。"
      />
      <ReadOnlyNote />
      <div className="survey-columns">
        {checklist ? (
          <SurveyList checklist={checklist} />
        ) : (
          <EmptyState
            title="没有这份任务所用的勘查清单"
            note="任务指定的清单版本不在本机。请升级程序后再勘查，已有数据不受影响。"
          />
        )}
        <DeliverableList deliverables={workspace.package.filing.deliverables} />
      </div>
      <StepFooter step="site-survey" />
    </>
  )
}
