import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { aJpeg, aPng } from '../fixtures/media.ts'
import { willPick } from '../walk/dialogs.ts'
import { killApp } from '../walk/app.ts'
import * as steps from '../walk/steps.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'

const TAKEN_AT = '2026:11:22 15:08:30'

/** Chromium's own camera and microphone: a picture with a clock, a beep every second. */
const FAKE_DEVICES = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
]

test('a photo is taken, annotated, placed, linked, and found from both sides', async ({
  start,
  pkg,
}, info) => {
  const { page } = await start(FAKE_DEVICES)
  await steps.importSamples(page)
  await steps.openTask(page, pkg.application.enterpriseName)
  const point = await takePhoto(page)
  await point.getByRole('button', { name: /打开佐证 现场照片/ }).click()
  const viewer = page.getByRole('dialog')

  await viewer.getByRole('button', { name: '标注' }).click()
  const layer = viewer.getByRole('application', { name: '在图上标注' })
  const box = await layer.boundingBox()
  if (!box) throw new Error('no picture to draw on')
  for (const [name, at] of [
    ['箭头', 0.2],
    ['方框', 0.5],
  ] as const) {
    await viewer.getByRole('button', { name }).click()
    await page.mouse.move(box.x + box.width * at, box.y + box.height * 0.3)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * (at + 0.2), box.y + box.height * 0.6, { steps: 5 })
    await page.mouse.up()
  }
  await viewer.getByRole('button', { name: '文字' }).click()
  await viewer.getByRole('textbox', { name: /要写的文字/ }).fill('未接入平台')
  await layer.focus()
  for (const key of ['ArrowUp', 'ArrowUp', 'Enter']) await page.keyboard.press(key)
  await expect(layer.locator('.annotation-text')).toHaveText('未接入平台')
  await expect(layer.locator('.annotation-stroke')).toHaveCount(2)
  await viewer.getByRole('button', { name: '清空' }).click()
  await expect(layer.locator('.annotation-stroke')).toHaveCount(0)
  await viewer.getByRole('button', { name: '撤销' }).click()
  await expect(layer.locator('.annotation-stroke')).toHaveCount(2)
  await viewer.getByRole('button', { name: '完成标注' }).click()
  await viewer.getByRole('textbox', { name: /地点/ }).fill('二号车间冲压线')

  await viewer.getByRole('button', { name: '关联到…' }).click()
  const linking = page.getByRole('dialog', { name: /关联到/ })
  await linking.getByRole('textbox').fill('采集项 F2')
  await linking.getByRole('button', { name: /F2/ }).click()
  await expect(linking.getByText('已关联')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(linking).toBeHidden()
  await page.screenshot({ path: info.outputPath('viewer.png') })
  await expectNoViolations(page)
  await page
    .getByRole('button', { name: /^关\s*闭$/ })
    .last()
    .click()
  await steps.untilSaved(page)
  await expect(point.getByRole('button', { name: /现场照片.*有标注/ })).toBeVisible()

  await steps.openStep(page, 'evidence')
  const row = page.getByRole('row', { name: /现场照片/ })
  await expect(row).toContainText('二号车间冲压线')
  await expect(row).toContainText('fake_device')
  await expect(row).toContainText('现场拍摄')
  await page.getByRole('textbox', { name: '查找佐证' }).fill('冲压线')
  await expect(page.getByRole('status').filter({ hasText: /1 \/ \d+ 份/ })).toBeVisible()
  await page.screenshot({ path: info.outputPath('pool.png') })
  await expectNoViolations(page)
  await page.getByText('采集项与场景', { exact: true }).click()
  const card = steps.byId(page, 'evidence-of:F2')
  await expect(card.getByRole('button', { name: /打开佐证 现场照片/ })).toBeVisible()
  await page.screenshot({ path: info.outputPath('codes.png') })
  await expectNoViolations(page)

  // Back by a jump, and the link goes again, with its reason on record.
  await page.getByText('佐证与用处', { exact: true }).click()
  await row.getByRole('button', { name: /勘查点/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: '现场勘查' })).toBeVisible()
  await point.getByRole('button', { name: /打开佐证 现场照片/ }).click()
  await viewer.getByRole('button', { name: /取消关联采集项 F2/ }).click()
  const asking = page.getByRole('dialog', { name: '取消关联' })
  await asking.getByRole('textbox').fill('拍的是另一台设备')
  await asking.getByRole('button', { name: '取消关联' }).click()
  await expect(viewer.getByText('用在哪里（1）')).toBeVisible()
  await viewer.getByRole('button', { name: '操作记录' }).click()
  await expect(viewer.getByText(/取消关联采集项 F2.*理由：拍的是另一台设备/)).toBeVisible()
})

