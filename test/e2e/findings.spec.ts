import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { playTask } from '../../electron/core/play/play-task.ts'
import { findMaterialList } from '../../shared/catalog/index.ts'
import type { TaskPackage } from '../../shared/formats/task-package.ts'
import * as steps from '../walk/steps.ts'
import { samplesFolder, withData } from './data.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'

test('a complete acceptance that fails, is rectified and passes in the second round', async ({
  start,
  platform,
  pkg,
  folder,
}, info) => {
  const enterprise = pkg.application.enterpriseName
  const { code, name } = aRequiredMaterial(pkg)
  const taskId = pkg.task.id

  // The first round, up to its signed 整改, is played by the same calls that the screens make.
  await withData(folder, async (call) => {
    await call('app.saveSettings', { platformUrl: platform.url })
    await call('task.importSamples', {})
    const changes = { status: 'missing', reason: '未提供原件' }
    await call('record.save', { taskId, kind: 'material', key: code, changes })
    await playTask(call, taskId, samplesFolder)
  })

  let { app, page } = await start()
  await steps.signIn(page, platform.signIn)
  await steps.openPlace(page, '任务')
  await expect(page.getByRole('row').filter({ hasText: enterprise })).toContainText(/还剩 \d+ 天/)
  await steps.openTask(page, enterprise)
  await steps.actAs(page, leaderName(pkg))
  await steps.upload(page)
  await expect(page.locator('.sync-receipt')).toContainText('回执编号')

  // The notice, and the second round.
  await steps.openStep(page, 'findings')
  await expect(page.getByText(/整改期限至/).first()).toBeVisible()
  const notice = join(folder, 'notice.pdf')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, notice)
  await page.getByRole('button', { name: '另存整改通知' }).click()
  await page.getByText(/整改通知已存为/).waitFor()
  expect((await readFile(notice)).subarray(0, 5).toString()).toBe('%PDF-')
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('rectification.png') })
  await page.getByRole('button', { name: '开始第 2 轮复验' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '开始复验' }).click()

  // What failed is to be looked at again: the material is there now, the rest is as it was.
  await page.getByRole('heading', { name: '第 2 轮复验' }).waitFor()
  const rechecks = page.locator('[id^="recheck:"]')
  await expect(rechecks.filter({ hasText: name })).toContainText('须复核')
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('rechecks.png') })
  await page.getByRole('button', { name: new RegExp(`^材料“${name}”：去`) }).click()
  const card = steps.byId(page, `material:${code}`)
  await expect(card).toContainText('须复核')
  await card.getByRole('radio', { name: '齐全' }).click()
  await expect(card).toContainText('本轮已改写')
  await steps.openStep(page, 'findings')
  for (const open of await openRechecks(page)) {
    const line = steps.byId(page, open)
    await line.getByRole('button', { name: '核查过，情况未变' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: /复核情况/ }).fill('重新查看，补录仍在进行')
    await dialog.getByRole('button', { name: /确\s*认/ }).click()
    await expect(line).toContainText('已复核，情况未变')
  }
  await expect(page.getByText(/还剩 0 项/)).toBeVisible()

  // What is left is taken down as a finding, mended, and a slip of the pen is deleted.
  await page
    .getByRole('button', { name: /^记为问题：/ })
    .first()
    .click()
  await page.getByRole('button', { name: '新增问题' }).click()
  const fresh = page.locator('[id^="finding:"]').filter({ hasText: '未写标题' })
  await fresh.getByRole('button', { name: '删除问题' }).click()
  const removal = page.getByRole('dialog')
  await removal.getByRole('textbox', { name: /删除的理由/ }).fill('误点')
  await removal.getByRole('button', { name: /删\s*除/ }).click()
  await expect(fresh).toHaveCount(0)
  const finding = page.locator('[id^="finding:"]').first()
  await finding.getByRole('button', { expanded: false }).click()
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('finding.png') })
  await finding.getByRole('radio', { name: '已整改' }).click()
  await finding.getByRole('textbox', { name: /关闭的依据/ }).fill('补录完成，现场抽查一致')
  await steps.untilSaved(page)
  await page
    .getByRole('button', { name: /来源|现场勘查 ·/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: '现场勘查' }).waitFor()
  await app.close()

  await withData(folder, (call) => playTask(call, taskId, samplesFolder))
  ;({ app, page } = await start())
  await steps.openPlace(page, '任务')
  await expect(page.getByRole('row').filter({ hasText: enterprise })).toContainText('第 2 轮')
  await steps.openTask(page, enterprise)
  await steps.openStep(page, 'opinion')
  await expect(page.getByRole('heading', { name: /第 2 版 · 通过验收/ })).toBeVisible()
  await steps.upload(page)
  await steps.openPlace(page, '同步')
  const receipts = page.locator('.sync-row').filter({ hasText: enterprise })
  await expect(receipts).toHaveCount(2)
  await expect(receipts.filter({ hasText: '已上报' })).toHaveCount(2)
})

function aRequiredMaterial({ pinned }: TaskPackage) {
  const materials = findMaterialList(pinned.materialList.id)?.materials ?? []
  const found = materials.find(({ required }) => required)
  if (!found) throw new Error('some materials are required')
  return found
}

function leaderName({ panel }: TaskPackage): string {
  return panel.experts.find(({ role }) => role === 'leader')?.name ?? ''
}

async function openRechecks(page: Page): Promise<readonly string[]> {
  const open = page.locator('[id^="recheck:"]').filter({ hasText: '须复核' })
  return open.evaluateAll((lines) => lines.map(({ id }) => id))
}
