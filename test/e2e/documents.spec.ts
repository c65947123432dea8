import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { sha256 } from '../../electron/core/hash.ts'
import { willSaveAs } from '../walk/dialogs.ts'
import * as steps from '../walk/steps.ts'
import { withData } from './data.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'

test('every document of a signed task can be read, and one is saved', async ({
  start,
  pkg,
  folder,
  signedTask: taskId,
}, info) => {
  let report: Uint8Array = new Uint8Array()
  await withData(folder, async (call) => {
    report = await call('document.pdf', { taskId, documentId: 'report', revision: null })
  })
  const { app, page } = await start()
  await page.setViewportSize({ width: 1366, height: 768 })
  await steps.openTask(page, pkg.application.enterpriseName)
  await page.getByRole('link', { name: '文书' }).click()
  await page.getByRole('heading', { level: 1, name: '文书' }).waitFor()

  const entries = page.getByRole('navigation', { name: '文书清单' }).getByRole('button')
  await expect(entries.filter({ hasText: '专家评分表' })).toHaveCount(pkg.panel.experts.length)
  for (const entry of await entries.all()) {
    const name = await entry.locator('.document-entry-name').innerText()
    await entry.click()
    await expect(entry).toHaveAttribute('aria-current', 'true')
    if ((await entry.innerText()).includes('未生成')) {
      await expect(page.getByText(`${name}：未生成`)).toBeVisible()
    } else {
      await expect(firstPage(page, name).locator('canvas')).toBeVisible()
    }
    await expectNoViolations(page)
    await page.screenshot({ path: info.outputPath(`${name.replaceAll(/[：（）]/gu, '-')}.png`) })
  }

  const file = join(folder, 'report.pdf')
  await willSaveAs(app, file)
  await entries.filter({ hasText: '评测报告' }).click()
  await page.getByRole('button', { name: /导出\s*PDF/ }).click()
  await expect(page.getByText(/已导出/)).toContainText(sha256(report).slice(0, 12))
  expect(sha256(await readFile(file))).toBe(sha256(report))
})

test('a draft is marked as one, and the withdrawn revision stays to be read, by keys alone', async ({
  start,
  pkg,
  folder,
  signedTask: taskId,
}, info) => {
  await withData(folder, async (call) => {
    await call('opinion.reopen', { taskId, reason: '更正一处笔误' })
  })
  const { page } = await start()
  await page.setViewportSize({ width: 820, height: 1180 })
  await steps.openTask(page, pkg.application.enterpriseName)
  await page.getByRole('link', { name: '文书' }).press('Enter')
  const report = page.getByRole('button', { name: /评测报告/ })
  await expect(report).toContainText('草稿')
  await report.press('Enter')
  const name = '中小企业数字化水平评测报告'
  await expect(firstPage(page, name)).toContainText('草稿')
  await page.screenshot({ path: info.outputPath('draft.png') })

  const revision = page.getByRole('combobox', { name: '文书版本' })
  await revision.press('Enter')
  await revision.press('ArrowDown')
  await revision.press('Enter')
  await expect(report).toContainText('第 1 版')
  await expect(firstPage(page, name).locator('canvas')).toBeVisible()
  await expect(firstPage(page, name)).not.toContainText('草稿')
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('withdrawn.png') })
})

test('a character that no font draws is named once, with a way to where it was written', async ({
  start,
  pkg,
  folder,
  signedTask: taskId,
}, info) => {
  const key = '019aae10-5b01-7a10-8c01-5a3e00000999'
  await withData(folder, async (call) => {
    await call('opinion.reopen', { taskId, reason: '更正一处笔误' })
    const asked = { question: '看板上的😀指什么？', askedAt: '2026-11-23T01:00:00Z' }
    const changes = {
      ...asked,
      answer: '指产线正常。',
      answeredBy: '信息化主管',
      answeredAt: asked.askedAt,
    }
    await call('record.save', { taskId, kind: 'clarification', key, changes })
  })
  const { page } = await start()
  await page.setViewportSize({ width: 1366, height: 768 })
  await steps.openTask(page, pkg.application.enterpriseName)
  await steps.openStep(page, 'opinion')
  await page.getByRole('button', { name: '定稿并进入签字' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /定\s*稿/ })
    .press('Enter')
  const alert = page.getByRole('dialog').getByRole('alert')
  await expect(alert).toContainText('“😀”（U+1F600）不在文书字库中')
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('unprintable.png') })
  await alert.getByRole('button', { name: '去修改澄清“看板上的😀指什么？”' }).press('Enter')
  await expect(page.locator(`[id="clarification:${key}"]`)).toBeFocused()
  await page.screenshot({ path: info.outputPath('mended-here.png') })

  await steps.openPlace(page, '帮助')
  await page.getByText('提示有字无法印在文书上').scrollIntoViewIfNeeded()
  await page.screenshot({ path: info.outputPath('help.png') })
})

function firstPage(page: Page, name: string) {
  return page.getByRole('figure', { name: `${name}，第 1 页`, exact: false }).first()
}
