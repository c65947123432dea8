import { create } from 'zustand'
import type { Answer, Answers } from '../../../shared/domain/questionnaire/answers.ts'

/** The questionnaire being filled in. It outlives its screen and becomes one record on 提交. */
type Draft = {
  readonly taskId: string
  readonly mode: 'paper' | 'hand-over'
  /** Key of the record: a second try after a lost answer writes the same one. */
  readonly key: string
  readonly department: string
  readonly answers: Answers
}

export const useDraft = create<{ readonly draft: Draft | null }>()(() => ({ draft: null }))

export function startDraft(taskId: string, mode: Draft['mode']): void {
  const key = crypto.randomUUID()
  useDraft.setState({ draft: { taskId, mode, key, department: '', answers: {} } })
}

export function dropDraft(): void {
  useDraft.setState({ draft: null })
}

/** `null` takes an answer back. */
export function answerDraft(code: string, answer: Answer | null): void {
  change((draft) => {
    const others = Object.entries(draft.answers).filter(([other]) => other !== code)
    return {
      ...draft,
      answers: Object.fromEntries(answer === null ? others : [...others, [code, answer]]),
    }
  })
}

export function nameDepartment(department: string): void {
  change((draft) => ({ ...draft, department }))
}

function change(next: (draft: Draft) => Draft): void {
  useDraft.setState(({ draft }) => ({ draft: draft && next(draft) }))
}
