import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { aPng } from '../fixtures/media.ts'
import * as steps from '../walk/steps.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'

const QUOTE = '报工当场就进系统，下班不用再补单子。'

test('an interview is quoted, signed, closed, found at its items and opened again with a reason', async ({
  startOn,
  pkg,
  folder,
}, info) => {
  const { app, page } = await startOn('interview')
  await expectNoViolations(page)

  // By keyboard: the role opens the form with the pen at the name.
  await page.getByRole('button', { name: /^企业负责人/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: '受访人' })).toBeFocused()
  await expect(page.getByRole('button', { name: '受访人签名' })).toBeDisabled()
  await page.keyboard.type('周建国')
  await page.keyboard.press('Tab')
  await page.keyboard.type('总经理')
  const first = page.locator('.interview-questions li').first()
  await first.getByRole('textbox').fill('想解决排产靠经验、在制品看不见两个问题。')
  await expect(first.getByRole('list', { name: '关联的采集项和场景' })).toContainText('M1')
  const card = page.locator('.record-card[id^="interview:"]')
  await expect(card).toContainText('已答 1 / 6')
  await expect(card).toContainText('待确认')

  // A sentence word for word, with what it proves and a paper beside it.
  const sentence = page.getByRole('textbox', { name: '摘录一句原话' })
  for (const text of [QUOTE, '记错了']) {
    await sentence.fill(text)
    await page.getByRole('button', { name: '摘录', exact: true }).click()
    await expect(sentence).toHaveValue('')
  }
  const quotes = page.locator('.record-card[id^="quote:"]')
  await expect(quotes).toHaveCount(2)
  const picker = quotes.first().getByRole('combobox', { name: '印证的采集项和场景' })
  for (const code of ['F4', 'S06']) {
    await picker.fill(code)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Escape')
  await expect(quotes.first()).toContainText('S06')
  const path = join(folder, '报工界面.png')
  await writeFile(path, aPng())
  await steps.attachEvidence({ app, page }, 'quote', path)
  await page.getByRole('button', { name: '删除摘录 2' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /理由/ }).fill('误记')
  await dialog.getByRole('button', { name: /删\s*除/ }).click()
  await expect(quotes).toHaveCount(1)
  await steps.untilSaved(page)
  await quotes.first().scrollIntoViewIfNeeded()
  await page.screenshot({ path: info.outputPath('quote.png') })
  await expectNoViolations(page)

  // The interviewee signs: every line is closed, quotes are not.
  await page.getByRole('button', { name: '受访人签名' }).click()
  await page.screenshot({ path: info.outputPath('pad.png') })
  await expectNoViolations(page)
  await steps.writeOnPad(page, '周建国')
  await expect(page.getByText('周建国已签名确认')).toBeVisible()
  await expect(page.getByRole('img', { name: '周建国的签名' })).toBeVisible()
  await expect(card).toContainText('已签名')
  await expect(page.getByRole('textbox', { name: '小结' })).toBeDisabled()
  await expect(page.getByRole('textbox', { name: '受访人' })).toBeDisabled()
  await expect(page.getByRole('button', { name: '删除这份访谈' })).toHaveCount(0)
  await expect(quotes.first().getByRole('textbox', { name: '原话' })).toBeEnabled()
  await steps.untilSaved(page)
  await page.screenshot({ path: info.outputPath('signed.png') })
  await expectNoViolations(page)

  // From the item to what was said about it, and back to where it was said.
  await steps.openStep(page, 'evidence')
  await page.getByText('采集项与场景', { exact: true }).click()
  const item = steps.byId(page, 'evidence-of:F4')
  await expect(item).toContainText(QUOTE)
  await expect(item.getByRole('button', { name: /打开佐证 报工界面/ })).toBeVisible()
  await item.scrollIntoViewIfNeeded()
  await page.screenshot({ path: info.outputPath('evidence-view.png') })
  await expectNoViolations(page)
  await item.getByRole('button', { name: '到周建国，总经理的访谈' }).click()
  await expect(quotes.first()).toBeFocused()

  const leader = pkg.panel.experts.find(({ role }) => role === 'leader')
  await steps.openStep(page, 'scoring')
  const score = steps.byId(page, `score:${leader?.id ?? ''}/F4`)
  await score.scrollIntoViewIfNeeded()
  const said = score.getByRole('list', { name: '访谈摘录' })
  await expect(said).toContainText(QUOTE)
  await said.evaluate((list) => list.scrollIntoView({ block: 'center' }))
  await page.screenshot({ path: info.outputPath('scoring.png') })

  // Withdrawn with a reason, which stands in the history; then the lines are open again.
  await score.getByRole('button', { name: '到周建国，总经理的访谈' }).click()
  await page.getByRole('button', { name: '撤回确认' }).click()
  await dialog.getByRole('textbox', { name: /撤回理由/ }).fill('职务记错，须更正')
  await dialog.getByRole('button', { name: '撤回确认' }).click()
  await expect(page.getByRole('button', { name: '受访人签名' })).toBeEnabled()
  await page.getByRole('textbox', { name: '职务' }).fill('常务副总经理')
  await steps.untilSaved(page)
  await card.getByRole('button', { name: '修改记录' }).first().click()
  const history = page.getByRole('dialog', { name: /修改记录/ })
  await expect(history.getByRole('row', { name: /受访人确认.*职务记错，须更正/ })).toBeVisible()
})

test('a refusal needs its reason, and what is missing at the end is one click away', async ({
  startOn,
}, info) => {
  const { page } = await startOn('interview')
  await page.getByRole('button', { name: /^一线/ }).click()
  await page.locator('.record-card .fold-toggle').click()
  await steps.byId(page, 'step:interview').getByRole('radio', { name: '标为完成' }).click()
  await steps.untilSaved(page)

  const card = page.locator('.record-card[id^="interview:"]')
  await steps.jumpTo(page, /还没有填写受访人/)
  await expect(card).toBeFocused()
  await page.getByRole('textbox', { name: '受访人' }).fill('王秀梅')
  await steps.untilSaved(page)
  await steps.jumpTo(page, /访谈“王秀梅”还没有受访人确认/)
  const confirmation = page.getByRole('region', { name: '受访人确认' })
  await expect(confirmation).toBeFocused()

  await confirmation.getByRole('button', { name: '拒绝签名' }).click()
  const dialog = page.getByRole('dialog')
  const take = dialog.getByRole('button', { name: '记为拒签' })
  await expect(take).toBeDisabled()
  await dialog.getByRole('textbox', { name: /拒签理由/ }).fill('须经车间主任同意，口头确认无误')
  await take.click()
  await expect(dialog).toBeHidden()
  await expect(confirmation).toContainText('王秀梅拒绝签名，理由：须经车间主任同意')
  await expect(page.getByRole('textbox', { name: '小结' })).toBeDisabled()
  await page.screenshot({ path: info.outputPath('refused.png') })
  await expectNoViolations(page)

  await steps.openGaps(page)
  await expect(page.getByText(/还没有受访人确认/)).toHaveCount(0)
  await expect(page.getByText(/^提纲中还没有访谈的角色：企业负责人、/)).toBeVisible()
  await page.screenshot({ path: info.outputPath('gaps.png') })
})
