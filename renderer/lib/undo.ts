import { create } from 'zustand'
import type { TakenBackChange } from '../../shared/ipc/contract.ts'
import { call } from './core-client.ts'
import { useUnsaved, whenSettled } from './record-writer.ts'
import { trackSaving } from './save-state.ts'
import { reload } from './workspace-store.ts'

/** Undos of this window that redo can still bring back, by `task expert`; core has the last word. */
const useUndone = create<Readonly<Record<string, number>>>()(() => ({}))

// A save closes the way back.
useUnsaved.subscribe((unsaved) => {
  if (Object.keys(unsaved).length > 0) useUndone.setState({}, true)
})

const nameOf = (taskId: string, expertId: string): string => `${taskId} ${expertId}`

export function useCanRedo(taskId: string, expertId: string): boolean {
  return useUndone((counts) => (counts[nameOf(taskId, expertId)] ?? 0) > 0)
}

/** Takes back the acting expert's last change, once what was typed is saved. */
export async function undo(taskId: string, expertId: string): Promise<TakenBackChange> {
  return takeBack('record.undo', taskId, expertId, 1)
}

export async function redo(taskId: string, expertId: string): Promise<TakenBackChange> {
  return takeBack('record.redo', taskId, expertId, -1)
}

async function takeBack(
  channel: 'record.undo' | 'record.redo',
  taskId: string,
  expertId: string,
  step: 1 | -1,
): Promise<TakenBackChange> {
  const name = nameOf(taskId, expertId)
  try {
    await whenSettled()
    const change = await trackSaving(channel, call(channel, { taskId }))
    useUndone.setState((counts) => ({ [name]: Math.max(0, (counts[name] ?? 0) + step) }))
    await reload()
    return change
  } catch (error) {
    if (channel === 'record.redo') useUndone.setState({ [name]: 0 })
    throw error
  }
}
