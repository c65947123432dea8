import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ElectronApplication, Page } from '@playwright/test'
import { playTask } from '../../electron/core/play/play-task.ts'
import { filesOfZip, writeFolder } from '../core/dossier/unpack.ts'
import { aSparseFilm } from '../fixtures/big-media.ts'
import { willPick, willSaveAs } from '../walk/dialogs.ts'
import * as steps from '../walk/steps.ts'
import { samplesFolder, withData } from './data.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'

/** Two signed tasks and one that is not frozen, then the app on them. */
async function withSignedTasks(folder: string, start: () => Promise<unknown>): Promise<void> {
  // The first start makes the data folder and its key.
  await start()
  await withData(folder, async (call) => {
    const { imported } = await call('task.importSamples', {})
    for (const { id } of imported.slice(0, 2)) await playTask(call, id, samplesFolder)
  })
}

/** The system's file manager is not opened in a test; what it would show is noted. */
async function watchFileManager(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const shown: string[] = []
    Reflect.set(globalThis, 'shownInTest', shown)
    shell.showItemInFolder = (path) => void shown.push(path)
    shell.openPath = (path) => {
      shown.push(path)
      return Promise.resolve('')
    }
  })
  return () => app.evaluate(() => Reflect.get(globalThis, 'shownInTest') as string[])
}

/** Opens a page from the disk in a window of its own, as a browser would. */
async function openFromDisk(app: ElectronApplication, path: string): Promise<Page> {
  const opened = app.waitForEvent('window')
  await app.evaluate(({ BrowserWindow }, url) => {
    const window = new BrowserWindow({
      width: 1366,
      height: 768,
      webPreferences: { sandbox: true, partition: 'a-browser' },
    })
    void window.loadURL(url)
  }, pathToFileURL(path).href)
  const page = await opened
  await page.getByRole('heading', { name: '验收档案核验' }).waitFor()
  return page
}

test('a dossier is exported, resumed and shown; many are exported in one', async ({
  start,
  folder,
}, info) => {
  await withSignedTasks(folder, async () => (await start()).close())
  const { app, page } = await start()
  const shown = await watchFileManager(app)
  const target = join(folder, '优盘')
  await mkdir(target)

  await page.getByRole('row').filter({ hasText: '待上报' }).first().click()
  await steps.openStep(page, 'signing')
  await page.getByRole('button', { name: '导出档案' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: '导出档案' })
  await expect(dialog.getByText(/佐证原件 \d+ 件/)).toBeVisible()
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('1-plan.png') })

  // A place that is not there is told, and what can be done.
  await willSaveAs(app, join(folder, '没插的盘', '档案.zip'))
  await dialog.getByRole('button', { name: '选择位置并导出' }).click()
  await expect(dialog.getByRole('alert')).toContainText('可能已被拔出')
  await expect(dialog.getByRole('button', { name: /接着导出到/ })).toBeVisible()
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('2-failed.png') })
  await mkdir(join(folder, '没插的盘'))
  await dialog.getByRole('button', { name: /接着导出到/ }).click()
  await expect(dialog.getByText('已导出“档案.zip”。')).toBeVisible({ timeout: 60_000 })

  await dialog.getByRole('button', { name: '再导出一份' }).click()
  await willSaveAs(app, join(target, '验收档案'))
  await page.keyboard.press('Tab')
  await dialog.getByRole('button', { name: '选择位置并导出' }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('已导出“验收档案.zip”。')).toBeVisible({ timeout: 60_000 })
  const hash = await dialog.getByLabel('清单 SHA-256').textContent()
  expect(await readdir(target)).toEqual(['验收档案.zip'])
  const files = await filesOfZip(join(target, '验收档案.zip'))
  expect(String(files.get('manifest.sha256'))).toBe(`${hash}  manifest.json\n`)
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('3-done.png') })
  await dialog.getByRole('button', { name: '打开所在文件夹' }).click()
  expect(await shown()).toEqual([join(target, '验收档案.zip')])

  await dialog.getByRole('button', { name: '再导出一份' }).click()
  await dialog.getByRole('radio', { name: '文件夹' }).click()
  await willPick(app, target)
  await dialog.getByRole('button', { name: '选择位置并导出' }).click()
  await expect(dialog.getByText(/已导出“验收档案-.*”。/)).toBeVisible({ timeout: 60_000 })
  const [made = ''] = (await readdir(target)).filter((name) => !name.endsWith('.zip'))
  expect((await stat(join(target, made, '核验.html'))).size).toBeGreaterThan(10_000)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await steps.openPlace(page, '任务')
  await page.getByRole('button', { name: '批量导出档案' }).click()
  const batch = page.getByRole('dialog', { name: '批量导出档案' })
  await expect(batch.getByText('选择任务（2 / 2）')).toBeVisible()
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('4-batch.png') })
  await willSaveAs(app, join(target, '一批.zip'))
  await batch.getByRole('button', { name: '选择位置并导出' }).click()
  await expect(batch.getByText('2 项档案，')).toBeVisible({ timeout: 60_000 })
  await page.screenshot({ path: info.outputPath('5-batch-done.png') })
})

test('an export of a big film can be cancelled at any moment, and goes on from there', async ({
  start,
  folder,
}, info) => {
  await (await start()).close()
  const film = await aSparseFilm(join(folder, '现场录像.mp4'), 768 * 1024 ** 2)
  await withData(folder, async (call, grant) => {
    const [task] = (await call('task.importSamples', {})).imported
    if (task === undefined) throw new Error('there are samples')
    await call('evidence.collect', { taskId: task.id, grants: [grant(film)] })
    await playTask(call, task.id, samplesFolder)
  })
  const { app, page } = await start()
  await page.getByRole('row').filter({ hasText: '待上报' }).first().click()
  await steps.openStep(page, 'signing')
  await page.getByRole('button', { name: '导出档案' }).click()
  await willSaveAs(app, join(folder, '档案.zip'))
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '选择位置并导出' }).click()
  await expect(dialog.getByText(/MB\/秒/)).toBeVisible()
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('running.png') })

  // It goes on without the dialog, which is found again behind its button.
  await dialog.getByRole('button', { name: '关闭，继续导出' }).click()
  await page.getByRole('button', { name: /正在导出档案 \d+%/ }).click()
  await dialog.getByRole('button', { name: '取消导出' }).click()
  await expect(dialog.getByText(/已取消导出，本机数据未动/)).toBeVisible()
  const left = (await readdir(folder)).filter((name) => name.startsWith('档案'))
  expect(left).toEqual(['档案.zip.未完成'])
  await page.screenshot({ path: info.outputPath('cancelled.png') })

  await dialog.getByRole('button', { name: '接着导出到“档案.zip”' }).click()
  await expect(dialog.getByText(/是上次已写好的/)).toBeVisible({ timeout: 120_000 })
  expect((await readdir(folder)).filter((name) => name.startsWith('档案'))).toEqual(['档案.zip'])
})

test('the page in a dossier verifies it in a browser, without a network', async ({
  start,
  folder,
}, info) => {
  await withSignedTasks(folder, async () => (await start()).close())
  const zip = join(folder, '档案.zip')
  const home = join(folder, '拷出来的档案')
  const { app, page } = await start()
  await page.getByRole('row').filter({ hasText: '待上报' }).first().click()
  await steps.openStep(page, 'signing')
  await page.getByRole('button', { name: '导出档案' }).click()
  await willSaveAs(app, zip)
  await page.getByRole('button', { name: '选择位置并导出' }).click()
  await expect(page.getByText('已导出“档案.zip”。')).toBeVisible({ timeout: 60_000 })
  const hash = (await page.getByLabel('清单 SHA-256').textContent()) ?? ''
  const files = await filesOfZip(zip)
  await writeFolder(home, files)

  const verifier = await openFromDisk(app, join(home, '核验.html'))
  const asked: string[] = []
  verifier.on('request', (request) => asked.push(request.url()))
  const problems: string[] = []
  verifier.on('console', (message) => problems.push(message.text()))
  await expectNoViolations(verifier)
  await verifier.screenshot({ path: info.outputPath('6-verifier.png') })

  await verifier.locator('#folder').setInputFiles(home)
  await expect(verifier.getByText('核验通过', { exact: true })).toBeVisible({ timeout: 60_000 })
  await expect(verifier.locator('#manifest-hash')).toHaveText(hash)
  const { snapshot } = JSON.parse(String(files.get('manifest.json'))) as {
    readonly snapshot: { readonly sha256: string }
  }
  const printed = verifier.getByLabel(/输入附件5页脚/)
  await printed.fill(snapshot.sha256.slice(0, 16).toUpperCase())
  await expect(verifier.getByText(/✓ 一致：与“.*”第 1 版验收记录相符/)).toBeVisible()
  await printed.fill('0123456789abcdef')
  await expect(verifier.getByText(/✗ 不一致/)).toBeVisible()
  await expectNoViolations(verifier)
  await verifier.screenshot({ path: info.outputPath('7-passed.png'), fullPage: true })

  await verifier.locator('#zip').setInputFiles(zip)
  await expect(verifier.getByText(`${files.size} 个文件全部与清单一致`)).toBeVisible()
  await expect(verifier.getByText('核验通过', { exact: true })).toBeVisible({ timeout: 60_000 })

  const [evidence = ''] = [...files.keys()].filter((path) => path.startsWith('佐证/'))
  const bytes = await readFile(join(home, evidence))
  await writeFile(join(home, evidence), bytes.fill(0, 100, 101).fill(1, 101, 102))
  await writeFile(join(home, '夹带.txt'), '多出来的')
  await verifier.locator('#folder').setInputFiles(home)
  await expect(verifier.getByText('核验未通过')).toBeVisible({ timeout: 60_000 })
  await expect(verifier.getByText('被改动 1 个，多出 1 个', { exact: false })).toBeVisible()
  await expect(verifier.getByRole('row', { name: evidence })).toContainText('被改动')
  await expectNoViolations(verifier)
  await verifier.screenshot({ path: info.outputPath('8-failed.png') })

  await verifier.locator('#zip').setInputFiles(join(home, '夹带.txt'))
  await expect(verifier.getByText('不能核验')).toBeVisible()
  // Its policy lets nothing out: the page itself can't, whatever it would try.
  const wentOut = await verifier.evaluate(() =>
    fetch('https://example.invalid/').then(
      () => true,
      () => false,
    ),
  )
  expect(wentOut).toBe(false)
  expect(problems.filter((text) => !/example\.invalid/.test(text))).toEqual([])
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([])
})
