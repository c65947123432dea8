import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { aJpeg, anMp4, aPng } from '../fixtures/media.ts'
import { rawZip } from '../fixtures/raw-zip.ts'
import { SURVEY_HEADER } from '../fixtures/survey-list.ts'
import { willPick } from '../walk/dialogs.ts'
import * as steps from '../walk/steps.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'

test('of files picked together the good ones are kept and each bad one is named', async ({
  startOn,
  folder,
}, info) => {
  const { app, page } = await startOn('site-survey')
  await page.setViewportSize({ width: 1366, height: 768 })
  const film = anMp4()
  const files = [
    ['假照片.jpg', Buffer.from('<html>请先登录</html>')],
    ['现场一.png', aPng()],
    ['断照片.jpg', aJpeg({}, 200_000).subarray(0, 90_000)],
    ['断录像.mp4', film.subarray(0, film.length - 200)],
    ['空.jpg', Buffer.alloc(0)],
    ['现场二.jpg', aJpeg()],
  ] as const
  for (const [name, content] of files) await writeFile(join(folder, name), content)
  await willPick(app, ...files.map(([name]) => join(folder, name)))
  const card = steps.byId(page, 'checkpoint:C01')
  await card.getByRole('button', { name: /添加佐证$/ }).click()
  await expect(card.getByText('佐证 2 份')).toBeVisible()
  const alert = card.getByRole('alert')
  await expect(alert).toContainText('“假照片.jpg”：名称是 .jpg，内容却不是图片')
  await expect(alert).toContainText('“断照片.jpg”：图片不完整')
  await expect(alert).toContainText('“断录像.mp4”：录像或录音不完整')
  await expect(alert).toContainText('“空.jpg”：文件是空的')
  await expect(card.getByRole('button', { name: '打开佐证 现场二.jpg' })).toBeVisible()
  await page.screenshot({ path: info.outputPath('refused.png') })
  await expectNoViolations(page)
})

test('a table that is none is refused in one sentence, one after another', async ({
  startOn,
  folder,
}, info) => {
  const { app, page } = await startOn('site-survey')
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.getByRole('button', { name: '导入勘查点' }).click()
  const dialog = page.getByRole('dialog', { name: '导入勘查点清单' })
  const header = SURVEY_HEADER.replaceAll('\t', ',')
  const bomb = { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(40 * 1024 * 1024, 0x20) }
  const rows = Array.from({ length: 100_000 }, (_, index) => `P${index},机房,第${index}号,,,`)
  const tables = [
    ['旧表.xls', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)])],
    ['炸弹.xlsx', rawZip([{ name: 'xl/workbook.xml', content: '<workbook/>' }, bomb])],
    ['缺列.csv', Buffer.from('编号,查看要点\n1,看看\n')],
    ['重列.csv', Buffer.from('区域,勘查点,名称\n机房,网关,网关\n')],
    ['十万行.csv', Buffer.from([header, ...rows].join('\n'))],
    ['有零.csv', Buffer.from(`${header}\nZ1,机房,网\0关,,,\n`)],
  ] as const
  const sentences = [
    /“旧表\.xls”：它是旧版 \.xls 表格，或是设了密码的表格，请另存为不加密的 \.xlsx/,
    /“炸弹\.xlsx”：压缩比异常/,
    /“缺列\.csv”：缺少列：区域、勘查点。应有的列：编号、区域、勘查点/,
    /“重列\.csv”：列“勘查点”出现了两次，请只留一列/,
    /“十万行\.csv”：共 100000 行，“勘查点清单”一次最多 10000 行，请拆分后分次导入/,
    /“有零\.csv”：它不是表格文件/,
  ]
  for (const [index, [name, content]] of tables.entries()) {
    await writeFile(join(folder, name), content)
    await willPick(app, join(folder, name))
    await dialog.getByRole('button', { name: /选择文件/ }).click()
    await expect(dialog.getByRole('alert')).toContainText(sentences[index] ?? '')
  }
  await page.screenshot({ path: info.outputPath('table.png') })
  await expectNoViolations(page)
  await dialog
    .getByRole('button', { name: /^关\s*闭$/ })
    .last()
    .click()
  await expect(page.getByText(/已完成 0 \/ 40/)).toBeVisible()
})
