import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { readPictures, runPdfTool } from '../core/documents/pdf-tools.ts'
import * as steps from '../walk/steps.ts'
import { withData } from './data.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'

test('prints the opinion on A4 as it is, and keeps a log of it', async ({
  start,
  pkg,
  folder,
  signedTask: taskId,
}, info) => {
  let original = new Uint8Array()
  await withData(folder, async (call) => {
    const name = { taskId, documentId: 'opinion', revision: null }
    original = new Uint8Array(await call('document.pdf', name))
  })
  const { app, page } = await start()
  await steps.openTask(page, pkg.application.enterpriseName)
  await steps.openStep(page, 'signing')
  await page.getByRole('button', { name: '打印', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/^共 [1-9]\d* 页，A4/)).toBeVisible()
  await expect(dialog.locator('canvas').first()).toBeVisible()
  await expect(dialog.getByText('这份文书还没有打印过')).toBeVisible()
  await expectNoViolations(page)
  await page.screenshot({ path: info.outputPath('print-dialog.png') })

  await setPrinters(app, 0)
  await dialog.getByRole('button', { name: '打印…' }).click()
  await expect(dialog.getByText('这台电脑上没有打印机')).toBeVisible()
  await expect(dialog.getByText(/第 1 版　没有打印机/)).toBeVisible()

  await setPrinters(app, 1)
  await answerDialog(app, { isDone: false, reason: 'Print job canceled', paper: null })
  await dialog.getByRole('button', { name: '打印…' }).click()
  await expect(dialog.getByRole('status')).toHaveText('已取消，没有打印。')

  await answerDialog(app, { isDone: false, reason: 'Print job failed', paper: null })
  await dialog.getByRole('button', { name: '打印…' }).click()
  await expect(dialog.getByText('打印没有完成')).toBeVisible()

  const paper = join(folder, 'paper.pdf')
  await answerDialog(app, { isDone: true, reason: '', paper })
  await dialog.getByRole('button', { name: '打印…' }).click()
  await expect(dialog.getByRole('status')).toContainText('已交给打印机')
  await expect(dialog.getByRole('listitem').filter({ hasText: /校验码 [0-9a-f]{12}/ })).toHaveCount(
    4,
  )
  await page.screenshot({ path: info.outputPath('print-log.png') })

  const printed = await readFile(paper)
  await info.attach('paper', { body: printed, contentType: 'application/pdf' })
  await info.attach('original', { body: Buffer.from(original), contentType: 'application/pdf' })
  expect(pageSizes(printed)).toEqual(pageSizes(original))
  const printedBoxes = inkBoxes(printed)
  inkBoxes(original).forEach((box, page) => {
    box.forEach((edge, side) => {
      expect(Math.abs((printedBoxes[page]?.[side] ?? NaN) - edge)).toBeLessThan(1)
    })
  })
})

/** How many printers the system has. */
async function setPrinters(app: ElectronApplication, count: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, printers) => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window) throw new Error('no window')
    window.webContents.getPrintersAsync = () =>
      Promise.resolve(
        Array.from({ length: printers }, () => ({
          name: 'p',
          displayName: 'p',
          description: '',
          options: {},
        })),
      )
  }, count)
}

type Answer = { readonly isDone: boolean; readonly reason: string; readonly paper: string | null }

/** Answers for the system's print dialog; `paper` is where what it would print is put as a PDF. */
async function answerDialog(app: ElectronApplication, answer: Answer): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { isDone, reason, paper }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window) throw new Error('no window')
    const { webContents } = window
    const finish = async (done: (isDone: boolean, reason: string) => void): Promise<void> => {
      if (paper !== null) {
        const margins = { top: 0, bottom: 0, left: 0, right: 0 }
        const pdf = await webContents.printToPDF({ pageSize: 'A4', margins })
        await process.getBuiltinModule('node:fs/promises').writeFile(paper, pdf)
      }
      done(isDone, reason)
    }
    webContents.print = (options, done) => {
      const { margins, pageSize } = options ?? {}
      if (margins?.marginType !== 'none' || pageSize !== 'A4') throw new Error('not as laid out')
      void finish(done ?? (() => undefined))
    }
  }, answer)
}

/** Width and height of each page in whole mm. */
function pageSizes(pdf: Uint8Array): readonly string[] {
  const info = runPdfTool(pdf, 'pdfinfo', ['-l', '99', '@']).toString()
  const inMm = (points: string): number => Math.round((Number(points) * 25.4) / 72)
  return Array.from(info.matchAll(/size:\s+([\d.]+) x ([\d.]+) pts/g), ([, width, height]) =>
    [inMm(width ?? ''), inMm(height ?? '')].join(' x '),
  )
}

/** The box of everything dark on each page: left, top, right, bottom in mm. */
function inkBoxes(pdf: Uint8Array): readonly (readonly number[])[] {
  const dpi = 150
  const pictures = readPictures(runPdfTool(pdf, 'pdftoppm', ['-gray', '-r', String(dpi), '@']))
  return pictures.map(({ width, gray }) => {
    const dark = Array.from(gray.entries()).filter(([, value]) => value < 128)
    const xs = dark.map(([i]) => i % width)
    const ys = dark.map(([i]) => Math.floor(i / width))
    return [least(xs), least(ys), most(xs), most(ys)].map((pixel) => (pixel * 25.4) / dpi)
  })
}

const least = (values: readonly number[]): number =>
  values.reduce((a, b) => Math.min(a, b), Infinity)
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0)
