import { create } from 'zustand'
import type { TaskSummary } from '../../../shared/domain/task/workspace.ts'
import { call, onCoreEvent } from '../../lib/core-client.ts'
import { useCoreConnection } from '../../lib/core-connection.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { FIRST_FILTER, type TaskFilter } from './task-order.ts'

type TaskStore = {
  /** Null until core has answered. */
  readonly tasks: readonly TaskSummary[] | null
  readonly error: string | null
  readonly filter: TaskFilter
  /** The row that the keyboard is on. */
  readonly currentId: string | null
}

export const useTaskStore = create<TaskStore>()(() => ({
  tasks: null,
  error: null,
  filter: FIRST_FILTER,
  currentId: null,
}))

export async function loadTasks(): Promise<void> {
  try {
    useTaskStore.setState({ tasks: await call('task.list', {}), error: null })
  } catch (error) {
    useTaskStore.setState({ error: errorMessage(error) })
  }
}

export function changeFilter(changes: Partial<TaskFilter>): void {
  useTaskStore.setState(({ filter }) => ({ filter: { ...filter, ...changes } }))
}

export const setCurrent = (currentId: string): void => useTaskStore.setState({ currentId })

onCoreEvent((event) => {
  if (event.type === 'task-changed' && useTaskStore.getState().tasks !== null) void loadTasks()
})
useCoreConnection.subscribe((now, before) => {
  if (now.restarts !== before.restarts) void loadTasks()
})
