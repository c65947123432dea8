import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RARE_PACK_FILES } from '../../shared/domain/documents/rare-characters.ts'
import { aTaskPackage, packageEntries } from '../fixtures/packages.ts'
import { rawZip } from '../fixtures/raw-zip.ts'
import { willPick } from '../walk/dialogs.ts'
import * as steps from '../walk/steps.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'

/** Where the run scripts prepared the pack; the app starts without it. */
const prepared = process.env['SMEDT_RARE_FONTS']

test.skip(prepared === undefined, 'the rare-character pack is out of reach')

test('a rare name is told when its task comes in, and printed once the pack is installed', async ({
  start,
  folder,
}, info) => {
  delete process.env['SMEDT_RARE_FONTS']
  const { app, page } = await start()
  process.env['SMEDT_RARE_FONTS'] = prepared
  const pkg = aTaskPackage((draft) => Object.assign(draft.application, { projectLeader: '𠮷田茂' }))
  const file = join(folder, '生僻字.taskpkg')
  await writeFile(file, rawZip(packageEntries(pkg)))
  await willPick(app, file)
  await page.getByRole('button', { name: '导入任务包' }).first().click()
  await expect(page.getByText(/项目负责人：“𠮷”（U\+20BB7）不在文书字库中/)).toBeVisible()
  await page.screenshot({ path: info.outputPath('imported.png') })
  await expectNoViolations(page)
  await steps.openTask(page, pkg.application.enterpriseName)
  const note = page.getByRole('note', { name: '印不出的字' })
  await expect(note).toContainText('请在“设置”中安装生僻字字库')
  await page.screenshot({ path: info.outputPath('opened.png') })
  await expectNoViolations(page)

  await steps.openPlace(page, '设置')
  const section = page.getByRole('region', { name: '生僻字字库' })
  await expect(section.getByText('未安装')).toBeVisible()
  await willPick(app, file)
  await section.getByRole('button', { name: '选择字库文件' }).click()
  await expect(section.getByRole('alert')).toContainText('没有HanaMinA.ttf和HanaMinB.ttf')
  await section.scrollIntoViewIfNeeded()
  await page.screenshot({ path: info.outputPath('refused.png') })
  await expectNoViolations(page)
  await willPick(app, ...RARE_PACK_FILES.map(({ name }) => join(prepared ?? '', name)))
  await section.getByRole('button', { name: '选择字库文件' }).press('Enter')
  await expect(section.getByText('已安装')).toBeVisible()
  await expect(section.getByRole('alert')).toHaveCount(0)
  await page.screenshot({ path: info.outputPath('installed.png') })
  await expectNoViolations(page)

  await steps.openPlace(page, '任务')
  await steps.openTask(page, pkg.application.enterpriseName)
  await expect(page.getByRole('heading', { name: '项目概览' })).toBeVisible()
  await expect(note).toHaveCount(0)
})
