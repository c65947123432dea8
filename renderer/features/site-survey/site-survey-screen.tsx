import { findChecklist } from '../../../shared/catalog/index.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { MissingCatalog } from '../../ui/missing-catalog.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReadOnlyNote } from '../../ui/read-only-note.tsx'
import { StepFooter } from '../../ui/step-footer.tsx'
import './site-survey.css'
import { SurveyList } from './survey-list.tsx'
import { SurveyTabs } from './survey-tabs.tsx'

/** 现场勘查: the checkpoints in walking order, the scenarios, the equipment, the deliverables. */
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
      <SurveyTabs
        checkpoints={
          checklist ? <SurveyList checklist={checklist} /> : <MissingCatalog name="勘查清单" />
        }
      />
      <StepFooter step="site-survey" />
    </>
  )
}
