import { AppError } from '../../../shared/errors.ts'
import type { TaskSummary } from '../../../shared/domain/task/workspace.ts'
import type { Call } from '../dispatch.ts'

/** A task by its id, its number, or a beginning of the id that only it has. */
export async function findTask(call: Call, name: string): Promise<TaskSummary> {
  const tasks = await call('task.list', {})
  const exact = tasks.find(({ id, number }) => id === name || number === name)
  if (exact) return exact
  const [only, ...others] = tasks.filter(({ id }) => name.length >= 4 && id.startsWith(name))
  if (only && others.length === 0) return only
  throw new AppError({ code: 'not-found', noun: '任务', id: name })
}
