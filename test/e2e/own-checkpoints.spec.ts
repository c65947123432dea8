import type { ElectronApplication, Page } from '@playwright/test'
import { aPng } from '../fixtures/media.ts'
import { aLongSurvey, SURVEY_HEADER as HEADER, surveyText } from '../fixtures/survey-list.ts'
import { timeOfClick, timeOfTyping } from '../walk/measure.ts'
import * as steps from '../walk/steps.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'

async function paste(app: ElectronApplication, page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: '导入勘查点' }).click()
  const dialog = page.getByRole('dialog', { name: '导入勘查点清单' })
  await dialog.getByRole('textbox').focus()
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text)
  await page.keyboard.press('Control+V')
}

test('a panel adds checkpoints of its own, by hand and from a list, and works with them', async ({
  startOn,
}, info) => {
  const { app, page } = await startOn('site-survey')
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.screenshot({ path: info.outputPath('head.png') })

  await page.getByRole('button', { name: '添加勘查点' }).click()
  const dialog = page.getByRole('dialog', { name: '添加勘查点' })
  await expect(dialog.getByRole('button', { name: /^添\s*加$/ })).toBeDisabled()
  await dialog.getByRole('textbox', { name: '勘查点（必填）' }).fill('涂装线能耗采集')
  await dialog.getByRole('combobox', { name: '区域' }).fill('涂装车间')
  await dialog.getByRole('textbox', { name: '查看要点' }).fill('对照电表读数与系统数据')
  await dialog.getByRole('combobox', { name: '关联的采集项和场景' }).fill('F4')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await dialog.getByRole('checkbox', { name: /仅限现场拍摄/ }).check()
  await page.screenshot({ path: info.outputPath('dialog.png') })
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: /^添\s*加$/ }).click()
  const card = page.locator('[id^="own-checkpoint:"]').filter({ hasText: '涂装线能耗采集' })
  await expect(card).toBeFocused()
  await expect(card).toContainText('仅限现场拍摄')
  await expect(page.getByRole('button', { name: /涂装车间.*0 \/ 1/ })).toBeVisible()

  // The keyboard answers it like any other; what is not 符合 needs words.
  await page.keyboard.press('3')
  await expect(card.getByRole('radio', { name: '不符合', exact: true })).toBeChecked()
  await expect(card.getByText(/不是“符合”，请写明情况/)).toBeVisible()
  await card.getByRole('textbox', { name: /情况记录/ }).fill('没有装表')
  await steps.untilSaved(page)
  await expect(card.getByText(/请写明情况/)).toBeHidden()

  // Files from elsewhere are refused here in one sentence.
  await expect(card.getByRole('button', { name: /添加佐证/ })).toBeHidden()
  await card.focus()
  await pastePicture(page)
  await expect(card.getByRole('alert')).toContainText('只接受现场拍摄的佐证，没有添加')
  await page.screenshot({ path: info.outputPath('card.png') })
  await expectNoViolations(page)
  await card.getByRole('button', { name: '知道了' }).click()

  await card.getByRole('button', { name: '修改勘查点涂装线能耗采集' }).click()
  const editing = page.getByRole('dialog', { name: '修改勘查点' })
  await editing.getByRole('textbox', { name: '勘查点（必填）' }).fill('涂装线电表')
  await editing.getByRole('checkbox', { name: /仅限现场拍摄/ }).uncheck()
  await editing.getByRole('button', { name: /^完\s*成$/ }).click()
  await steps.untilSaved(page)
  const renamed = page.getByRole('article', { name: '涂装线电表' })
  await expect(renamed).toContainText('添加文件')

  await renamed.getByRole('button', { name: '记为问题' }).click()
  const finding = page.getByRole('dialog', { name: '记为问题' })
  await expect(finding.getByRole('textbox', { name: '问题' })).toHaveValue(/涂装线电表/)
  await finding.getByRole('button', { name: /^取\s*消$/ }).click()

  await paste(app, page, `${HEADER}\nZ01\t厂界\t噪声监测\t\tF99\t\nZ02\t厂界\t排放监测\t\t\t`)
  const importing = page.getByRole('dialog', { name: '导入勘查点清单' })
  await expect(importing.getByText('第 2 行 关联编号：没有编号为 F99 的采集项或场景')).toBeVisible()
  await page.screenshot({ path: info.outputPath('import.png') })
  await importing.getByRole('checkbox', { name: /有误的 1 行不导入/ }).check()
  await importing.getByRole('button', { name: '导入 1 行' }).click()
  await expect(page.getByText('已导入 1 个勘查点，1 行有误未导入。导错了可撤销。')).toBeVisible()

  await page.getByRole('searchbox', { name: '查找勘查点' }).fill('厂界 排放')
  await expect(page.getByText(/显示 1 \/ \d+ 个勘查点/)).toBeVisible()
  const found = page.getByRole('article', { name: 'Z02 排放监测' })
  await expect(found).toBeVisible()
  await found.getByRole('button', { name: '修改勘查点排放监测' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^移\s*除$/ })
    .click()
  const removing = page.getByRole('dialog', { name: /移除勘查点/ })
  await removing.getByRole('textbox').fill('不在本项目范围')
  await removing.getByRole('button', { name: /^移\s*除$/ }).click()
  await expect(page.getByText('没有找到勘查点')).toBeVisible()
  await expectNoViolations(page)
})

