import { execFileSync } from 'node:child_process'
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { playTask } from '../../electron/core/play/play-task.ts'
import { SAMPLE_PASSWORD } from '../../shared/domain/seal/sample.ts'
import { aCertificate, aCertificateFile, anAuthority, PASSWORD } from '../helpers/seals.ts'
import { willPick, willSaveAs } from '../walk/dialogs.ts'
import * as steps from '../walk/steps.ts'
import { samplesFolder, withData } from './data.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'

test('the panel and the institution seal the signed opinion, and its stamped paper is kept', async ({
  start,
  pkg,
  folder,
}, info) => {
  const first = await start()
  await steps.importSamples(first.page)
  await first.close()
  await withData(folder, (call) => playTask(call, pkg.task.id, samplesFolder))
  const { app, page } = await start()
  await steps.openPlace(page, '任务')
  await steps.openTask(page, pkg.application.enterpriseName)
  await steps.openStep(page, 'signing')
  const institution = steps.byId(page, 'seal:institution')
  await expect(institution).toContainText('示例证书')
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('before.png') })

  // By keyboard: a wrong password is said in words, the right one seals.
  await institution.getByRole('button', { name: /签章$/ }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('证书密码')).toBeFocused()
  await page.keyboard.type('wrong')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('证书密码不对')
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('wrong-password.png') })
  await dialog.getByLabel('证书密码').fill(SAMPLE_PASSWORD)
  await page.keyboard.press('Enter')
  await expect(institution).toContainText('已签章')
  await expect(dialog).toBeHidden()

  // A certificate of somebody else: asked for first, sealed when the signer goes on.
  const p12 = join(folder, '外来.p12')
  const identity = await aCertificate('赵六', await anAuthority(), { key: 'p-384' })
  await writeFile(p12, (await aCertificateFile(identity)).bytes)
  const leader = steps.byId(page, 'seal:signer-1')
  await willPick(app, p12)
  await leader.getByRole('button', { name: /选择证书/ }).click()
  await expect(leader).toContainText('外来.p12')
  await leader.getByRole('button', { name: /签章$/ }).click()
  await dialog.getByLabel('证书密码').fill(PASSWORD)
  await dialog.getByRole('button', { name: '签章' }).click()
  await expect(dialog.getByRole('alert')).toContainText('证书上的名称是“赵六”')
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('warnings.png') })

  await dialog.getByRole('button', { name: '已核对，仍要签章' }).click()
  await expect(leader).toContainText('已签章')
  await leader.getByRole('button', { name: /移除.*的证书文件/ }).click()
  await expect(leader.getByRole('button')).toHaveCount(0)
  await expect(page.getByRole('heading', { name: /电子签章 2 \// })).toBeVisible()

  const pdf = join(folder, 'sealed.pdf')
  await steps.savePdf({ app, page }, pdf)
  const verdict = execFileSync('pdfsig', ['-nocert', pdf], { encoding: 'utf8' })
  expect(verdict.match(/Signature is Valid/g)).toHaveLength(2)

  await keepScan(page, app, pdf, info.outputPath('scan.png'))
  await expectNoViolations(page)
  await page.locator('#seal-list-title').scrollIntoViewIfNeeded()
  await page.screenshot({ path: info.outputPath('after.png') })
})

type App = Parameters<typeof willPick>[0]

/** A print of the document as a picture is recognised by its code, and saved again as it was. */
async function keepScan(page: Page, app: App, pdf: string, picture: string): Promise<void> {
  const scan = pdf.replace('sealed.pdf', '盖章扫描件.jpg')
  execFileSync('pdftoppm', ['-r', '150', '-jpeg', '-singlefile', pdf, pdf.replace('.pdf', '')])
  await copyFile(pdf.replace('.pdf', '.jpg'), scan)
  await willPick(app, scan)
  await page.getByRole('button', { name: '添加扫描件' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('二维码与本版一致')
  await expectNoViolations(page)
  await page.screenshot({ path: picture })
  await dialog.getByRole('button', { name: /添\s*加/ }).click()
  await expect(page.getByText('二维码一致')).toBeVisible()
  const copy = pdf.replace('sealed.pdf', 'copy.jpg')
  await willSaveAs(app, copy)
  await page.getByRole('button', { name: '另存盖章扫描件.jpg' }).click()
  await expect(page.getByText('已存为“copy.jpg”')).toBeVisible()
  expect((await readFile(copy)).equals(await readFile(scan))).toBe(true)
}

test('an authority is imported in the settings, and anything else is refused in words', async ({
  start,
  folder,
}, info) => {
  const { app, page } = await start()
  await steps.openPlace(page, '设置')
  const file = join(folder, 'root.cer')
  const root = await anAuthority({ name: '吉林省数字证书认证机构' })
  await writeFile(file, new Uint8Array(root.certificate.toSchema().toBER()))
  await willPick(app, file)
  await page.getByRole('button', { name: '导入证书' }).click()
  await expect(page.getByText('吉林省数字证书认证机构')).toBeVisible()
  await expectNoViolations(page)
  await page.getByRole('heading', { name: '信任的证书签发机构' }).scrollIntoViewIfNeeded()
  await page.screenshot({ path: info.outputPath('authorities.png') })
  await writeFile(join(folder, 'no.cer'), 'not a certificate')
  await willPick(app, join(folder, 'no.cer'))
  await page.getByRole('button', { name: '导入证书' }).click()
  await expect(page.getByRole('alert')).toContainText('它不是证书文件')
  await page.getByRole('button', { name: '移除吉林省数字证书认证机构' }).click()
  await expect(page.getByText('吉林省数字证书认证机构')).toBeHidden()
})
