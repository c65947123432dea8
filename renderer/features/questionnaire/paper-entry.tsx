import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { QuestionSet } from '../../../shared/catalog/index.ts'
import { dropDraft, startDraft, useDraft } from './draft-store.ts'
import { QuestionnaireForm } from './questionnaire-form.tsx'

type Props = { readonly taskId: string; readonly set: QuestionSet }

/** The expert types in questionnaires that were filled in on paper, one after the other. */
export function PaperEntry({ taskId, set }: Props) {
  const hasAnswers = Object.keys(useDraft(taskId)?.answers ?? {}).length > 0
  const [entered, setEntered] = useState(0)
  const [isLeaving, setIsLeaving] = useState(false)
  return (
    <section aria-labelledby="paper-title">
      <div className="questionnaire-actions">
        <h2 id="paper-title" className="section-heading">
          录入纸质问卷
        </h2>
        <Button size="large" onClick={() => (hasAnswers ? setIsLeaving(true) : dropDraft(taskId))}>
          返回统计
        </Button>
      </div>
      <p className="note" role="status">
        {entered > 0 && `本次已录入 ${entered} 份，请继续下一份。`}数字键选答案，上下键换题。
      </p>
      <QuestionnaireForm
        key={entered}
        taskId={taskId}
        set={set}
        onSubmitted={() => {
          startDraft(taskId, 'paper')
          setEntered(entered + 1)
        }}
      />
      <Modal
        title="返回统计"
        open={isLeaving}
        okText="返回，不保留"
        cancelText="继续录入"
        onOk={() => dropDraft(taskId)}
        onCancel={() => setIsLeaving(false)}
      >
        这一份还没有提交，返回后不保留。
      </Modal>
    </section>
  )
}