test('5,000 checkpoints open, filter, jump and save without drawing the whole list', async ({
  startOn,
  pkg,
}, info) => {
  const { app, page } = await startOn('site-survey')
  await page.setViewportSize({ width: 1366, height: 768 })
  await paste(app, page, surveyText(aLongSurvey(5000)))
  await page.getByRole('button', { name: '导入 5000 行' }).click()
  await expect(page.getByText('已导入 5000 个勘查点。导错了可撤销。')).toBeVisible()
  const slots = page.locator('.survey-point')
  await expect.poll(() => slots.count()).toBeLessThan(200)

  const opening: number[] = []
  for (let turn = 0; turn < 6; turn++) {
    // Another task in between: what is open already would be shown at once.
    await steps.openPlace(page, '任务')
    await page
      .getByRole('row')
      .filter({ hasNotText: pkg.application.enterpriseName })
      .last()
      .click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await steps.openPlace(page, '任务')
    const row = page.getByRole('row').filter({ hasText: pkg.application.enterpriseName })
    await row.evaluate((element) => element.setAttribute('data-measured', ''))
    opening.push(
      await timeOfClick(page, '[data-measured]', '.survey-point[data-drawn="true"] [role="radio"]'),
    )
  }
  expect(await slots.count()).toBeLessThan(200)

  const filtering: number[] = []
  for (const wanted of ['4321', '第77号', '厂界 第4500']) {
    const field = '[aria-label="查找勘查点"]'
    filtering.push(await timeOfTyping(page, { field, text: wanted, until: '显示 1 / ' }))
    await page.getByRole('searchbox', { name: '查找勘查点' }).fill('')
    await expect(page.getByText(/^显示/)).toBeHidden()
  }
  const box = '.survey-filter input'
  filtering.push(await timeOfClick(page, box, '.survey-filter input:checked'))
  filtering.push(await timeOfClick(page, box, '.survey-filter input:not(:checked)'))

  // A jump into the middle draws what is there, and the keyboard goes on from it.
  await page.keyboard.press('Control+K')
  await page.getByRole('combobox', { name: /查找步骤/ }).fill('勘查点第3456号')
  await page.keyboard.press('Enter')
  const middle = page.getByRole('article', { name: 'P3456 勘查点第3456号' })
  await expect(middle).toBeFocused()
  await expect(middle.getByRole('radio', { name: '符合', exact: true })).toBeVisible()
  await page.keyboard.press('1')
  await expect(middle.getByRole('radio', { name: '符合', exact: true })).toBeChecked()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('2')
  const next = page.getByRole('article', { name: 'P3457 勘查点第3457号' })
  await expect(next.getByRole('radio', { name: '部分符合' })).toBeChecked()
  await page.screenshot({ path: info.outputPath('middle.png') })

  // Typing: no frame waits for the other 4,999.
  const note = next.getByRole('textbox', { name: /情况记录/ })
  await note.focus()
  await watchFrames(page)
  await page.keyboard.type('现场看到报工记录与系统一致，个别工位补录。', { delay: 60 })
  await steps.untilSaved(page)
  const frames = await longestFrames(page)
  await expect(note).toHaveValue('现场看到报工记录与系统一致，个别工位补录。')

  // What was scrolled past is gone from the page, and back when it is scrolled to.
  for (let turn = 0; turn < 40; turn++) await page.mouse.wheel(0, 3000)
  await expect.poll(() => slots.count()).toBeLessThan(300)

  const gaps = await timeOfClick(page, '.step-footer-gaps', '.gap-link')
  await expect(page.getByRole('button', { name: /^另有 \d+ 项，全部显示$/ })).toBeVisible()
  await page.screenshot({ path: info.outputPath('gaps.png') })
  await expectNoViolations(page)
  // The best of several, and twice the bar (400 ms, 100 ms): machines that test are busy.
  expect(Math.min(...opening)).toBeLessThan(800)
  expect(Math.min(...filtering)).toBeLessThan(200)
  expect(gaps).toBeLessThan(1000)
  // One frame may have met something else; that every save holds up the typing would show in more.
  expect(frames[2]).toBeLessThan(200)
  info.annotations.push({
    type: 'ms',
    description: JSON.stringify({ opening, filtering, frames, gaps }),
  })
})

/** A picture from the clipboard, as a screenshot would come. */
function pastePicture(page: Page): Promise<void> {
  return page.evaluate(
    (bytes) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(
        new File([new Uint8Array(bytes)], '旧照片.png', { type: 'image/png' }),
      )
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData }))
    },
    [...aPng()],
  )
}

/** Notes how long each frame takes from now on. */
function watchFrames(page: Page): Promise<void> {
  return page.evaluate(() => {
    const lengths: number[] = []
    let last = performance.now()
    const tick = (): void => {
      const now = performance.now()
      lengths.push(now - last)
      last = now
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
    Object.assign(window, { frameLengths: lengths })
  })
}

function longestFrames(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    const { frameLengths } = window as unknown as { readonly frameLengths: readonly number[] }
    return frameLengths
      .toSorted((a, b) => b - a)
      .slice(0, 5)
      .map(Math.round)
  })
}
