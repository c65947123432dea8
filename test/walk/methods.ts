import type { Page } from '@playwright/test'
import {
  findChecklist,
  findIndicatorSet,
  findMaterialList,
  findQuestionSet,
} from '../../shared/catalog/index.ts'
import { comparisonRows } from '../../shared/domain/comparison/rows.ts'
import type { Step } from '../../shared/domain/record/terms.ts'
import type { TaskPackage } from '../../shared/formats/task-package.ts'
import { byId, openStep, untilSaved, writeOnPad } from './moves.ts'

/** The five methods by clicking and typing. */

async function closeMethod(page: Page, step: Step): Promise<void> {
  await byId(page, `step:${step}`).getByRole('radio', { name: '标为完成' }).click()
  await untilSaved(page)
}

export async function reviewDocuments(page: Page, pkg: TaskPackage, reason: string): Promise<void> {
  await openStep(page, 'document-review')
  const materials = findMaterialList(pkg.pinned.materialList.id)?.materials ?? []
  for (const { code, required } of materials) {
    const card = byId(page, `material:${code}`)
    if (required) {
      await card.getByRole('radio', { name: '齐全' }).click()
    } else {
      await card.getByRole('radio', { name: '不适用' }).click()
      await card.getByRole('textbox', { name: /理由/ }).fill(reason)
    }
  }
  for (const { key } of comparisonRows(pkg)) {
    const card = byId(page, `comparison:${key}`)
    await card.scrollIntoViewIfNeeded()
    await card.getByRole('radio', { name: '达成', exact: true }).click()
  }
  await closeMethod(page, 'document-review')
}

export async function surveySite(page: Page, pkg: TaskPackage, note: string): Promise<void> {
  await openStep(page, 'site-survey')
  const points = findChecklist(pkg.pinned.checklist.id)?.checkpoints ?? []
  for (const [index, { code }] of points.entries()) {
    const card = byId(page, `checkpoint:${code}`)
    await card.scrollIntoViewIfNeeded()
    if (index === 0) {
      await card.getByRole('radio', { name: '部分符合' }).click()
      await card.getByRole('textbox', { name: /情况记录/ }).fill(note)
    } else {
      await card.getByRole('radio', { name: '符合', exact: true }).click()
    }
  }
  await page.getByText(/^合同交付 \d+ \/ \d+$/).click()
  for (const place of pkg.filing.deliverables.keys()) {
    const card = byId(page, `deliverable:${place}`)
    await card.scrollIntoViewIfNeeded()
    await card.getByRole('radio', { name: '在用' }).click()
  }
  await page.getByText(/^应用场景 \d+ \/ \d+$/).click()
  for (const { code } of findIndicatorSet(pkg.pinned.indicatorSet.id)?.scenarios ?? []) {
    const card = byId(page, `scenario-check:${code}`)
    await card.scrollIntoViewIfNeeded()
    await card.getByRole('radio', { name: /^与申报一致/ }).click()
  }
  await page.getByText('勘查点', { exact: true }).click()
  await closeMethod(page, 'site-survey')
}

export async function interview(page: Page, person: string, summary: string): Promise<void> {
  await openStep(page, 'interview')
  await page.getByRole('region', { name: '新建访谈' }).getByRole('button').first().click()
  await page.getByRole('textbox', { name: '受访人' }).fill(person)
  await page.getByRole('textbox', { name: '职务' }).fill('总经理')
  await page
    .locator('.interview-questions textarea')
    .first()
    .fill('立项、合同、付款都经总经理办公会。')
  await page.getByRole('textbox', { name: '小结' }).fill(summary)
  await page.getByRole('button', { name: '受访人签名' }).click()
  await writeOnPad(page, person)
  await page.getByText('已签名确认').waitFor()
  await closeMethod(page, 'interview')
}

export async function fillQuestionnaire(page: Page, pkg: TaskPackage): Promise<void> {
  await openStep(page, 'questionnaire')
  await page.getByRole('button', { name: /新增一份/ }).click()
  const questions = findQuestionSet(pkg.pinned.questionSet.id)?.questions ?? []
  for (const [index, question] of questions.entries()) {
    const field = page.locator('.question').nth(index)
    if (question.kind === 'text') await field.getByRole('textbox').fill('希望多配几台扫码枪。')
    else if (question.kind === 'multi') await field.getByRole('checkbox').first().click()
    else await field.getByRole('radio').first().click()
  }
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByText('本次已录入 1 份').waitFor()
  await page.getByRole('button', { name: '返回统计' }).click()
  await page.getByRole('heading', { name: /统计/ }).first().waitFor()
  await closeMethod(page, 'questionnaire')
}

export async function watchDemonstration(page: Page, conclusion: string): Promise<void> {
  await openStep(page, 'demonstration')
  await page
    .getByRole('region', { name: '添加演示的系统' })
    .getByRole('button', { name: /MES/ })
    .first()
    .click()
  const steps = page.locator('.demonstration-step')
  await steps.first().waitFor()
  for (let index = 0; index < (await steps.count()); index++) {
    await steps.nth(index).getByRole('radio', { name: '通过', exact: true }).click()
  }
  await page.getByRole('textbox', { name: /结论/ }).fill(conclusion)
  await page.getByText(/^数据贯通 \d+ 条$/).click()
  await page
    .getByRole('gridcell', { name: /没有记录/ })
    .first()
    .click()
  await page.getByRole('textbox', { name: '传递的数据' }).fill('工单和完工数量')
  await page.getByRole('radio', { name: '自动传递' }).click()
  await page.getByRole('radio', { name: '现场演示' }).click()
  await closeMethod(page, 'demonstration')
}
