import { findMaterialList } from '../../../shared/catalog/index.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { MissingCatalog } from '../../ui/missing-catalog.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReadOnlyNote } from '../../ui/read-only-note.tsx'
import { StepFooter } from '../../ui/step-footer.tsx'
import { ComparisonList } from './comparison-list.tsx'
import './document-review.css'
import { MaterialList } from './material-list.tsx'

/** 书面材料审核: every material of the pinned list, then the plan against what is claimed. */
export function DocumentReviewScreen() {
  const { workspace } = useWorkspace()
  const list = findMaterialList(workspace.package.pinned.materialList.id)
  return (
    <>
      <PageTitle
        title="书面材料审核"
        note="逐份核验材料，再把计划（附件3）与申报（附件4）对照。上下键换项，数字键选结果。"
      />
      <ReadOnlyNote />
      {list ? <MaterialList list={list} /> : <MissingCatalog name="材料清单" />}
      <ComparisonList />
      <StepFooter step="document-review" />
    </>
  )
}
