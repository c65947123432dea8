import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test as base } from '@playwright/test'
import { hasDisplay } from '../../build/runtime/display.ts'
import { startVirtualScreen } from '../../build/runtime/virtual-screen.ts'
import { readTaskPackage } from '../../electron/core/exchange/read-task-package.ts'
import { playTask } from '../../electron/core/play/play-task.ts'
import type { TaskPackage } from '../../shared/formats/task-package.ts'
import type { Step } from '../../shared/domain/record/terms.ts'
import { startApp, type RunningApp } from '../walk/app.ts'
import * as steps from '../walk/steps.ts'
import { startSamplePlatform, type SamplePlatform } from '../walk/sample-platform.ts'
import { samplesFolder, withData } from './data.ts'

type Fixtures = {
  /** A folder of its own for the test. */
  readonly folder: string
  /** Starts the app on the test's data folder; may be called again after it ended. */
  readonly start: (
    args?: readonly string[],
    env?: Readonly<Record<string, string>>,
  ) => Promise<RunningApp>
  /** Starts it with the sample tasks there, at a step of the first one. */
  readonly startOn: (step: Step, args?: readonly string[]) => Promise<RunningApp>
  readonly platform: SamplePlatform
  /** The first sample task's package. */
  readonly pkg: TaskPackage
  /** The sample tasks in the test's data folder, the first one signed: its id. */
  readonly signedTask: string
}

type WorkerFixtures = {
  /** Where there is no display, each worker has a virtual screen. */
  readonly display: void
  /** Holds what `signedTask` copies: playing takes a hundred times as long. */
  readonly signedFolder: string
}

export const samplePath = resolve(
  import.meta.dirname,
  '../../electron/resources/samples/sample-auto-parts.taskpkg',
)

export const test = base.extend<Fixtures, WorkerFixtures>({
  display: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      if (hasDisplay()) return use()
      const screen = await startVirtualScreen()
      process.env['DISPLAY'] = screen.display
      await use()
      screen.close()
    },
    { scope: 'worker', auto: true },
  ],
  signedFolder: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'smedt-e2e-signed-'))
      await withData(folder, async (call) => {
        const { imported } = await call('task.importSamples', {})
        await playTask(call, imported[0]?.id ?? '', samplesFolder)
      })
      await use(folder)
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  signedTask: async ({ folder, pkg, signedFolder }, use) => {
    await cp(signedFolder, folder, { recursive: true })
    await use(pkg.task.id)
  },
  // Playwright asks for an object pattern, empty where a fixture needs no other.
  // eslint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'smedt-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  start: async ({ folder }, use, info) => {
    const started: RunningApp[] = []
    await use(async (args, env) => {
      const running = await startApp(join(folder, 'data'), args, env)
      started.push(running)
      return running
    })
    for (const running of started) {
      if (info.status !== info.expectedStatus) {
        const { page } = running
        await page.screenshot({ path: info.outputPath('at-the-end.png') }).catch(() => undefined)
        process.stderr.write(running.log.join(''))
      }
      await endApp(running)
    }
  },
  startOn: async ({ folder, pkg, start }, use) => {
    await use(async (step, args) => {
      await withData(folder, async (call) => void (await call('task.importSamples', {})))
      const running = await start(args)
      await steps.openTask(running.page, pkg.application.enterpriseName)
      await steps.openStep(running.page, step)
      return running
    })
  },
  platform: async ({ folder }, use) => {
    const platform = await startSamplePlatform({ dataDir: join(folder, 'platform'), port: 0 })
    await use(platform)
    await platform.close()
  },
  // eslint-disable-next-line no-empty-pattern
  pkg: async ({}, use) => {
    const opened = await readTaskPackage(samplePath)
    await opened.close()
    await use(opened.package)
  },
})

/** A window that does not let itself be closed (the device is handed over) ends by force. */
async function endApp({ app, close }: RunningApp): Promise<void> {
  const late = setTimeout(() => app.process().kill('SIGKILL'), 10_000)
  await close().catch(() => undefined)
  clearTimeout(late)
}

export { expect } from '@playwright/test'
