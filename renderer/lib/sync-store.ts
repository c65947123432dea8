import { create } from 'zustand'
import type { Channel, Input, SyncEvent, SyncState } from '../../shared/ipc/contract.ts'
import { call, onCoreEvent } from './core-client.ts'
import { useCoreConnection } from './core-connection.ts'
import { errorMessage } from './error-message.ts'

type SyncStore = {
  /** Null until core has answered. */
  readonly sync: SyncState | null
  readonly error: string | null
}

export const useSync = create<SyncStore>()(() => ({ sync: null, error: null }))

/** Calls that answer with the whole state. */
type SyncChannel = Extract<
  Channel,
  | 'sync.state'
  | 'sync.start'
  | 'sync.pause'
  | 'sync.goOn'
  | 'sync.cancel'
  | 'sync.retry'
  | 'sync.signOut'
  | 'sync.setAutomatic'
  | 'sync.setBandwidth'
>

/** Asks for something and shows what is then; what went wrong is shown as a sentence. */
export async function askSync<C extends SyncChannel>(channel: C, input: Input<C>): Promise<void> {
  try {
    useSync.setState({ sync: await call(channel, input), error: null })
  } catch (error) {
    useSync.setState({ error: errorMessage(error) })
  }
}

export const refreshSync = (): Promise<void> => askSync('sync.state', {})

const REFRESH_EVERY_MS = 150
let planned: ReturnType<typeof setTimeout> | null = null

/** While a batch is sent something changes many times a second. */
function refreshSoon(): void {
  planned ??= setTimeout(() => {
    planned = null
    void refreshSync()
  }, REFRESH_EVERY_MS)
}

onCoreEvent((event) => {
  const { sync } = useSync.getState()
  if (sync === null) return
  if (event.type === 'sync-changed') refreshSoon()
  if (event.type === 'sync-progress') useSync.setState({ sync: withProgress(sync, event) })
})

useCoreConnection.subscribe((now, before) => {
  if (now.restarts !== before.restarts) void refreshSync()
})

function withProgress(
  sync: SyncState,
  event: Extract<SyncEvent, { readonly type: 'sync-progress' }>,
): SyncState {
  const { revisionId, progress, type: _type, ...measure } = event
  const items = sync.items.map((item) =>
    item.revisionId === revisionId ? { ...item, ...measure } : item,
  )
  return { ...sync, items, progress }
}
