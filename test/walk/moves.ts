import type { Page } from '@playwright/test'
import { STEP_NAMES, type Step } from '../../shared/domain/record/terms.ts'

/** The moves that every walk is made of. */

export const byId = (page: Page, id: string) => page.locator(`[id="${id}"]`)

/** Waits until the screen says that everything is on disk. */
export async function untilSaved(page: Page): Promise<void> {
  await page.getByText(/^已保存 \d{2}:\d{2}:\d{2}$/).waitFor()
}

export async function openStep(page: Page, step: Step): Promise<void> {
  await page
    .getByRole('navigation', { name: '任务步骤' })
    .getByRole('link', { name: new RegExp(`^${STEP_NAMES[step]}`) })
    .click()
  await page.getByRole('heading', { level: 1, name: STEP_NAMES[step] }).waitFor()
}

/** 还差 N 项, which is the list of gaps. */
export async function openGaps(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^还差 \d+ 项$/ })
    .first()
    .click()
}

/** Goes where a line of the list of gaps leads. */
export async function jumpTo(page: Page, gap: RegExp): Promise<void> {
  await openGaps(page)
  await page.getByRole('button', { name: gap }).click()
}

/** One of the places of the rail: 任务 同步 核验 设置 帮助. */
export async function openPlace(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name }).click()
}

export async function importSamples(page: Page): Promise<void> {
  await page.getByRole('button', { name: '使用示例任务' }).click()
  await page.getByText(/已导入 \d+ 项任务/).waitFor()
}

export async function openTask(page: Page, enterprise: string): Promise<void> {
  await page.getByRole('row').filter({ hasText: enterprise }).click()
  await page.getByRole('navigation', { name: '任务步骤' }).waitFor()
}

export async function actAs(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: '当前使用者' }).click()
  await page.locator('.ant-select-item-option').filter({ hasText: name }).click()
  await page.locator('.acting-expert').getByText(name).filter({ visible: true }).first().waitFor()
}

/** Writes a name on the open pad with the mouse, three strokes, and confirms. */
export async function writeOnPad(page: Page, name: string): Promise<void> {
  const pad = page.getByLabel(`${name}的签名区`)
  const box = await pad.boundingBox()
  if (!box) throw new Error('the pad is not on the screen')
  for (const [row, bend] of [-30, 20, 45].entries()) {
    const y = box.y + box.height * (0.3 + 0.15 * row)
    await page.mouse.move(box.x + box.width * 0.3, y)
    await page.mouse.down()
    for (let step = 1; step <= 12; step++) {
      const x = box.x + box.width * (0.3 + (0.4 * step) / 12)
      await page.mouse.move(x, y + bend * Math.sin((Math.PI * step) / 12))
    }
    await page.mouse.up()
  }
  await page.getByRole('button', { name: /确\s*认/ }).click()
}
