import type { Call } from '../../electron/core/dispatch.ts'
import type { SyncState } from '../../shared/ipc/contract.ts'

/** Waits for a state of the sync centre. */
export async function untilSync(
  call: Call,
  isSo: (state: SyncState) => boolean,
  timeoutMs = 100_000,
  everyMs = 20,
): Promise<SyncState> {
  const endsAt = performance.now() + timeoutMs
  for (;;) {
    const state = await call('sync.state', {})
    if (isSo(state)) return state
    if (performance.now() > endsAt) {
      const { phase, problem } = state
      const items = state.items.slice(0, 5)
      throw new Error(`it did not come to that: ${JSON.stringify({ phase, problem, items })}`)
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}

export const isIdle = ({ phase }: SyncState): boolean => phase === 'idle'
