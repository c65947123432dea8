import { dispatchUnknown } from './dispatch.ts'
import { createCore, type Core } from './core.ts'
import { bundledFonts } from './documents/kit/bundled-fonts.ts'
import { AppError } from '../../shared/errors.ts'
import type { CoreEvent } from '../../shared/ipc/contract.ts'
import type { FromCore, Request } from '../../shared/ipc/messages.ts'
import type { FromShell, ToShell } from './shell-messages.ts'

/**
 * Core as a process of its own. The shell starts it with a data folder and key, hands it a port for
 * each window, and tells it the paths that the user picked.
 */
type Port = {
  readonly on: (
    event: 'message' | 'close',
    listener: (event: { readonly data: unknown }) => void,
  ) => void
  readonly start: () => void
  readonly postMessage: (message: FromCore) => void
}
type ParentPort = {
  readonly on: (
    event: 'message',
    listener: (event: { readonly data: FromShell; readonly ports: readonly Port[] }) => void,
  ) => void
  readonly postMessage: (message: ToShell) => void
}

const { parentPort } = process as unknown as { readonly parentPort: ParentPort }
const LAST_WORDS_MS = 150
const ports = new Set<Port>()
let core: Core | null = null

/** @param fetch the way to the network; used only when the user asks for it */
export function runCore(fetch: typeof globalThis.fetch): void {
  parentPort.on('message', ({ data, ports: [port] }) => {
    switch (data.type) {
      case 'start':
        void start(data, fetch)
        break
      case 'connect':
        if (port) connect(port)
        break
      case 'grant':
        if (core)
          parentPort.postMessage({ type: 'granted', id: data.id, grant: core.grant(data.path) })
        break
      case 'wake':
        core?.wake()
        break
      case 'stop':
        void stop()
    }
  })
}

async function start(
  options: Extract<FromShell, { readonly type: 'start' }>,
  fetch: typeof globalThis.fetch,
): Promise<void> {
  try {
    core = await createCore({
      dataFolder: options.dataFolder,
      key: options.key,
      keyProtection: options.keyProtection,
      samplesFolder: options.samplesFolder,
      version: options.version,
      endsHandOver: options.endsHandOver,
      resumesSync: true,
      fetch,
      fonts: bundledFonts(options.packagesFolder),
      emit,
      log,
    })
    parentPort.postMessage({ type: 'ready' })
  } catch (error) {
    log('core could not start', error)
    const info =
      error instanceof AppError ? error.info : { code: 'unexpected' as const, errorId: 'start' }
    parentPort.postMessage({ type: 'failed', error: info })
  }
}

function connect(port: Port): void {
  ports.add(port)
  port.on('message', ({ data }) => {
    void answer(port, data as Request)
  })
  port.on('close', () => ports.delete(port))
  port.start()
}

async function answer(port: Port, { id, channel, input }: Request): Promise<void> {
  const result = core
    ? await dispatchUnknown(core.dispatch, channel, input)
    : { ok: false as const, error: { code: 'core-restarted' as const } }
  port.postMessage({ id, result })
}

/** What a closing window still sent is saved first: its last words are on their way when it closes. */
async function stop(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, LAST_WORDS_MS))
  core?.close()
  process.exit(0)
}

function emit(event: CoreEvent): void {
  for (const port of ports) port.postMessage({ event })
}

function log(message: string, error?: unknown): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : ''
  process.stderr.write(`[core] ${message} ${detail}\n`)
}
