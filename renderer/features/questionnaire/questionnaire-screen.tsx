import { EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo } from 'react'
import { findQuestionSet, type QuestionSet } from '../../../shared/catalog/index.ts'
import { useMayWrite } from '../../lib/use-may-write.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { MissingCatalog } from '../../ui/missing-catalog.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReadOnlyNote } from '../../ui/read-only-note.tsx'
import { StepFooter } from '../../ui/step-footer.tsx'
import { startDraft, useDraft } from './draft-store.ts'
import { HandOverButton } from './hand-over-button.tsx'
import { PaperEntry } from './paper-entry.tsx'
import './questionnaire.css'
import { QuestionnaireImport } from './questionnaire-import.tsx'
import { QuestionnaireList } from './questionnaire-list.tsx'
import { StatisticsView } from './statistics-view.tsx'

/** 问卷调查: filled in by staff on this device or typed in from paper; results at once. */
export function QuestionnaireScreen() {
  const { workspace } = useWorkspace()
  const set = findQuestionSet(workspace.package.pinned.questionSet.id)
  return (
    <>
      <PageTitle
        title="问卷调查"
        note="问卷不记姓名。把设备交给员工现场填写，或把纸质问卷录入进来，统计即时更新。"
      />
      <ReadOnlyNote />
      {set ? <Questionnaires set={set} /> : <MissingCatalog name="问卷" />}
      <StepFooter step="questionnaire" />
    </>
  )
}

function Questionnaires({ set }: { readonly set: QuestionSet }) {
  const { workspace, records } = useWorkspace()
  const taskId = workspace.summary.id
  const draft = useDraft(taskId)
  const questionnaires = useMemo(
    () =>
      records
        .all('questionnaire')
        .toSorted((a, b) => (a.body.filledAt ?? '').localeCompare(b.body.filledAt ?? '')),
    [records],
  )
  const answers = useMemo(
    () => questionnaires.map(({ body }) => body.answers ?? {}),
    [questionnaires],
  )
  const canAdd = useMayWrite('questionnaire')
  if (draft?.mode === 'paper') return <PaperEntry taskId={taskId} set={set} />
  return (
    <>
      {canAdd && (
        <div className="questionnaire-actions">
          <HandOverButton taskId={taskId} />
          <Button
            size="large"
            icon={<EditOutlined aria-hidden />}
            onClick={() => startDraft(taskId, 'paper')}
          >
            新增一份（录入纸质问卷）
          </Button>
          <QuestionnaireImport taskId={taskId} />
        </div>
      )}
      {questionnaires.length === 0 && (
        <EmptyState
          title="还没有问卷"
          note={canAdd ? '点“现场填写”把设备交给员工，或录入纸质问卷。' : undefined}
        />
      )}
      <StatisticsView set={set} questionnaires={answers} />
      <QuestionnaireList set={set} questionnaires={questionnaires} />
    </>
  )
}
