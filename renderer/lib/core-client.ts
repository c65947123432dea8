import { AppError } from '../../shared/errors.ts'
import type { Channel, CoreEvent, Input, Output } from '../../shared/ipc/contract.ts'
import type { FromCore, Request, Result, ShellBridge } from '../../shared/ipc/messages.ts'
import { useCoreConnection } from './core-connection.ts'

type Pending = {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: AppError) => void
}
type CoreListener = (event: CoreEvent) => void

/** The bridge of the preload script: native dialogs and the port. */
export const shell: ShellBridge = window.shell

/**
 * Calls over the current port to core.
 *
 * Calls made while there is no port wait for one. When the port is replaced or closes, what was
 * under way is rejected with `core-restarted`: only an answer tells that a save was committed.
 */
function createCoreClient(bridge: ShellBridge) {
  const pending = new Map<number, Pending>()
  const listeners = new Set<CoreListener>()
  let waiting: Request[] = []
  let port: MessagePort | null = null
  let lastId = 0

  function loseCalls(): void {
    const lost = [...pending.values()]
    pending.clear()
    waiting = []
    for (const call of lost) call.reject(new AppError({ code: 'core-restarted' }))
  }

  function onMessage(message: FromCore): void {
    if ('event' in message) {
      for (const listener of listeners) listener(message.event)
      return
    }
    const call = pending.get(message.id)
    pending.delete(message.id)
    const result: Result<unknown> = message.result
    if (result.ok) call?.resolve(result.value)
    else call?.reject(new AppError(result.error))
  }

  function usePort(next: MessagePort): void {
    const isReplacement = useCoreConnection.getState().state !== 'connecting'
    if (port !== null) {
      port.close()
      loseCalls()
    }
    port = next
    next.addEventListener('message', ({ data }: MessageEvent<FromCore>) => {
      if (port === next) onMessage(data)
    })
    next.addEventListener('close', () => {
      if (port !== next) return
      port = null
      loseCalls()
      useCoreConnection.setState({ state: 'restarting' })
      bridge.connect()
    })
    next.start()
    const queued = waiting
    waiting = []
    for (const request of queued) next.postMessage(request)
    useCoreConnection.setState(({ restarts }) => ({
      state: 'ready',
      restarts: isReplacement ? restarts + 1 : restarts,
    }))
  }

  function send(channel: string, input: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      lastId += 1
      const request: Request = { id: lastId, channel, input }
      pending.set(lastId, { resolve, reject })
      if (port === null) waiting.push(request)
      else port.postMessage(request)
    })
  }

  function listen(listener: CoreListener): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  window.addEventListener('message', ({ source, data, ports: [given] }: MessageEvent<unknown>) => {
    if (source === window && data === 'core-port' && given) usePort(given)
  })
  bridge.connect()
  return { send, listen }
}

const client = createCoreClient(shell)

/** One call of the contract; rejects with an AppError. */
export async function call<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>> {
  // Core is the same build and answers by the contract: the one assertion of this border.
  return (await client.send(channel, input)) as Output<C>
}

/** Hears what core tells without being asked; the answer stops listening. */
export function onCoreEvent(listener: CoreListener): () => void {
  return client.listen(listener)
}
