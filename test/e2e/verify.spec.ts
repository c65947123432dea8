import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SAMPLE_PASSWORD } from '../../shared/domain/seal/sample.ts'
import { willPick } from '../walk/dialogs.ts'
import { withData } from './data.ts'
import { expect, samplePath, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'

test('a document is verified: sealed, with a seal taken off, changed, foreign; and a task package', async ({
  start,
  folder,
  signedTask: taskId,
}, info) => {
  test.slow()
  const files = await sealedFiles(folder, taskId)
  const { app, page } = await start()
  await page.setViewportSize({ width: 1366, height: 768 })
  const head = page.getByRole('region', { name: '核验结论' })
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) })
  const verify = async (path: string) => {
    await willPick(app, path)
    await page.getByRole('button', { name: /选择文件|核验另一份/ }).click()
  }

  // By keys alone: the rail, then the button.
  await page.getByRole('link', { name: '核验' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '核验文书' })).toBeVisible()
  await shot('empty')
  await expectNoViolations(page)
  await willPick(app, files.sealed)
  await page.getByRole('button', { name: '选择文件' }).focus()
  await page.keyboard.press('Enter')

  await expect(head.getByRole('heading', { name: '核验通过' })).toBeFocused()
  await expect(page.getByText('由附带的定稿数据重新生成，正文的每个字节都一致')).toBeVisible()
  await expect(page.getByText('与本机登记的文件每个字节都一致')).toBeVisible()
  await expect(page.getByText('有效', { exact: true })).toHaveCount(files.sealCount)
  await shot('genuine')
  await expectNoViolations(page)
  await page.getByText(/快照 SHA-256/).scrollIntoViewIfNeeded()
  await shot('genuine-foot')

  await verify(files.shorter)
  await expect(head.getByRole('heading')).toHaveText('内容和已有签章完好，签章不全')
  await expect(page.getByText(/登记的文件在此之后还有签章/)).toBeVisible()
  await shot('partial')
  await expectNoViolations(page)

  await verify(files.changed)
  await expect(head.getByRole('heading')).toHaveText('核验未通过：文件被改动过或签章无效')
  await expect(page.getByText('正文与附带的定稿数据不符', { exact: false })).toBeVisible()
  await expect(page.getByText('无效', { exact: true })).toHaveCount(files.sealCount)
  await shot('altered')
  await expectNoViolations(page)

  await verify(files.foreign)
  await expect(head.getByRole('heading')).toHaveText('不是本程序生成的验收意见')
  await shot('foreign')

  await verify(samplePath)
  await expect(head.getByRole('heading')).toHaveText('任务包完整')
  await shot('package')
  await expectNoViolations(page)

  const missing = join(folder, '没有.pdf')
  await verify(missing)
  await expect(head.getByRole('heading')).toHaveText('核验未通过')
  await expect(head.getByText('没有.pdf', { exact: true })).toBeVisible()

  // The help says where to go.
  await page.getByRole('link', { name: '帮助' }).click()
  await page.getByRole('link', { name: '核验文书' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '核验文书' })).toBeVisible()
})

/** A sealed opinion of the test's data folder and what became of it, as files. */
async function sealedFiles(folder: string, taskId: string) {
  const path = (name: string) => join(folder, name)
  let sealCount = 0
  await withData(folder, async (call) => {
    const { revisions } = await call('task.get', { taskId })
    const snapshotSha256 = revisions.at(-1)?.snapshotSha256 ?? ''
    const { places } = await call('seal.list', { taskId })
    const states: Uint8Array[] = []
    for (const { field } of places) {
      const seal = { taskId, field, snapshotSha256, password: SAMPLE_PASSWORD }
      await call('seal.sign', { ...seal, acceptsWarnings: false })
      states.push(await call('document.pdf', { taskId, documentId: 'opinion', revision: 1 }))
    }
    const sealed = states.at(-1) ?? new Uint8Array()
    // Within the font, so that the page shows something else and the attached data stay readable.
    const inFont = Buffer.from(sealed).indexOf('/Type /FontDescriptor') - 200
    const changed = sealed.map((byte, i) => (i === inFont ? byte ^ 1 : byte))
    await writeFile(path('验收意见.pdf'), sealed)
    await writeFile(path('去掉一个签章.pdf'), states.at(-2) ?? sealed)
    await writeFile(path('改过一个字节.pdf'), changed)
    await writeFile(
      path('别的文件.pdf'),
      '%PDF-1.7\n1 0 obj\n<< >>\nendobj\nxref\n0 0\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n',
    )
    sealCount = places.length
  })
  return {
    sealed: path('验收意见.pdf'),
    shorter: path('去掉一个签章.pdf'),
    changed: path('改过一个字节.pdf'),
    foreign: path('别的文件.pdf'),
    sealCount,
  }
}
