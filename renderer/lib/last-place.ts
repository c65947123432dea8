import { STEPS, type Step } from '../../shared/domain/record/terms.ts'

/** Where the expert left: the window and each task open there again. */
const ROUTE_KEY = 'last-route'
const stepKey = (taskId: string): string => `last-step:${taskId}`

export function rememberRoute(path: string): void {
  localStorage.setItem(ROUTE_KEY, path)
  const [, taskId, step] = /^\/tasks\/([^/]+)\/([^/?]+)/.exec(path) ?? []
  if (taskId !== undefined && step !== undefined) localStorage.setItem(stepKey(taskId), step)
}

export function lastRoute(): string {
  return localStorage.getItem(ROUTE_KEY) ?? '/tasks'
}

export function lastStep(taskId: string): Step {
  const saved = localStorage.getItem(stepKey(taskId))
  return STEPS.find((step) => step === saved) ?? 'overview'
}
