import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { readTaskPackage } from '../../electron/core/exchange/read-task-package.ts'
import { packTaskPackage } from '../../electron/core/exchange/write-task-package.ts'
import * as steps from '../walk/steps.ts'
import { expect, samplePath, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'

const run = promisify(execFile)
const cli = resolve(import.meta.dirname, '../../electron/core/cli/main.ts')

/** The sample package, issued so late that this computer's clock is behind it. */
async function packageOfTheFuture(path: string): Promise<string> {
  const opened = await readTaskPackage(samplePath)
  const attachments = new Map<string, Uint8Array>()
  for (const one of opened.package.attachments) {
    attachments.set(one.path, await buffer(await opened.openAttachment(one.path)))
  }
  await opened.close()
  const issuedAt = new Date(Date.now() + 730 * 24 * 3_600_000).toISOString()
  const task = { ...opened.package.task, issuedAt }
  await writeFile(path, await packTaskPackage({ ...opened.package, task }, attachments))
  return path
}

test('a clock that is behind the task package is told on every screen, and nothing waits for it', async ({
  start,
  folder,
  pkg,
}, info) => {
  const path = await packageOfTheFuture(join(folder, '任务包.taskpkg'))
  await run(process.execPath, [cli, 'import', path, '--data-dir', join(folder, 'data')])
  const { page } = await start()
  await page.setViewportSize({ width: 1366, height: 768 })
  const notice = page.getByText(/本机时间比任务包的签发时间还早约 730 天，不影响填写、签字和上报/)
  await expect(notice.first()).toBeVisible()
  await page.screenshot({ path: info.outputPath('1-tasks.png') })
  await steps.openTask(page, pkg.application.enterpriseName)
  await steps.openStep(page, 'site-survey')
  await expect(notice.first()).toBeVisible()
  await page.screenshot({ path: info.outputPath('2-site-survey.png') })
  await expectNoViolations(page)
  await steps.openPlace(page, '同步')
  await expect(notice.first()).toBeVisible()
  await page.screenshot({ path: info.outputPath('3-sync.png') })
})
