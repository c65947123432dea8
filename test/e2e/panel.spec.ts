import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import * as steps from '../walk/steps.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'

const DISSENT = '能耗数据尚未接入平台。'

test('a panel signs in, loses a member to a conflict of interest, clarifies and votes', async ({
  start,
  pkg,
  folder,
}) => {
  const { experts } = pkg.panel
  const leader = experts.find(({ role }) => role === 'leader')
  const [leaving, staying] = experts.filter(({ role }) => role === 'member')
  if (!leader || !leaving || !staying) throw new Error('the sample panel has three experts')
  const { app, page } = await start()
  await steps.importSamples(page)
  await steps.openTask(page, pkg.application.enterpriseName)

  // A member declares for himself; others' declarations are not his to make, nor is the withdrawal.
  await steps.actAs(page, leaving.name)
  await steps.openStep(page, 'panel')
  await expectNoViolations(page)
  const card = (id: string) => steps.byId(page, `attendance:${id}`)
  await expect(page.getByRole('button', { name: '宣布开始' })).toBeDisabled()
  await expect(card(staying.id).getByRole('button', { name: /签到/ })).toBeDisabled()
  await card(leaving.id)
    .getByRole('radio', { name: /申请回避/ })
    .click()
  await card(leaving.id)
    .getByRole('textbox', { name: /利益关系/ })
    .fill('两年前任该企业技术顾问')
  await steps.untilSaved(page)
  await expect(card(leaving.id)).toContainText('请组长在本机登记回避')

  // The leader records the withdrawal in one step, with the reason to go on.
  await steps.actAs(page, leader.name)
  await card(leaving.id)
    .getByRole('button', { name: `登记${leaving.name}回避` })
    .click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('textbox', { name: /回避理由/ })).toHaveValue(/技术顾问/)
  await dialog.getByRole('textbox', { name: /继续验收的理由/ }).fill('其余专家专业齐全')
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: /登记回避/ }).click()
  await expect(card(leaving.id)).toContainText('不参加：回避：两年前任该企业技术顾问')

  // Everyone who stays signs in at once, declares and signs by hand.
  await page.getByRole('button', { name: '宣布开始' }).click()
  await page.getByRole('radio', { name: '专家组推选' }).click()
  await page.getByRole('button', { name: /全体签到/ }).click()
  for (const { id, name } of experts.filter((expert) => expert !== leaving)) {
    await card(id).getByRole('radio', { name: '无利益关系' }).click()
    await card(id)
      .getByRole('button', { name: `${name}签署承诺` })
      .click()
    if (name === leader.name) await expectNoViolations(page)
    await steps.writeOnPad(page, name)
    await expect(card(id)).toContainText('已就绪')
    await expect(card(id).getByRole('img', { name: `${name}的签名` })).toBeVisible()
  }
  await page.getByRole('button', { name: /工作方案/ }).click()
  await expect(page.getByText('工作团队', { exact: true })).toBeVisible()
  await page.getByRole('textbox', { name: /补充安排/ }).fill('上午材料与访谈，下午进车间')

  await clarify(page, app, folder)
  await expectTimes(page, pkg.application.enterpriseName)

  // A conclusion opens the vote; a dissent needs words and stands in the draft.
  await steps.openStep(page, 'opinion')
  await page.getByRole('radio', { name: /^未通过验收/ }).click()
  await steps.openStep(page, 'panel')
  const vote = (id: string) => steps.byId(page, `vote:${id}`)
  await expect(vote(leaving.id)).toHaveCount(0)
  await vote(leader.id).getByRole('radio', { name: '同意', exact: true }).click()
  await vote(staying.id).getByRole('radio', { name: '不同意' }).click()
  await vote(staying.id)
    .getByRole('textbox', { name: /不同意见/ })
    .fill(DISSENT)
  for (const { id } of experts.filter((one) => ![leader, leaving, staying].includes(one))) {
    await vote(id).getByRole('radio', { name: '同意', exact: true }).click()
  }
  await steps.untilSaved(page)
  await expect(page.getByText('不同意 1 票')).toBeVisible()
  await expectNoViolations(page)
  await steps.openStep(page, 'opinion')
  await page.getByRole('button', { name: '生成草稿' }).click()
  await expect(steps.byId(page, 'opinion:text')).toHaveValue(
    new RegExp(`不同意1票；不同意见：${staying.name}认为能耗数据尚未接入平台。`),
  )
})

