import { CheckCircleFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { findQuestionSet } from '../../../shared/catalog/index.ts'
import { MissingCatalog } from '../../ui/missing-catalog.tsx'
import { dropDraft, startDraft } from './draft-store.ts'
import { QuestionnaireForm } from './questionnaire-form.tsx'
import './questionnaire.css'
import { TakeBackDialog } from './take-back-dialog.tsx'

type Props = { readonly taskId: string; readonly questionSetId: string }

/** 现场填写: the device in the hands of the staff, with nothing of the task in sight or reach. */
export function HandOver({ taskId, questionSetId }: Props) {
  const set = findQuestionSet(questionSetId)
  const top = useRef<HTMLHeadingElement>(null)
  const [respondent, setRespondent] = useState(1)
  const [isDone, setIsDone] = useState(false)
  const [isLeaving, setIsLeaving] = useState(false)
  useEffect(() => {
    startDraft(taskId, 'hand-over')
    return () => dropDraft(taskId)
  }, [taskId, respondent])
  useEffect(() => {
    top.current?.focus()
    top.current?.scrollIntoView()
  }, [isDone, respondent])

  return (
    <main className="hand-over">
      <div className="hand-over-page" data-done={isDone}>
        {isDone && <CheckCircleFilled className="hand-over-check" aria-hidden />}
        <h1 ref={top} tabIndex={-1}>
          {isDone ? '已提交，谢谢您！' : set?.title}
        </h1>
        {isDone ? (
          <>
            <p>您的回答已保存，不记姓名，只用于统计。请把设备交给下一位同事，或交还专家。</p>
            <Button
              type="primary"
              size="large"
              onClick={() => {
                setRespondent(respondent + 1)
                setIsDone(false)
              }}
            >
              下一位开始填写
            </Button>
          </>
        ) : set ? (
          <>
            <p className="hand-over-introduction">{set.introduction}</p>
            <QuestionnaireForm
              key={respondent}
              taskId={taskId}
              set={set}
              onSubmitted={() => setIsDone(true)}
            />
          </>
        ) : (
          <MissingCatalog name="问卷" />
        )}
        <footer className="hand-over-foot">
          <Button size="large" onClick={() => setIsLeaving(true)}>
            交还专家
          </Button>
        </footer>
      </div>
      <TakeBackDialog
        isOpen={isLeaving}
        losesAnswers={!isDone}
        onClose={() => setIsLeaving(false)}
      />
    </main>
  )
}
