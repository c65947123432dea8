import type { ElectronApplication, Page } from '@playwright/test'
import {
  findChecklist,
  findIndicatorSet,
  findMaterialList,
  findQuestionSet,
  findRubric,
} from '../../shared/catalog/index.ts'
import { comparisonRows } from '../../shared/domain/comparison/rows.ts'
import { criteriaOf } from '../../shared/domain/panel/rubric-marks.ts'
import { STEP_NAMES, type Step } from '../../shared/domain/record/terms.ts'
import type { TaskPackage } from '../../shared/formats/task-package.ts'

/** The whole job by clicking and typing, one function a screen. */

const DEDUCTION = '个别工位的数据仍靠补录'

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

/** One of the places of the rail: 任务 上报 设置 帮助. */
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

async function closeMethod(page: Page, step: Step): Promise<void> {
  await byId(page, `step:${step}`).getByRole('radio', { name: '标为完成' }).click()
  await untilSaved(page)
}

/** Opens the panel, as its leader: everyone signs in, declares no conflict and signs the promise. */
export async function openPanel(page: Page, pkg: TaskPackage): Promise<void> {
  await openStep(page, 'panel')
  await page.getByRole('button', { name: '宣布开始' }).click()
  await page.getByRole('radio', { name: '评测机构指定' }).click()
  for (const { id, name } of pkg.panel.experts) {
    const card = byId(page, `attendance:${id}`)
    await card.getByRole('button', { name: `${name}签到` }).click()
    await card.getByRole('radio', { name: '无利益关系' }).click()
    await card.getByRole('button', { name: `${name}签署承诺` }).click()
    await writeOnPad(page, name)
    await card.getByText('已就绪').waitFor()
  }
  await untilSaved(page)
}

/** Everyone present agrees with the conclusion that stands in the draft. */
export async function vote(page: Page): Promise<void> {
  await openStep(page, 'panel')
  const cards = page.locator('[id^="vote:"].record-card')
  await cards.first().waitFor()
  for (let index = 0; index < (await cards.count()); index++) {
    await cards.nth(index).getByRole('radio', { name: '同意', exact: true }).click()
  }
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
    .click()
  const steps = page.locator('.demonstration-step')
  await steps.first().waitFor()
  for (let index = 0; index < (await steps.count()); index++) {
    await steps.nth(index).getByRole('radio', { name: '通过', exact: true }).click()
  }
  await page.getByRole('textbox', { name: /结论/ }).fill(conclusion)
  await closeMethod(page, 'demonstration')
}

/** One expert's scores: what the company claims, but for one scenario judged by this expert. */
export async function score(
  page: Page,
  pkg: TaskPackage,
  expertId: string,
  own: Readonly<Record<string, number>> = {},
): Promise<void> {
  await openStep(page, 'scoring')
  const set = findIndicatorSet(pkg.pinned.indicatorSet.id)
  const claim = pkg.selfAssessment.after
  for (const { code } of set?.items ?? []) {
    const card = byId(page, `score:${expertId}/${code}`)
    for (const option of [claim.items[code] ?? 'A'].flat()) {
      await card.locator(`[data-option="${option}"]`).click()
    }
  }
  for (const { code } of set?.scenarios ?? []) {
    const level = own[code] ?? claim.scenarios[code] ?? 0
    await byId(page, `scenario-score:${expertId}/${code}`)
      .locator(`[data-option="${level}"]`)
      .click()
  }
  await markRubric(page, pkg, expertId)
  await page.getByText('我的打分', { exact: true }).click()
  await untilSaved(page)
  await page.getByRole('button', { name: '提交打分' }).click()
  await page.getByRole('button', { name: '撤回打分' }).waitFor()
  await untilSaved(page)
}

/** One expert's marks of the rubric: full but for one deduction, with its reason. */
async function markRubric(page: Page, pkg: TaskPackage, expertId: string): Promise<void> {
  await page.getByText('验收评议', { exact: true }).click()
  const rubric = findRubric(pkg.pinned.rubric.id)
  for (const [index, { id }] of (rubric ? criteriaOf(rubric) : []).entries()) {
    const card = byId(page, `rubric-mark:${expertId}/${id}`)
    await card.getByRole('radio', { name: index === 0 ? '90' : '100', exact: true }).click()
    if (index === 0) await card.getByRole('textbox', { name: /扣分理由/ }).fill(DEDUCTION)
  }
}

/** The leader takes what all agree on and decides the one scenario that they don't. */
export async function verifyScores(
  page: Page,
  disputed: { readonly code: string; readonly level: number; readonly reason: string },
): Promise<void> {
  await openStep(page, 'scoring')
  await page.getByText('专家组核定', { exact: true }).click()
  await page.getByRole('button', { name: /采用一致意见/ }).click()
  const row = byId(page, `verified-scenario:${disputed.code}`)
  await row.locator(`[data-option="${disputed.level}"]`).click()
  const reason = row.getByRole('textbox', { name: /核定理由/ })
  if (!(await reason.isVisible())) await row.getByRole('button', { name: /全文与备注/ }).click()
  await reason.fill(disputed.reason)
  await untilSaved(page)
}

export async function writeOpinion(page: Page, addition: string): Promise<void> {
  await openStep(page, 'opinion')
  await page.getByRole('button', { name: /取今天/ }).click()
  await page.getByRole('radio', { name: /^通过验收/ }).click()
  await vote(page)
  await openStep(page, 'opinion')
  await page.getByRole('button', { name: '生成草稿' }).click()
  const text = byId(page, 'opinion:text')
  await text.fill(`${await text.inputValue()}\n${addition}`)
  await untilSaved(page)
}

export async function freezeOpinion(page: Page): Promise<void> {
  await openStep(page, 'opinion')
  await page.getByRole('button', { name: '定稿并进入签字' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /定\s*稿/ })
    .click()
  await page.getByRole('heading', { level: 1, name: STEP_NAMES.signing }).waitFor()
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

export async function sign(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `${name}签字` }).click()
  await writeOnPad(page, name)
  await page.getByRole('button', { name: `${name}签字` }).waitFor({ state: 'detached' })
}

export async function setPlatform(page: Page, url: string): Promise<void> {
  await openPlace(page, '设置')
  await page.getByRole('textbox', { name: /平台地址/ }).fill(url)
  await page.getByRole('button', { name: /保\s*存/ }).click()
  await page
    .getByText(/已保存/)
    .first()
    .waitFor()
}

export async function upload(page: Page): Promise<void> {
  await openStep(page, 'upload')
  await page.getByRole('button', { name: /开始上报|重新上报/ }).click()
  await page.getByText('回执编号').waitFor()
}

type Running = { readonly app: ElectronApplication; readonly page: Page }

/** Adds a file to the first card of a kind, through the native dialog (which is answered here). */
export async function attachEvidence(
  { app, page }: Running,
  kind: string,
  path: string,
): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, path)
  const card = page.locator(`[id^="${kind}:"]`).first()
  await card.scrollIntoViewIfNeeded()
  await card
    .getByRole('button', { name: /添加佐证|添加文件/ })
    .first()
    .click()
  await card
    .getByRole('button', { name: /打开佐证/ })
    .first()
    .waitFor()
}

export async function savePdf({ app, page }: Running, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await page.getByRole('button', { name: /导出\s*PDF/ }).click()
  await page
    .getByText(/已导出/)
    .first()
    .waitFor()
}
