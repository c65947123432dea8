import { Button } from 'antd'
import { useState } from 'react'
import type { Question, QuestionSet } from '../../../shared/catalog/index.ts'
import type { Answer } from '../../../shared/domain/questionnaire/answers.ts'
import { useRecord } from '../../lib/use-record.ts'
import { dateAndTime } from '../../lib/words.ts'
import { RemoveButton } from '../../ui/remove-button.tsx'
import { RecordCard } from '../../ui/record-card.tsx'

type Props = {
  readonly recordKey: string
  readonly number: number
  readonly set: QuestionSet
}

export function QuestionnaireCard({ recordKey, number, set }: Props) {
  const { body, remove, canEdit } = useRecord('questionnaire', recordKey)
  const [isOpen, setIsOpen] = useState(false)
  const title = `第 ${number} 份`
  return (
    <RecordCard
      id={`questionnaire:${recordKey}`}
      title={title}
      note={[body.department, body.filledAt && dateAndTime(body.filledAt)]
        .filter(Boolean)
        .join('，')}
      actions={
        <>
          <Button
            aria-expanded={isOpen}
            aria-label={`${isOpen ? '收起' : '查看'}${title}问卷的回答`}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? '收起回答' : '查看回答'}
          </Button>
          {canEdit && (
            <RemoveButton
              name={`删除${title}问卷`}
              title={`删除${title}问卷`}
              note="删除后不再计入统计。理由记入操作记录。"
              onRemove={remove}
            >
              删除
            </RemoveButton>
          )}
        </>
      }
    >
      {isOpen && (
        <dl className="questionnaire-answers">
          {set.questions.map((question) => (
            <div key={question.code}>
              <dt>{question.text}</dt>
              <dd>{answerText(question, body.answers?.[question.code])}</dd>
            </div>
          ))}
        </dl>
      )}
    </RecordCard>
  )
}

function answerText(question: Question, answer: Answer | undefined): string {
  if (answer === undefined) return '未答'
  if (question.kind === 'text') return String(answer)
  if (question.kind === 'scale') return `${String(answer)} 分`
  const codes = Array.isArray(answer) ? answer : [String(answer)]
  return codes
    .map((code) => question.options.find((option) => option.code === code)?.label ?? code)
    .join('、')
}
