import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What an app prints on standard output when it is ready. */
export const READY_LINE = 'bench: ready'

const manifest = { name: 'bare-window', version: '1.0.0', main: 'main.cjs' }

const main = `
const { app, BrowserWindow } = require('electron')
const { join } = require('node:path')
app.setPath('userData', join(__dirname, 'profile'))
app.on('window-all-closed', () => app.quit())
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768 })
  window.webContents.once('did-finish-load', () => process.stdout.write('${READY_LINE}\\n'))
  window.loadFile(join(__dirname, 'page.html'))
})
`

const page = `<!doctype html><meta charset="utf-8"><title>bare</title><p>ready</p>\n`

/** Writes the smallest Electron app there is: one window with one line of text. */
export async function writeBareApp(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  await writeFile(join(folder, 'main.cjs'), main)
  await writeFile(join(folder, 'page.html'), page)
}

/** The runtime that the run scripts prepared. */
export function electronPath(): string {
  const path = process.env['SMEDT_ELECTRON']
  if (!path) throw new Error('SMEDT_ELECTRON is not set: start through npm run bench')
  return path
}

/** Chromium refuses to sandbox what runs as root. */
export const sandboxArgs: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : []
