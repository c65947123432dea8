import type { Page } from '@playwright/test'
import { findChecklist } from '../../shared/catalog/index.ts'
import { miit2024 } from '../../shared/catalog/miit-2024.ts'
import type { TaskPackage } from '../../shared/formats/task-package.ts'
import * as steps from '../walk/steps.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'

/** Chromium's own camera: a picture with a clock. */
const FAKE_CAMERA = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']
const NOTE = '看板已上线，但质量数据仍由检验员补录'

test('a checkpoint with its photo, and a scenario below its claim with note, proof and finding', async ({
  startOn,
  pkg,
}, info) => {
  const { page } = await startOn('site-survey', FAKE_CAMERA)

  // A checkpoint is photographed and answered; what is left to do is shown alone.
  const [point] = findChecklist(pkg.pinned.checklist.id)?.checkpoints ?? []
  const first = steps.byId(page, `checkpoint:${point?.code ?? ''}`)
  await shoot(page, first)
  await first.getByRole('radio', { name: '符合', exact: true }).click()
  await steps.untilSaved(page)
  await page.getByRole('checkbox', { name: '只看未完成' }).check()
  await expect(first).toHaveCount(0)
  await page.getByRole('checkbox', { name: '只看未完成' }).uncheck()
  await expect(first.getByRole('radio', { name: '符合', exact: true })).toBeChecked()
  await expectNoViolations(page)

  // The claim is beside the answer; one level lower is asked for its reason.
  const { code, title, claimed } = aClaimedScenario(pkg)
  await page.getByText(`应用场景 0 / ${miit2024.scenarios.length}`).click()
  const card = steps.byId(page, `scenario-check:${code}`)
  await expect(card).toContainText(`改造后${claimed}`)
  await expect(page.getByText('低于申报 0', { exact: false })).toBeVisible()
  await page.screenshot({ path: info.outputPath('scenarios.png') })
  await expectNoViolations(page)
  await card.getByRole('button', { name: /逐级核查/ }).click()
  const criterion = (level: string) =>
    card.getByRole('radiogroup', { name: `${title}${level}的判断标准` })
  await criterion('一级').getByRole('radio', { name: '符合', exact: true }).click()
  await criterion('二级').getByRole('radio', { name: '部分符合' }).click()
  await card.getByRole('button', { name: '现场等级取一级' }).click()
  await expect(card.getByRole('radio', { name: '一级', exact: true })).toBeChecked()
  await expect(card.getByText(/低于申报的二级，请写明情况/)).toBeVisible()
  await card.getByRole('textbox', { name: /情况记录（必填）/ }).fill(NOTE)
  await shoot(page, card)
  await card.getByRole('button', { name: '记为问题' }).click()
  const dialog = page.getByRole('dialog', { name: '记为问题' })
  await expect(dialog.getByRole('textbox', { name: '问题' })).toHaveValue(
    `场景核查“${code} ${title}”现场为一级`,
  )
  await dialog.getByRole('button', { name: '记入问题清单' }).click()
  await expect(card.getByRole('button', { name: '已记 1 个问题' })).toBeVisible()
  await steps.untilSaved(page)
  await expect(card.getByText(/请写明情况/)).toHaveCount(0)
  await expect(page.getByText(/^应用场景 1 \/ \d+$/)).toBeVisible()
  await card.scrollIntoViewIfNeeded()
  await page.screenshot({ path: info.outputPath('below-claim.png') })
  await expectNoViolations(page)
  await page.setViewportSize({ width: 800, height: 1000 })
  await page.screenshot({ path: info.outputPath('below-claim-tablet.png') })
  await page.setViewportSize({ width: 1366, height: 768 })

  // The expert who scores sees it in the row, and its photo counts as the scenario's.
  await steps.openStep(page, 'scoring')
  const leader = pkg.panel.experts.find(({ role }) => role === 'leader')
  const row = steps.byId(page, `scenario-score:${leader?.id ?? ''}/${code}`)
  await expect(row.locator('[data-option="1"]')).toContainText('现场')
  await expect(row.locator('[data-option="2"]')).toContainText('自评')
  await row.getByRole('button', { name: /全文与备注/ }).click()
  await expect(row.getByText(`（低于申报的二级），${NOTE}`)).toBeVisible()
  await row.scrollIntoViewIfNeeded()
  await page.screenshot({ path: info.outputPath('scoring.png') })
  await expectNoViolations(page)
  await row.getByRole('button', { name: '去现场勘查' }).click()
  await expect(card).toBeFocused()
  await steps.openStep(page, 'evidence')
  await page.getByText('采集项与场景', { exact: true }).click()
  await expect(
    steps.byId(page, `evidence-of:${code}`).getByRole('button', { name: /打开佐证 现场照片/ }),
  ).toBeVisible()
})

test('the scenarios by keyboard alone; the one left out is a gap to jump to', async ({
  startOn,
}) => {
  const { page } = await startOn('site-survey')
  await page.getByText(/^应用场景 0 \/ \d+$/).click()
  const codes = miit2024.scenarios.map(({ code }) => code)
  const card = (place: number) => steps.byId(page, `scenario-check:${codes[place] ?? ''}`)
  await card(0)
    .getByRole('radio', { name: /^与申报一致/ })
    .focus()
  for (const place of codes.keys()) {
    // The last but one is passed over.
    if (place !== codes.length - 2) {
      await page.keyboard.press('1')
      await expect(card(place).getByRole('radio', { name: /^与申报一致/ })).toBeChecked()
    }
    if (place < codes.length - 1) await page.keyboard.press('ArrowDown')
  }
  await expect(page.getByText(`应用场景 ${codes.length - 1} / ${codes.length}`)).toBeVisible()
  await steps.byId(page, 'step:site-survey').getByRole('radio', { name: '标为完成' }).click()
  await steps.untilSaved(page)
  await page.getByText('勘查点', { exact: true }).click()
  await page
    .getByRole('button', { name: /^还差 \d+ 项$/ })
    .first()
    .click()
  const { code, title } = miit2024.scenarios.at(-2) ?? { code: '', title: '' }
  await page.getByText(`应用场景“${code} ${title}”还没有现场核查结果`).click()
  await expect(card(codes.length - 2)).toBeFocused()
  await page.keyboard.press('1')
  await expect(page.getByText(`应用场景 ${codes.length} / ${codes.length}`)).toBeVisible()
})

/** The first scenario that is claimed at 二级. */
function aClaimedScenario({ selfAssessment }: TaskPackage) {
  const found = miit2024.scenarios.find(({ code }) => selfAssessment.after.scenarios[code] === 2)
  if (!found) throw new Error('the sample claims 二级 somewhere')
  return { ...found, claimed: '二级' }
}

async function shoot(page: Page, card: ReturnType<typeof steps.byId>): Promise<void> {
  await card.scrollIntoViewIfNeeded()
  await card.getByRole('button', { name: /拍照$/ }).click()
  const camera = page.getByRole('dialog', { name: /拍照$/ })
  await camera.getByRole('button', { name: /拍\s*摄/ }).click()
  await expect(camera.getByText('已保存 1 张')).toBeVisible()
  await camera.getByRole('button', { name: /完\s*成/ }).click()
  await expect(card.getByRole('button', { name: /打开佐证 现场照片/ })).toBeVisible()
}
