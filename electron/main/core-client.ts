import type { MessagePortMain } from 'electron'
import { AppError } from '../../shared/errors.ts'
import type { Channel, CoreEvent, Input, Output } from '../../shared/ipc/contract.ts'
import type { FromCore, Request } from '../../shared/ipc/messages.ts'

/** The shell's own calls to core, over a port like any window's. */
export type CoreClient = {
  readonly call: <C extends Channel>(channel: C, input: Input<C>) => Promise<Output<C>>
  /** Takes the port of a core that has just started; what the one before owed is rejected. */
  readonly usePort: (port: MessagePortMain) => void
}

type Pending = {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: AppError) => void
}

export function createCoreClient(onEvent: (event: CoreEvent) => void): CoreClient {
  const pending = new Map<number, Pending>()
  let port: MessagePortMain | null = null
  let lastId = 0

  function rejectAll(): void {
    const lost = [...pending.values()]
    pending.clear()
    for (const { reject } of lost) reject(new AppError({ code: 'core-restarted' }))
  }

  function usePort(next: MessagePortMain): void {
    rejectAll()
    port = next
    next.on('message', ({ data }) => {
      const message = data as FromCore
      if ('event' in message) {
        onEvent(message.event)
        return
      }
      const call = pending.get(message.id)
      pending.delete(message.id)
      if (message.result.ok) call?.resolve(message.result.value)
      else call?.reject(new AppError(message.result.error))
    })
    next.on('close', () => {
      if (port !== next) return
      port = null
      rejectAll()
    })
    next.start()
  }

  function send(channel: string, input: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (port === null) {
        reject(new AppError({ code: 'core-restarted' }))
        return
      }
      lastId += 1
      pending.set(lastId, { resolve, reject })
      port.postMessage({ id: lastId, channel, input } satisfies Request)
    })
  }

  return {
    // Core is the same build and answers by the contract.
    call: async (channel, input) => (await send(channel, input)) as Output<typeof channel>,
    usePort,
  }
}