test('12 seconds of an interview outlive the end of the app and can be played', async ({
  start,
  pkg,
}, info) => {
  let { app, page } = await start(FAKE_DEVICES)
  await steps.importSamples(page)
  await steps.openTask(page, pkg.application.enterpriseName)
  await steps.openStep(page, 'interview')
  await page.getByRole('region', { name: '新建访谈' }).getByRole('button').first().click()
  await page.getByRole('textbox', { name: '受访人' }).fill('周建国')
  await page.getByRole('button', { name: '开始录音' }).click()
  await expect(page.getByText(/已存盘至/)).toBeVisible()
  await expect
    .poll(async () => Number(await page.getByRole('meter').getAttribute('aria-valuenow')))
    .toBeGreaterThan(0)
  await page.screenshot({ path: info.outputPath('recording.png') })
  await expectNoViolations(page)
  // The recording goes on while another screen is looked at.
  await steps.openStep(page, 'questionnaire')
  await expect(page.getByRole('button', { name: /正在录音/ })).toContainText(/00:1[2-9]/)
  await killApp(app)

  ;({ app, page } = await start(FAKE_DEVICES))
  await expect(page.getByText(/上次录音中断，已录的内容都在/)).toBeVisible()
  await page.getByRole('button', { name: '知道了' }).click()
  await steps.openPlace(page, '任务')
  await steps.openTask(page, pkg.application.enterpriseName)
  await steps.openStep(page, 'evidence')
  const row = page.getByRole('row', { name: /访谈录音.*中断前的部分/ })
  await expect(row).toContainText('周建国')
  await row.getByRole('button', { name: /打开佐证/ }).click()
  const player = page.getByLabel(/^访谈录音.*webm$/).and(page.locator('audio'))
  await expect
    .poll(async () => player.evaluate((audio: HTMLAudioElement) => audio.duration))
    .toBeGreaterThan(9)
  await player.evaluate((audio: HTMLAudioElement) => audio.play())
  await expect
    .poll(async () => player.evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThan(0.5)
  await page.screenshot({ path: info.outputPath('player.png') })
})

test('an interview is recorded with a pause and ended: one piece, at its interview', async ({
  startOn,
}) => {
  const { page } = await startOn('interview', FAKE_DEVICES)
  await page.getByRole('region', { name: '新建访谈' }).getByRole('button').first().click()
  await page.getByRole('button', { name: '开始录音' }).click()
  await expect(page.getByRole('timer')).toHaveText('00:02')
  await page.getByRole('button', { name: '暂停' }).click()
  await expect(page.getByText(/已存盘至/)).toBeVisible()
  await page.getByRole('button', { name: '继续录音' }).click()
  await page.getByRole('button', { name: '结束并保存' }).click()
  await expect(page.getByRole('button', { name: /打开佐证 访谈录音/ })).toBeVisible()
  await expect(page.getByRole('button', { name: '开始录音' })).toBeEnabled()
})

test('of picked files the good ones come in and the bad one is named', async ({
  startOn,
  folder,
}) => {
  const files = ['现场一.jpg', '网页.jpg', '现场二.png'].map((name) => join(folder, name))
  await writeFile(files[0] ?? '', aJpeg({ make: 'HUAWEI', model: 'P60', takenAt: TAKEN_AT }))
  await writeFile(files[1] ?? '', '<html>请先登录</html>')
  await writeFile(files[2] ?? '', aPng())
  const { app, page } = await startOn('evidence')
  await willPick(app, ...files)
  await page.getByRole('button', { name: '批量添加文件' }).click()
  await expect(page.getByText(/“网页\.jpg”：名称是 \.jpg，内容却不是图片，没有添加/)).toBeVisible()
  await expect(page.getByRole('row', { name: '现场二.png' })).toBeVisible()
  const row = page.getByRole('row', { name: '现场一.jpg' })
  await expect(row).toContainText('2026-11-22 15:08')
  await expect(row).toContainText('HUAWEI P60')
  await expect(row).toContainText('未关联')
  await page.getByRole('checkbox', { name: '只看未关联' }).check()
  await expect(page.getByRole('row')).toHaveCount(3)
  await expect(page.getByRole('row', { name: '网页.jpg' })).toHaveCount(0)
})

async function takePhoto(page: Page) {
  await steps.openStep(page, 'site-survey')
  const point = page.locator('[id^="checkpoint:"]').first()
  await point.getByRole('button', { name: /拍照/ }).click()
  await page.getByRole('button', { name: /^拍\s*摄$/ }).click()
  await expect(page.getByText('已保存 1 张')).toBeVisible()
  await page.getByRole('button', { name: /^完\s*成$/ }).click()
  return point
}
