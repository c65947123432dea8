import type { Locator, Page } from '@playwright/test'
import { findIndicatorSet, findQuestionSet } from '../../shared/catalog/index.ts'
import type { TaskPackage } from '../../shared/formats/task-package.ts'
import * as keys from '../walk/keys.ts'
import { byId, untilSaved } from '../walk/moves.ts'
import { expect, test } from './fixtures.ts'

test('the whole job is done with the keyboard', async ({ start, platform, pkg }) => {
  test.setTimeout(600_000)
  const { experts } = pkg.panel
  const { page } = await start()
  await keys.press(
    page,
    page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '设置' }),
  )
  await keys.type(page, page.getByRole('textbox', { name: /平台地址/ }), platform.url)
  await page.keyboard.press('Enter')
  await page
    .getByText(/已保存/)
    .first()
    .waitFor()
  await keys.press(
    page,
    page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '任务' }),
  )
  await keys.press(page, page.getByRole('button', { name: '使用示例任务' }))
  await keys.press(page, page.getByRole('row').filter({ hasText: pkg.application.enterpriseName }))

  await page.getByRole('navigation', { name: '任务步骤' }).waitFor()

  await openPanel(page, pkg)
  await reviewDocuments(page)
  await surveySite(page)
  await interview(page)
  await fillQuestionnaire(page, pkg)
  await watchDemonstration(page)
  for (const [index, { id }] of experts.entries()) {
    if (index > 0)
      await keys.chooseDown(page, page.getByRole('combobox', { name: '当前使用者' }), 1)
    await score(page, pkg, id)
  }
  const back = 1 - experts.length
  await keys.chooseDown(page, page.getByRole('combobox', { name: '当前使用者' }), back)
  await decide(page, pkg)
  for (const { name } of experts) {
    await keys.press(page, page.getByRole('button', { name: `${name}签字` }))
    await keys.writeWithKeys(page, name)
    await page.getByRole('button', { name: `${name}签字` }).waitFor({ state: 'detached' })
  }
  const rail = page.getByRole('navigation', { name: '主导航' })
  await keys.press(page, rail.getByRole('link', { name: '同步' }))
  const { code, account, password } = platform.signIn
  await keys.type(page, page.getByRole('textbox', { name: /登记码/ }), code)
  await keys.type(page, page.getByRole('textbox', { name: '设备名称' }), '评测二组 1 号笔记本')
  await page.keyboard.press('Enter')
  await keys.type(page, page.getByRole('textbox', { name: '账号' }), account)
  await keys.type(page, page.getByLabel('密码', { exact: true }), password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '退出登录' }).waitFor()
  await keys.press(page, rail.getByRole('link', { name: '任务' }))
  await keys.press(page, page.getByRole('row').filter({ hasText: pkg.application.enterpriseName }))
  await keys.goToStep(page, 'upload')
  await keys.press(page, page.getByRole('button', { name: '开始上报' }))
  await expect(page.getByText('回执编号')).toBeVisible()
})

async function openPanel(page: Page, { panel }: TaskPackage): Promise<void> {
  await keys.goToStep(page, 'panel')
  await keys.press(page, page.getByRole('button', { name: '宣布开始' }))
  await keys.press(page, keys.stopIn(byId(page, 'panel:panel')), '1')
  for (const { id, name } of panel.experts) {
    const card = byId(page, `attendance:${id}`)
    await keys.press(page, card.getByRole('button', { name: `${name}签到` }))
    await keys.press(page, keys.stopIn(card), '1')
    await keys.press(page, card.getByRole('button', { name: `${name}签署承诺` }))
    await keys.writeWithKeys(page, name)
    await expect(card).toContainText('已就绪')
  }
}

async function reviewDocuments(page: Page): Promise<void> {
  await keys.goToStep(page, 'document-review')
  await keys.walkDown(page, page.locator('article[id^="material:"]'), () => ['1'])
  await keys.walkDown(page, page.locator('article[id^="comparison:"]'), () => ['1'])
  await close(page, 'document-review')
}

async function surveySite(page: Page): Promise<void> {
  await keys.goToStep(page, 'site-survey')
  await keys.walkDown(page, page.locator('article[id^="checkpoint:"]'), () => ['1'])
  const tabs = page.getByRole('radiogroup', { name: '现场勘查的内容' })
  await nextView(page, tabs)
  await keys.walkDown(page, page.locator('article[id^="scenario-check:"]'), () => ['1'])
  await nextView(page, tabs)
  await nextView(page, tabs)
  await keys.walkDown(page, page.locator('article[id^="deliverable:"]'), () => ['1'])
  await close(page, 'site-survey')
}

