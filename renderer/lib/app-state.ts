import { create } from 'zustand'
import type { AppState } from '../../shared/ipc/contract.ts'
import { call, onCoreEvent } from './core-client.ts'
import { useCoreConnection } from './core-connection.ts'

/** What core says of itself; null until it has answered. */
export const useAppState = create<{ readonly app: AppState | null }>()(() => ({ app: null }))

export async function refreshAppState(): Promise<void> {
  try {
    useAppState.setState({ app: await call('app.state', {}) })
  } catch {
    // Shown as it was: the next refresh, or core's return, brings it up to date.
  }
}

export const showAppState = (app: AppState): void => useAppState.setState({ app })

onCoreEvent((event) => {
  if (event.type === 'task-changed') void refreshAppState()
})
useCoreConnection.subscribe((now, before) => {
  if (now.restarts !== before.restarts) void refreshAppState()
})
