import { CheckCircleFilled } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { QuestionSet } from '../../../shared/catalog/index.ts'
import { startDraft } from './draft-store.ts'
import { QuestionnaireForm } from './questionnaire-form.tsx'
import { useHiddenTask } from './use-hidden-task.ts'

type Props = {
  readonly taskId: string
  readonly set: QuestionSet
  readonly onLeave: () => void
}

/** 现场填写: the device in the hands of the staff, with nothing of the task in sight or reach. */
export function HandOver({ taskId, set, onLeave }: Props) {
  const top = useRef<HTMLHeadingElement>(null)
  const [respondent, setRespondent] = useState(1)
  const [isDone, setIsDone] = useState(false)
  const [isLeaving, setIsLeaving] = useState(false)
  useHiddenTask()
  useEffect(() => {
    top.current?.focus()
    top.current?.scrollIntoView()
  }, [isDone, respondent])

  function next(): void {
    startDraft(taskId, 'hand-over')
    setRespondent(respondent + 1)
    setIsDone(false)
  }

  return createPortal(
    <main className="hand-over">
      <div className="hand-over-page" data-done={isDone}>
        {isDone && <CheckCircleFilled className="hand-over-check" aria-hidden />}
        <h1 ref={top} tabIndex={-1}>
          {isDone ? '已提交，谢谢您！' : set.title}
        </h1>
        {isDone ? (
          <>
            <p>您的回答已保存，不记姓名，只用于统计。请把设备交给下一位同事，或交还专家。</p>
            <Button type="primary" size="large" onClick={next}>
              下一位开始填写
            </Button>
          </>
        ) : (
          <>
            <p className="hand-over-introduction">{set.introduction}</p>
            <QuestionnaireForm
              key={respondent}
              taskId={taskId}
              set={set}
              onSubmitted={() => setIsDone(true)}
            />
          </>
        )}
        <footer className="hand-over-foot">
          <Button size="large" onClick={() => setIsLeaving(true)}>
            交还专家
          </Button>
        </footer>
      </div>
      <Modal
        title="交还专家"
        open={isLeaving}
        okText="返回专家画面"
        cancelText="留在问卷"
        onOk={onLeave}
        onCancel={() => setIsLeaving(false)}
        zIndex={2100}
      >
        {isDone
          ? '请由专家本人确认，返回专家画面。'
          : '请由专家本人确认，返回专家画面。还没有提交的这一份不保留。'}
      </Modal>
    </main>,
    document.body,
  )
}
