import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ElectronApplication } from '@playwright/test'
import { coreProcessId } from '../walk/app.ts'
import * as steps from '../walk/steps.ts'
import { expect, test } from './fixtures.ts'

/** Kills core as soon as there is one, time after time, until the app ends; answers how often. */
async function killCoreUntilTheEnd(app: ElectronApplication, child: ChildProcess): Promise<number> {
  const killed = new Set<number>()
  while (child.exitCode === null) {
    try {
      const pid = await coreProcessId(app)
      if (!killed.has(pid)) process.kill(pid, 'SIGKILL')
      killed.add(pid)
    } catch {
      // Between two of them, or after the end.
    }
    await sleep(20)
  }
  return killed.size
}

test('a core that dies again and again is given up with a sentence, and nothing is lost', async ({
  start,
  pkg,
}) => {
  const { app, page, log } = await start()
  await steps.importSamples(page)
  // The system's error box would wait for a click that nobody can make here.
  await app.evaluate(({ dialog }) => {
    dialog.showErrorBox = (title, content) => process.stderr.write(`${title}: ${content}\n`)
  })
  const child = app.process()
  expect(await killCoreUntilTheEnd(app, child)).toBe(5)
  expect(child.exitCode).toBe(1)
  const said = log.join('')
  expect(said).toMatch(/程序已停止: 后台服务接连意外退出，程序不再自动重试/)
  expect(said).toContain('请重新启动电脑后再打开本程序')

  const again = await start()
  await expect(again.page.getByText(pkg.application.enterpriseName)).toBeVisible()
})