test('a member who withdraws is replaced, and the panel elects who leads it', async ({
  startOn,
  pkg,
}, info) => {
  const leader = pkg.panel.experts.find(({ role }) => role === 'leader')
  const [leaving, staying] = pkg.panel.experts.filter(({ role }) => role === 'member')
  if (!leader || !leaving || !staying) throw new Error('the sample panel has three experts')
  const { page } = await startOn('panel')
  const card = steps.byId(page, `attendance:${leaving.id}`)
  await card.getByRole('radio', { name: /申请回避/ }).click()
  await card.getByRole('textbox', { name: /利益关系/ }).fill('两年前任该企业技术顾问')
  await card.getByRole('button', { name: `登记${leaving.name}回避` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: '由替补专家接替' }).click()
  const confirm = dialog.getByRole('button', { name: /登记回避/ })
  await dialog.getByRole('textbox', { name: /姓名/ }).fill(staying.name)
  await expect(dialog.getByText('该专家已在本组')).toBeVisible()
  await expect(confirm).toBeDisabled()
  for (const [field, text] of [
    ['姓名', '方知远'],
    ['单位', '省机械研究院'],
    ['职称', '研究员'],
    ['专业', '工业自动化'],
  ] as const) {
    await dialog.getByRole('textbox', { name: new RegExp(field) }).fill(text)
  }
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('substitute.png') })
  await confirm.click()

  // The substitute is one of the panel: signs in, and is there to be chosen.
  const substitute = page.getByRole('article', { name: '方知远' })
  await expect(substitute).toContainText('省机械研究院')
  await expect(page.getByText(/继续验收的理由/)).toHaveCount(0)
  await substitute.getByRole('button', { name: '方知远签到' }).click()
  await steps.actAs(page, '方知远')
  await steps.actAs(page, leader.name)

  // From the election on, what is the leader's is the new leader's to write.
  await page.getByRole('radio', { name: '专家组推选' }).click()
  await page.getByRole('radio', { name: /方知远/ }).click()
  await expect(page.getByText('组长：方知远')).toBeVisible()
  await expect(page.getByRole('radio', { name: '评测机构指定' })).toBeDisabled()
  await steps.actAs(page, '方知远')
  await expect(page.getByRole('radio', { name: '评测机构指定' })).toBeEnabled()
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('elected.png') })

  // The score sheets name the withdrawal and leave it to this screen to take it back.
  await steps.openStep(page, 'scoring')
  await page.getByText('专家组核定', { exact: true }).click()
  const sheet = steps.byId(page, `score-sheet:${leaving.id}`)
  await expect(sheet).toContainText('回避：两年前任该企业技术顾问')
  await expect(sheet.getByRole('button', { name: /取消/ })).toHaveCount(0)

  // Taken back by the substitute: out of the panel, which is led by who was named again.
  await steps.openStep(page, 'panel')
  await page.getByRole('button', { name: `取消回避：${leaving.name}` }).click()
  await expect(page.getByText(`组长：${leader.name}`)).toBeVisible()
  await expect(substitute).toHaveCount(0)
  await expect(page.getByRole('radio', { name: '评测机构指定' })).toBeEnabled()
})

/** A question, its answer with a paper, and a second one that is taken back with a reason. */
async function clarify(
  page: Page,
  app: Parameters<typeof steps.attachEvidence>[0]['app'],
  folder: string,
): Promise<void> {
  const question = page.getByRole('textbox', { name: '请企业澄清的问题' })
  for (const text of ['看板与台账的设备数量为何不一致', '问错了']) {
    await question.fill(text)
    await page.getByRole('button', { name: '提出澄清' }).click()
    await expect(question).toHaveValue('')
  }
  const cards = page.locator('.record-card[id^="clarification:"]')
  await expect(cards).toHaveCount(2)
  const first: Locator = cards.first()
  await expect(first).toContainText('待答复')
  await first.getByRole('textbox', { name: '企业答复' }).fill('看板含在建产线，已补交分线台账。')
  await first.getByRole('textbox', { name: '答复人' }).fill('孙晓东，信息化主管')
  const paper = join(folder, '分线台账.txt')
  await writeFile(paper, '一号线 12 台\n二号线 9 台\n')
  await steps.attachEvidence({ app, page }, 'clarification', paper)
  await expect(first).toContainText('已答复')
  await page.getByRole('button', { name: '删除澄清 2' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /理由/ }).fill('误填')
  await dialog.getByRole('button', { name: /删\s*除/ }).click()
  await expect(cards).toHaveCount(1)
}

/** The first record of a method starts its time, marking it as done ends it. */
async function expectTimes(page: Page, enterprise: string): Promise<void> {
  const row = page.getByRole('row').filter({ hasText: '书面材料审核' })
  await expect(row).toContainText('——')
  await steps.openStep(page, 'document-review')
  await page.locator('[id^="material:"]').first().getByRole('radio', { name: '齐全' }).click()
  await steps.byId(page, 'step:document-review').getByRole('radio', { name: '标为完成' }).click()
  await steps.untilSaved(page)
  await steps.openStep(page, 'panel')
  await expect(row).toContainText('不足 1 分')
  // It is on disk: another look at the task shows the same.
  await steps.openPlace(page, '任务')
  await steps.openTask(page, enterprise)
  await steps.openStep(page, 'panel')
  await expect(row).toContainText('不足 1 分')
}
