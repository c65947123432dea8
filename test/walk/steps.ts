import type { ElectronApplication, Page } from '@playwright/test'
import { findIndicatorSet, findRubric } from '../../shared/catalog/index.ts'
import { criteriaOf } from '../../shared/domain/panel/rubric-marks.ts'
import { STEP_NAMES } from '../../shared/domain/record/terms.ts'
import type { TaskPackage } from '../../shared/formats/task-package.ts'
import { willPick, willSaveAs } from './dialogs.ts'
import { byId, openPlace, openStep, untilSaved, writeOnPad } from './moves.ts'

export * from './methods.ts'
export * from './moves.ts'

/** The whole job by clicking and typing, one function a screen. */

const DEDUCTION = '个别工位的数据仍靠补录'

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

export type SignIn = { readonly code: string; readonly account: string; readonly password: string }

/** Registers this computer and signs an expert in, in 同步中心. */
export async function signIn(page: Page, { code, account, password }: SignIn): Promise<void> {
  await openPlace(page, '同步')
  await page.getByRole('textbox', { name: /登记码/ }).fill(code)
  await page.getByRole('textbox', { name: '设备名称' }).fill('评测二组 1 号笔记本')
  await page.getByRole('button', { name: '登记本机' }).click()
  await page.getByRole('textbox', { name: '账号' }).fill(account)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('button', { name: '退出登录' }).waitFor()
}

/** Sends the open task's opinion; whoever is not signed in yet has to be first. */
export async function upload(page: Page): Promise<void> {
  await openStep(page, 'upload')
  await page.getByRole('button', { name: '开始上报' }).click()
  await page.getByText('回执编号').waitFor()
}

type Running = { readonly app: ElectronApplication; readonly page: Page }

/** Adds a file to the first card of a kind, through the native dialog (which is answered here). */
export async function attachEvidence(
  { app, page }: Running,
  kind: string,
  path: string,
): Promise<void> {
  await willPick(app, path)
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
  await willSaveAs(app, path)
  await page.getByRole('button', { name: /导出\s*PDF/ }).click()
  await page
    .getByText(/已导出/)
    .first()
    .waitFor()
}
