import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startPlatform } from '../platform/platform.ts'
import { addSamples, SAMPLE_ENROLMENT_CODE } from '../platform/samples.ts'
import { openBrowser } from './browser.ts'
import { expect, test } from './fixtures.ts'
import { sendOpinion } from './send-opinion.ts'
import { looker } from './looker.ts'

const DEVICE = {
  deviceId: '0d0f6b3e-7c39-4a8a-9f5e-0a3d0a4f1c09',
  deviceSecret: 'ZGV2aWNlLXNlY3JldC1vZi10aGUtcGFnZS10ZXN0LTE',
}

test('the platform’s people see what came, and tell the panels what changed', async ({
  folder,
}, info) => {
  const platform = await startPlatform({
    dataDir: join(folder, 'platform'),
    port: 0,
    seed: async (desk) => {
      await addSamples(desk)
    },
  })
  await fetch(new URL('/api/v1/devices', platform.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...DEVICE,
      enrolmentCode: SAMPLE_ENROLMENT_CODE,
      name: '评测二组笔记本',
      appVersion: '0.1.0',
    }),
  })
  const opinion = await sendOpinion(platform, DEVICE)
  const { page, close } = await openBrowser(folder, platform.url)
  const look = looker(page, info)

  await test.step('what was received is found again', async () => {
    await expect(page.getByText(opinion.receiptNumber)).toBeVisible()
    await look('received')
    await page.getByLabel('企业或任务文号').fill('没有这家')
    await page.getByRole('button', { name: '查找' }).click()
    await expect(page.getByText('没有符合条件的验收意见')).toBeVisible()
    await look('nothing-found')
    await page.getByLabel('企业或任务文号').fill('汽车零部件')
    await page.getByLabel('结论').selectOption('通过验收')
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByRole('link', { name: '长春市某汽车零部件有限公司（示例）' }).click()
  })

  await test.step('an opinion, with its PDF, photos and receipt', async () => {
    await expect(page.getByText(opinion.receiptNumber).first()).toBeVisible()
    await look('opinion')
    const picture = page.locator('.photos img')
    await picture.scrollIntoViewIfNeeded()
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0)
    await look('opinion-files')
    await page.setViewportSize({ width: 420, height: 768 })
    await look('opinion-narrow')
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(420)
    await page.setViewportSize({ width: 1366, height: 768 })
    const pdf = page.getByRole('link', { name: '查看验收意见 PDF' })
    const address = new URL((await pdf.getAttribute('href')) ?? '', platform.url)
    const answer = await fetch(address)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect((await answer.arrayBuffer()).byteLength).toBe(opinion.pdfSizeBytes)
  })

  await test.step('the county bureau decides, by keyboard', async () => {
    await page.getByText('出具意见', { exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.locator('select[name=decision]').selectOption('同意')
    await page.getByLabel('日期').fill('2026-11-30')
    await page.getByLabel('主管部门', { exact: true }).fill('长春市某区工业和信息化局')
    await page.getByLabel('经办人').fill('李娜')
    await page.getByLabel('说明').fill('同意第三方评测机构的审核意见。')
    await page.getByLabel('已加盖单位公章').press('Space')
    await look('deciding')
    await page.getByRole('button', { name: '出具' }).press('Enter')
    await expect(page.getByText('同意第三方评测机构的审核意见。（长春市某区')).toBeVisible()
    await look('decided')
  })

  await test.step('a task is issued anew, given to another, and withdrawn', async () => {
    await page.getByRole('link', { name: '任务' }).click()
    const task = page.getByRole('article').first()
    await expect(task.getByText('已派出')).not.toHaveCount(0)
    await look('tasks')
    await task.getByText('经过', { exact: true }).click()
    await expect(task.getByText('派给沈国梁')).toBeVisible()
    await press(page, '下发新版任务包', '企业更正了联系电话')
    await expect(task.getByText('第 2 版')).toBeVisible()
    await expect(task.getByText('有新版任务包')).not.toHaveCount(0)
    await task.getByLabel('改派给').fill('expert2')
    await press(page, '改派', '专家请假')
    await expect(task.getByText('已改派')).not.toHaveCount(0)
    await press(page, '撤回', '企业申请延期')
    await expect(task.getByText('已撤回')).toHaveCount(1)
    await look('tasks-changed')
  })

  await test.step('a device and an account are stopped', async () => {
    await page.getByRole('link', { name: '设备和账号' }).click()
    await look('people')
    await page.getByRole('button', { name: '停用评测二组笔记本' }).click()
    await expect(page.getByText('已停用')).toHaveCount(1)
    await page.getByRole('button', { name: '停用沈国梁' }).click()
    await expect(page.getByText('已停用')).toHaveCount(2)
    await page.getByRole('button', { name: '启用沈国梁' }).click()
    await expect(page.getByText('已停用')).toHaveCount(1)
  })

  await close()
  await platform.close()
})

async function press(page: Page, button: string, reason: string): Promise<void> {
  const task = page.getByRole('article').first()
  await task.getByLabel('原因').fill(reason)
  await task.getByRole('button', { name: button, exact: true }).click()
}
