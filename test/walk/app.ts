import { resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

export type RunningApp = {
  readonly app: ElectronApplication
  readonly page: Page
  /** What core and the shell wrote on standard error, for a look after a failure. */
  readonly log: readonly string[]
  readonly close: () => Promise<void>
}

const root = resolve(import.meta.dirname, '../..')

/**
 * Starts the real app on a data folder and waits for its first screen.
 *
 * The runtime comes from `SMEDT_ELECTRON` (the run scripts set it).
 */
export async function startApp(
  dataFolder: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<RunningApp> {
  const executablePath = process.env['SMEDT_ELECTRON']
  if (!executablePath) throw new Error('SMEDT_ELECTRON is not set: start through the npm scripts')
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    executablePath,
    args: [...sandbox, ...args, root],
    env: { ...environment(), SMEDT_DATA_DIR: dataFolder, ...env },
  })
  const log: string[] = []
  app.process().stderr?.on('data', (data) => log.push(String(data)))
  const page = await app.firstWindow()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => log.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') log.push(`console: ${message.text()}`)
  })
  const shell = page.getByRole('navigation', { name: '主导航' })
  await shell.or(page.locator('.hand-over')).waitFor()
  return { app, page, log, close: () => app.close() }
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )
}

/** The process id of core, which runs as a utility process of its own. */
export async function coreProcessId(app: ElectronApplication): Promise<number> {
  const pid = await app.evaluate(
    ({ app: shell }) =>
      shell.getAppMetrics().find(({ serviceName, name }) => (name ?? serviceName) === 'smedt-core')
        ?.pid,
  )
  if (pid === undefined) throw new Error('core is not running')
  return pid
}

/** Ends the whole app as a power cut would. */
export async function killApp(app: ElectronApplication): Promise<void> {
  const child = app.process()
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}
