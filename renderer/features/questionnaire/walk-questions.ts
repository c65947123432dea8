import type { KeyboardEvent } from 'react'

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }

/** Up, Down, j and k walk the questions of a form; left and right stay with the options. */
export function walkQuestions(event: KeyboardEvent<HTMLElement>): void {
  const { target, key, currentTarget } = event
  if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return
  if (target.matches('textarea, input:not([type="radio"], [type="checkbox"])')) return
  const questions = [...currentTarget.querySelectorAll<HTMLElement>('.question')]
  const at = questions.findIndex((question) => question.contains(target))
  const step = STEPS[key]
  if (step === undefined || !focusQuestion(questions[at + step])) return
  event.preventDefault()
  event.stopPropagation()
}

/** Puts the focus on the chosen or first answer of a question. */
export function focusQuestion(question: Element | undefined): boolean {
  const control =
    question?.querySelector<HTMLElement>('input:checked') ??
    question?.querySelector<HTMLElement>('input, textarea')
  control?.focus({ preventScroll: true })
  question?.scrollIntoView({ block: 'nearest' })
  return Boolean(control)
}
