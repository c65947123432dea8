import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { QuestionSet } from '../../../shared/catalog/index.ts'
import { problemsBeforeSubmitting } from '../../../shared/domain/questionnaire/answers.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { focusItem, walkItems } from '../../lib/walk.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { answerDraft, nameDepartment, useDraft } from './draft-store.ts'
import { QuestionField } from './question-field.tsx'
import { submitQuestionnaire } from './submit-questionnaire.ts'

type Props = {
  readonly taskId: string
  readonly set: QuestionSet
  /** Told once core has committed the questionnaire. */
  readonly onSubmitted: () => void
}

/** The questions, and 提交, which asks for what is required. */
export function QuestionnaireForm({ taskId, set, onSubmitted }: Props) {
  const draft = useDraft(taskId)
  const form = useRef<HTMLFormElement>(null)
  const [isChecked, setIsChecked] = useState(false)
  const [isSending, setIsSending] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  if (draft === null) return null
  const { key, answers, department } = draft
  const problems = problemsBeforeSubmitting(set, answers)

  const showQuestion = (index: number) =>
    focusItem(form.current?.querySelectorAll('.question')[index])

  async function submit(): Promise<void> {
    setIsChecked(true)
    setFailure(null)
    if (problems.size > 0) {
      showQuestion(set.questions.findIndex(({ code }) => problems.has(code)))
      return
    }
    setIsSending(true)
    try {
      await submitQuestionnaire(taskId, key, set, department, answers)
      onSubmitted()
    } catch (error) {
      setFailure(errorMessage(error))
      setIsSending(false)
    }
  }

  return (
    <form
      ref={form}
      className="questionnaire-form"
      noValidate
      onKeyDown={walkItems('.question')}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {set.questions.map((question, index) => (
        <QuestionField
          key={question.code}
          question={question}
          number={index + 1}
          answer={answers[question.code]}
          problem={isChecked ? problems.get(question.code) : undefined}
          onAnswer={(answer) => answerDraft(taskId, question.code, answer)}
          onDone={() => showQuestion(index + 1)}
        />
      ))}
      <div className="question">
        <TextField
          label="所在部门（选填）"
          value={department}
          onChange={(name) => nameDepartment(taskId, name)}
          maxLength={60}
        />
      </div>
      {failure && <ErrorNote message={failure} />}
      <div className="questionnaire-submit">
        <Button type="primary" size="large" htmlType="submit" loading={isSending}>
          提交
        </Button>
        <p role="status" className="question-problem">
          {isChecked && problems.size > 0 && `还有 ${problems.size} 题需要处理`}
        </p>
      </div>
    </form>
  )
}
