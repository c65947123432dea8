import { create } from 'zustand'
import type { Answer, Answers } from '../../../shared/domain/questionnaire/answers.ts'

/** The questionnaire being filled in. It outlives its screen and becomes one record on 提交. */
type Draft = {
  readonly mode: 'paper' | 'hand-over'
  /** Key of the record: a second try after a lost answer writes the same one. */
  readonly key: string
  readonly department: string
  readonly answers: Answers
}

/** One for each task: another task's must not push out what is typed in already. */
const useDrafts = create<Readonly<Record<string, Draft>>>()(() => ({}))

export function useDraft(taskId: string): Draft | null {
  return useDrafts((drafts) => drafts[taskId] ?? null)
}

export function startDraft(taskId: string, mode: Draft['mode']): void {
  const key = crypto.randomUUID()
  useDrafts.setState({ [taskId]: { mode, key, department: '', answers: {} } })
}

export function dropDraft(taskId: string): void {
  useDrafts.setState(({ [taskId]: _dropped, ...others }) => others, true)
}

/** `null` takes an answer back. */
export function answerDraft(taskId: string, code: string, answer: Answer | null): void {
  change(taskId, (draft) => {
    const others = Object.entries(draft.answers).filter(([other]) => other !== code)
    return {
      ...draft,
      answers: Object.fromEntries(answer === null ? others : [...others, [code, answer]]),
    }
  })
}

export function nameDepartment(taskId: string, department: string): void {
  change(taskId, (draft) => ({ ...draft, department }))
}

function change(taskId: string, next: (draft: Draft) => Draft): void {
  useDrafts.setState(({ [taskId]: draft }) => (draft ? { [taskId]: next(draft) } : {}))
}
