import type { KeyboardEvent } from 'react'
import type { Question } from '../../../shared/catalog/index.ts'
import {
  SCALE_MARKS,
  toggleOption,
  type Answer,
} from '../../../shared/domain/questionnaire/answers.ts'
import { hasModifier } from '../../lib/walk.ts'
import { TextField } from '../../ui/text-field.tsx'

type Props = {
  readonly question: Question
  readonly number: number
  readonly answer: Answer | undefined
  /** What is wrong with the answer, shown once 提交 was pressed. */
  readonly problem: string | undefined
  readonly onAnswer: (answer: Answer | null) => void
  /** A key chose the only answer there may be: on to the next question. */
  readonly onDone: () => void
}

/** One question with large answers; the keys 1 to 9 choose. */
export function QuestionField(props: Props) {
  const { question, number, answer, problem, onAnswer, onDone } = props
  const { text, required, kind } = question
  const title = `${number}. ${text}${required ? '' : '（选填）'}`
  const id = `question-${question.code}`
  if (kind === 'text') {
    return (
      <div className="question">
        <TextField
          id={id}
          label={title}
          value={typeof answer === 'string' ? answer : ''}
          onChange={(typed) => onAnswer(typed === '' ? null : typed)}
          multiline
          maxLength={question.maxLength}
          error={problem}
        />
      </div>
    )
  }
  const isScale = kind === 'scale'
  const chosen = Array.isArray(answer) ? answer : answer === undefined ? [] : [String(answer)]
  const options = isScale
    ? SCALE_MARKS.map((mark) => ({ code: String(mark), label: String(mark) }))
    : question.options

  function choose(option: string): void {
    if (question.kind === 'multi') onAnswer(toggleOption(question, chosen, option))
    else onAnswer(isScale ? Number(option) : option)
  }
  function chooseByKey(event: KeyboardEvent): void {
    if (hasModifier(event)) return
    const option = /^[1-9]$/.test(event.key) ? options[Number(event.key) - 1] : undefined
    if (option === undefined) return
    // The digit must not be typed into a text question that gets the focus next.
    event.preventDefault()
    choose(option.code)
    if (kind !== 'multi') onDone()
  }
  return (
    <fieldset
      className="question"
      data-problem={problem !== undefined}
      aria-describedby={problem === undefined ? undefined : `${id}-problem`}
      onKeyDown={chooseByKey}
    >
      <legend>
        {title}
        {kind === 'multi' && <span className="question-note">可多选</span>}
      </legend>
      {problem !== undefined && (
        <p className="question-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      <div className={isScale ? 'question-scale' : 'question-options'}>
        {isScale && <span className="question-end">{question.lowLabel}</span>}
        {options.map((option) => (
          <label key={option.code} className="question-option">
            <input
              type={kind === 'multi' ? 'checkbox' : 'radio'}
              name={id}
              checked={chosen.includes(option.code)}
              onChange={() => choose(option.code)}
            />
            <span>{option.label}</span>
          </label>
        ))}
        {isScale && <span className="question-end">{question.highLabel}</span>}
      </div>
    </fieldset>
  )
}
