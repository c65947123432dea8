import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { _electron, type ElectronApplication } from '@playwright/test'
import { renderAnnex5 } from '../../electron/core/documents/annex5.ts'
import { anAnnex5, FONTS } from '../core/documents/annex5-builders.ts'
import { annex5Page } from './annex5-page.ts'
import { electronPath, sandboxArgs, writeBareApp } from './bare-app.ts'
import { summarize, takePairs, type Pair } from './pairs.ts'
import { timeOf, type Bench, type Row } from './row.ts'

/** The document as core draws it, against Chromium printing a page with the same content. */
export const annex5: Bench = {
  name: 'pdf',
  run: async (folder) => {
    const content = anAnnex5()
    await writeBareApp(folder)
    const page = join(folder, 'annex5.html')
    await writeFile(page, annex5Page(content, FONTS))
    const app = await _electron.launch({
      executablePath: electronPath(),
      args: [...sandboxArgs, folder],
    })
    try {
      await app.firstWindow()
      const url = pathToFileURL(page).href
      await print(app, url)
      const plan = { ours: () => timeOf(() => renderAnnex5(content, FONTS)), warmUps: 3 }
      const printed = async (from: string | null) => (await print(app, from)).elapsedMs
      const loaded = await takePairs({ ...plan, pairs: 25, other: () => printed(null) })
      const loading = await takePairs({ ...plan, pairs: 15, other: () => printed(url) })
      const ourBytes = (await renderAnnex5(content, FONTS)).length
      const { sizeBytes } = await print(app, null)
      const note = `${kilobytes(ourBytes)} : ${kilobytes(sizeBytes)}`
      return [
        row(loaded, 'page loaded before', note),
        row(loading, 'loadURL, fonts and printing', note),
      ]
    } finally {
      await app.close()
    }
  },
}

function row(pairs: readonly Pair[], what: string, sizes: string): Row {
  return {
    title: 'Annex 5 PDF',
    against: 'Chromium printToPDF',
    summary: summarize(pairs),
    note: `${what}; ${sizes}`,
  }
}

type Printed = { readonly elapsedMs: number; readonly sizeBytes: number }

/** Prints in the shell's process and timed there: loads the page first, or prints the one that is there. */
function print(app: ElectronApplication, url: string | null): Promise<Printed> {
  return app.evaluate(async ({ BrowserWindow }, from) => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window) throw new Error('the window is gone')
    const startedAt = performance.now()
    if (from !== null) {
      await window.loadURL(from)
      await window.webContents.executeJavaScript('document.fonts.ready.then(() => true)')
    }
    const pdf = await window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
    })
    return { elapsedMs: performance.now() - startedAt, sizeBytes: pdf.length }
  }, url)
}

function kilobytes(sizeBytes: number): string {
  return `${(sizeBytes / 1000).toFixed(1)} kB`
}