async function interview(page: Page): Promise<void> {
  await keys.goToStep(page, 'interview')
  await keys.press(page, page.getByRole('region', { name: '新建访谈' }).getByRole('button').first())
  await expect(page.getByRole('textbox', { name: '受访人' })).toBeFocused()
  await page.keyboard.insertText('周建国')
  await keys.type(page, page.getByRole('textbox', { name: '小结' }), '对立项、合同和付款说得清楚')
  await keys.press(page, page.getByRole('button', { name: '受访人签名' }))
  await keys.writeWithKeys(page, '周建国')
  await page.getByText('已签名确认').waitFor()
  await close(page, 'interview')
}

async function fillQuestionnaire(page: Page, { pinned }: TaskPackage): Promise<void> {
  await keys.goToStep(page, 'questionnaire')
  await keys.press(page, page.getByRole('button', { name: /新增一份/ }))
  const questions = findQuestionSet(pinned.questionSet.id)?.questions ?? []
  for (const [index, { kind }] of questions.entries()) {
    const field = page.locator('.question').nth(index)
    if (kind === 'text') await keys.type(page, field.getByRole('textbox'), '希望多配几台扫码枪')
    else await keys.press(page, field.locator('input').first(), '1')
  }
  await keys.press(page, page.getByRole('button', { name: '提交', exact: true }))
  await page.getByText('本次已录入 1 份').waitFor()
  await keys.press(page, page.getByRole('button', { name: '返回统计' }))
  await close(page, 'questionnaire')
}

async function watchDemonstration(page: Page): Promise<void> {
  await keys.goToStep(page, 'demonstration')
  const systems = page.getByRole('region', { name: '添加演示的系统' })
  await keys.press(page, systems.getByRole('button', { name: /MES/ }).first())
  await keys.walkDown(page, page.locator('.demonstration-step'), () => ['1'])
  await close(page, 'demonstration')
}

async function score(
  page: Page,
  { pinned, selfAssessment }: TaskPackage,
  expertId: string,
): Promise<void> {
  await keys.goToStep(page, 'scoring')
  const set = findIndicatorSet(pinned.indicatorSet.id)
  if (!set) throw new Error('a known indicator set is pinned')
  const { items, scenarios } = selfAssessment.after
  await keys.walkDown(page, page.locator(`article[id^="score:${expertId}/"]`), (index) => [
    ...[items[set.items[index]?.code ?? ''] ?? 'A'].flat(),
  ])
  await keys.walkDown(page, page.locator(`article[id^="scenario-score:${expertId}/"]`), (index) => [
    String(scenarios[set.scenarios[index]?.code ?? ''] ?? 0),
  ])
  const views = page.getByRole('radiogroup').filter({ hasText: '验收评议' })
  await nextView(page, views)
  await keys.walkDown(page, page.locator(`article[id^="rubric-mark:${expertId}/"]`), () => ['1'])
  await keys.tabTo(page, views.locator('input:checked'))
  await page.keyboard.press('ArrowLeft')
  await untilSaved(page)
  await keys.press(page, page.getByRole('button', { name: '提交打分' }))
  await page.getByRole('button', { name: '撤回打分' }).waitFor()
}

/** What all agree on is verified; then the conclusion, the votes, the text, and the freezing. */
async function decide(page: Page, { panel }: TaskPackage): Promise<void> {
  await keys.goToStep(page, 'scoring')
  const views = page.getByRole('radiogroup').filter({ hasText: '验收评议' })
  await nextView(page, views)
  await nextView(page, views)
  await keys.press(page, page.getByRole('button', { name: /采用一致意见/ }))
  await untilSaved(page)
  await keys.goToStep(page, 'opinion')
  await keys.press(page, page.getByRole('button', { name: /取今天/ }))
  await keys.press(page, page.getByRole('radio', { name: /^通过验收/ }), 'Space')
  await keys.goToStep(page, 'panel')
  for (const { id } of panel.experts)
    await keys.press(page, keys.stopIn(byId(page, `vote:${id}`)), '1')
  await keys.goToStep(page, 'opinion')
  await keys.press(page, page.getByRole('button', { name: '生成草稿' }))
  await untilSaved(page)
  await keys.press(page, page.getByRole('button', { name: '定稿并进入签字' }))
  const dialog = page.getByRole('dialog')
  await keys.press(page, dialog.getByRole('button', { name: /^定\s*稿$/ }))
  await page.getByRole('heading', { level: 1, name: '签字' }).waitFor()
}

/** The view at the right of the one that is shown. */
async function nextView(page: Page, views: Locator): Promise<void> {
  await keys.tabTo(page, views.locator('input:checked'))
  await page.keyboard.press('ArrowRight')
}

async function close(page: Page, step: string): Promise<void> {
  await keys.press(page, keys.stopIn(byId(page, `step:${step}`)), '1')
  await untilSaved(page)
}
