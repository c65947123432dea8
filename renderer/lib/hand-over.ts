import { create } from 'zustand'
import type { HandOverState } from '../../shared/ipc/contract.ts'
import { call, onCoreEvent } from './core-client.ts'
import { useCoreConnection } from './core-connection.ts'

type HandOver = HandOverState & {
  /** Core has not answered yet, but the device was handed over when the window was last here. */
  readonly isAwaited: boolean
}

const HINT = 'handed-over'

/** Whether the device is handed over to staff. Core keeps it, over restarts too. */
export const useHandOver = create<HandOver>()(() => ({
  lock: null,
  isAwaited: localStorage.getItem(HINT) !== null,
}))

async function refresh(): Promise<void> {
  try {
    const { lock } = await call('handOver.state', {})
    if (lock === null) localStorage.removeItem(HINT)
    else localStorage.setItem(HINT, lock.taskId)
    useHandOver.setState({ lock, isAwaited: false })
  } catch {
    // Core is on its way back, and is asked again then.
  }
}

onCoreEvent((event) => {
  if (event.type === 'hand-over-changed') void refresh()
})
useCoreConnection.subscribe((now, before) => {
  if (now.restarts !== before.restarts) void refresh()
})
void refresh()
