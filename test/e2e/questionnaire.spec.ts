import type { Page } from '@playwright/test'
import { findQuestionSet } from '../../shared/catalog/index.ts'
import type { TaskPackage } from '../../shared/formats/task-package.ts'
import { killApp } from '../walk/app.ts'
import * as steps from '../walk/steps.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'

const PIN = '2468'

test('staff fill in questionnaires on a device that only a PIN gives back', async ({
  start,
  pkg,
}, info) => {
  const { enterpriseName } = pkg.application
  let { app, page } = await start()
  await steps.importSamples(page)
  await steps.openTask(page, enterpriseName)
  await steps.openStep(page, 'questionnaire')

  // The first time the expert chooses a PIN.
  await page.getByRole('button', { name: '现场填写' }).click()
  const dialog = page.getByRole('dialog', { name: '把设备交给员工' })
  await dialog.getByLabel(/设置 PIN/).fill('12')
  await dialog.getByRole('button', { name: '交出设备' }).click()
  await expect(dialog.getByText('PIN：应为 4 至 8 位数字')).toBeVisible()
  await dialog.getByLabel(/设置 PIN/).fill(PIN)
  await dialog.getByLabel('再输一次').fill('2469')
  await expect(dialog.getByText('两次输入的 PIN 不一致')).toBeVisible()
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('pin.png') })
  await dialog.getByLabel('再输一次').fill(PIN)
  await page.keyboard.press('Enter')

  await expectNothingButTheQuestionnaire(page, enterpriseName)
  expect(
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isKiosk()),
  ).toBe(true)
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('hand-over.png') })
  // A wish to close the window is not heard, neither are shortcuts or another address.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Escape')
  await page.evaluate(() => (window.location.hash = '#/tasks'))
  await expectNothingButTheQuestionnaire(page, enterpriseName)

  // By keyboard alone, with what is missing named.
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await expect(page.getByText(/还有 \d+ 题需要处理/)).toBeVisible()
  await expect(page.getByText('请回答这一题').first()).toBeVisible()
  await answerByKeyboard(page, pkg)
  await page.getByRole('heading', { name: '已提交，谢谢您！' }).waitFor()
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('thanks.png') })
  await page.getByRole('button', { name: '下一位开始填写' }).click()
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)

  // The program ends by force and starts again: still the questionnaire.
  await killApp(app)
  ;({ app, page } = await start())
  await expectNothingButTheQuestionnaire(page, enterpriseName)
  await answerByKeyboard(page, pkg)
  await page.getByRole('button', { name: '交还专家' }).click()
  const back = page.getByRole('dialog', { name: '交还专家' })
  await back.getByLabel('PIN').fill('1111')
  await page.keyboard.press('Enter')
  await expect(back.getByText('PIN 不对，还可再试 4 次。')).toBeVisible()
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('take-back.png') })
  await back.getByLabel('PIN').fill(PIN)
  await back.getByRole('button', { name: '返回专家画面' }).click()

  // Where the expert left, with what came in.
  await expect(page.getByRole('heading', { level: 1, name: '问卷调查' })).toBeVisible()
  await expect(page.getByRole('heading', { name: '统计结果（2 份）' })).toBeVisible()
  await expect(page.getByText(/样本偏少：现有 2 份/)).toBeVisible()
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('statistics.png'), fullPage: true })
  expect(
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isKiosk()),
  ).toBe(false)

  // The second time there is a PIN, and the system's user can do without it.
  await page.getByRole('button', { name: '现场填写' }).click()
  await expect(page.getByRole('button', { name: '重设 PIN' })).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: '交出设备' }).click()
  await expectNothingButTheQuestionnaire(page, enterpriseName)
  await killApp(app)
  ;({ page } = await start(['--end-hand-over']))
  await expect(page.getByRole('heading', { level: 1, name: '问卷调查' })).toBeVisible()
})

test('what is typed in from paper stays while the device is handed over for another task', async ({
  startOn,
  pkg,
}) => {
  const { page } = await startOn('questionnaire')
  await page.getByRole('button', { name: /录入纸质问卷/ }).click()
  await page.getByRole('radio', { name: '生产一线' }).click()

  await steps.openPlace(page, '任务')
  await steps.openTask(page, '岐草堂')
  await steps.openStep(page, 'questionnaire')
  await page.getByRole('button', { name: '现场填写' }).click()
  await page.getByLabel(/设置 PIN/).fill(PIN)
  await page.getByLabel('再输一次').fill(PIN)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '交还专家' }).click()
  await page.getByLabel('PIN').fill(PIN)
  await page.keyboard.press('Enter')

  await steps.openPlace(page, '任务')
  await steps.openTask(page, pkg.application.enterpriseName)
  await steps.openStep(page, 'questionnaire')
  await expect(page.getByRole('radio', { name: '生产一线' })).toBeChecked()
})

/** Chooses the first answer of every question with the keys alone and submits. */
async function answerByKeyboard(page: Page, { pinned }: TaskPackage): Promise<void> {
  const questions = findQuestionSet(pinned.questionSet.id)?.questions ?? []
  for (const [index, { kind }] of questions.entries()) {
    const field = page.locator('.question').nth(index)
    if (kind === 'text') {
      await field.getByRole('textbox').focus()
      await page.keyboard.type('希望多配几台扫码枪')
    } else {
      await field.locator('input').first().focus()
      await page.keyboard.press('1')
    }
  }
  await page.getByRole('button', { name: '提交', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '已提交，谢谢您！' }).waitFor()
}

async function expectNothingButTheQuestionnaire(page: Page, enterprise: string): Promise<void> {
  await expect(page.getByRole('button', { name: '交还专家' })).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByText(enterprise)).toHaveCount(0)
}
