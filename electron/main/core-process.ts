import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron'
import type { FromShell, ToShell } from '../core/shell-messages.ts'
import type { CoreEvent } from '../../shared/ipc/contract.ts'
import type { AppErrorInfo } from '../../shared/errors.ts'
import { createCoreClient, type CoreClient } from './core-client.ts'
import { createRestarts } from './restarts.ts'

type StartMessage = Extract<FromShell, { readonly type: 'start' }>

export type CoreProcess = {
  /** Gives a window a port to core, now and after each restart. */
  readonly connect: (contents: WebContents) => void
  /** The shell's own calls. */
  readonly call: CoreClient['call']
  /** Hears what core tells without being asked. */
  readonly listen: (listener: (event: CoreEvent) => void) => void
  /** Registers a path that the user picked. */
  readonly grant: (path: string) => Promise<string>
  /** The network or the computer may be back. */
  readonly wake: () => void
  /** Ends core once the last saves are through. */
  readonly stop: () => Promise<void>
}

/**
 * Runs core in a utility process and keeps it running.
 *
 * A crash of core is survived: it is started again on the same folder, every window gets a new port
 * and says so. A core that says it can't open the folder, or that ends again and again, is not
 * restarted: `onFailed` tells the user.
 */
export function startCoreProcess(
  script: string,
  start: StartMessage,
  onFailed: (error: AppErrorInfo) => void,
): Promise<CoreProcess> {
  const windows = new Set<WebContents>()
  const waiting = new Map<
    number,
    { readonly path: string; readonly done: (grant: string) => void }
  >()
  let nextGrant = 0
  let isStopping = false
  let child: UtilityProcess
  /** Between a crash and the next start. */
  let restart: ReturnType<typeof setTimeout> | null = null

  const restarts = createRestarts()
  let readyAt: number | null = null

  const listeners = new Set<(event: CoreEvent) => void>()
  const client = createCoreClient((event) => {
    for (const listener of listeners) listener(event)
  })

  const attachShell = (): void => {
    const { port1, port2 } = new MessageChannelMain()
    child.postMessage({ type: 'connect' } satisfies FromShell, [port1])
    client.usePort(port2)
  }
  const attach = (contents: WebContents): void => {
    if (contents.isDestroyed()) return
    const { port1, port2 } = new MessageChannelMain()
    child.postMessage({ type: 'connect' } satisfies FromShell, [port1])
    contents.postMessage('core-port', null, [port2])
  }

  const ask = (id: number, path: string): void =>
    child.postMessage({ type: 'grant', id, path } satisfies FromShell)

  const handle: CoreProcess = {
    connect: (contents) => {
      if (!windows.has(contents)) contents.once('destroyed', () => windows.delete(contents))
      windows.add(contents)
      attach(contents)
    },
    call: client.call,
    listen: (listener) => void listeners.add(listener),
    grant: (path) =>
      new Promise((resolve) => {
        const id = nextGrant++
        waiting.set(id, { path, done: resolve })
        ask(id, path)
      }),
    wake: () => child.postMessage({ type: 'wake' } satisfies FromShell),
    stop: () =>
      new Promise((resolve) => {
        isStopping = true
        if (restart !== null) {
          clearTimeout(restart)
          resolve()
          return
        }
        child.once('exit', () => resolve())
        child.postMessage({ type: 'stop' } satisfies FromShell)
      }),
  }

  return new Promise((resolve) => {
    const launch = (): void => {
      restart = null
      child = utilityProcess.fork(script, [], { serviceName: 'smedt-core', stdio: 'inherit' })
      child.on('message', (message: ToShell) => {
        switch (message.type) {
          case 'ready':
            readyAt = performance.now()
            attachShell()
            for (const contents of windows) attach(contents)
            // What the user picked while the last one died is asked of this one.
            for (const [id, { path }] of waiting) ask(id, path)
            resolve(handle)
            break
          case 'failed':
            isStopping = true
            onFailed(message.error)
            break
          case 'granted':
            waiting.get(message.id)?.done(message.grant)
            waiting.delete(message.id)
        }
      })
      child.on('exit', (exitCode) => {
        if (isStopping) return
        const pauseMs = restarts.afterEnd(readyAt === null ? 0 : performance.now() - readyAt)
        readyAt = null
        if (pauseMs !== null) restart = setTimeout(launch, pauseMs)
        else onFailed({ code: 'core-keeps-ending', path: start.dataFolder, exitCode })
      })
      child.postMessage(start)
    }
    launch()
  })
}
