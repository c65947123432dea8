import type { Page } from '@playwright/test'
import * as steps from '../walk/steps.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'

test('the institution sets the weights; a task takes them when its panel opens and keeps them', async ({
  start,
  pkg,
}, info) => {
  const { page } = await start()
  await steps.openPlace(page, '设置')
  const form = page.getByRole('form', { name: '验收评议权重' })
  const weight = (title: string) => form.getByRole('textbox', { name: `${title}（%）` })
  const save = form.getByRole('button', { name: '启用这组权重' })
  await expect(form.getByText('使用模板')).toBeVisible()
  await expect(save).toBeDisabled()

  // Weights that are not 100 together, or no whole number, are not saved and say so.
  await weight('系统真实在用').fill('18')
  await expect(form.getByText('各评价要点的权重合计为 110%，多出 10%，应等于 100%')).toBeVisible()
  await expect(save).toBeDisabled()
  await weight('经济效益').fill('0.5')
  await expect(form.getByText('“经济效益”的权重应为 1 至 100 的整数（%）')).toBeVisible()
  await form.scrollIntoViewIfNeeded()
  await page.screenshot({ path: info.outputPath('wrong.png') })
  await expectNoViolations(page)
  await weight('经济效益').fill('5')
  await weight('投入真实合理').fill('4')
  await save.click()
  await expect(form.getByText('使用本机构设定')).toBeVisible()
  await expect(form.getByText('企业应用成效 35%')).toBeVisible()
  await expectNoViolations(page)

  // The task shows them before and after they are fixed, and later settings do not reach it.
  await steps.openPlace(page, '任务')
  await steps.importSamples(page)
  await steps.openTask(page, pkg.application.enterpriseName)
  await openRubric(page)
  await expect(page.getByText(/权重来源：评测机构设定。将在专家组宣布开始/)).toBeVisible()
  await steps.openStep(page, 'panel')
  await page.getByRole('button', { name: '宣布开始' }).click()
  await steps.untilSaved(page)
  await steps.openPlace(page, '设置')
  await form.getByRole('button', { name: '恢复模板' }).click()
  await expect(form.getByText('使用模板')).toBeVisible()
  await expect(weight('系统真实在用')).toHaveValue('8')
  await steps.openPlace(page, '任务')
  await steps.openTask(page, pkg.application.enterpriseName)
  await openRubric(page)
  await expect(page.getByText(/权重来源：评测机构设定。已在专家组开始工作时固定/)).toBeVisible()
  await expect(page.getByRole('heading', { name: /企业应用成效/ })).toContainText('权重 35%')
  await page.screenshot({ path: info.outputPath('rubric.png') })
  await expectNoViolations(page)
  await page.locator('.rubric-weights-note').getByRole('button', { name: '修改记录' }).click()
  await expect(page.getByRole('dialog')).toContainText('系统真实在用：18%')
})

async function openRubric(page: Page): Promise<void> {
  await steps.openStep(page, 'scoring')
  await page.getByText('验收评议', { exact: true }).click()
}
