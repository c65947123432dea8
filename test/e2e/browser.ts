import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { _electron, type Page } from '@playwright/test'

/** A program that is nothing but one browser window, of the size of a small laptop's screen. */
const MAIN = `
const { join } = require('node:path')
const { app, BrowserWindow, session } = require('electron')
app.whenReady().then(() => {
  session.defaultSession.on('will-download', (_event, item) =>
    item.setSavePath(join(process.env.DOWNLOADS, item.getFilename())),
  )
  new BrowserWindow({
    width: 1366, height: 768, useContentSize: true, webPreferences: { plugins: true },
  }).loadURL(process.env.ADDRESS)
})
`

type Browser = {
  readonly page: Page
  /** The folder that downloads come into. */
  readonly downloads: string
  readonly close: () => Promise<void>
}

/** Opens a web page in a real browser: the Chromium of the Electron that the tests use. */
export async function openBrowser(folder: string, address: string): Promise<Browser> {
  const executablePath = process.env['SMEDT_ELECTRON']
  if (!executablePath) throw new Error('SMEDT_ELECTRON is not set: start through the npm scripts')
  const program = join(folder, 'browser')
  const downloads = join(program, 'downloads')
  await mkdir(downloads, { recursive: true })
  await writeFile(join(program, 'main.cjs'), MAIN)
  await writeFile(join(program, 'package.json'), '{"name":"browser","main":"main.cjs"}')
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const environment = Object.entries({
    ...process.env,
    ADDRESS: address,
    DOWNLOADS: downloads,
  }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  const browser = await _electron.launch({
    executablePath,
    args: [...sandbox, '--lang=zh-CN', `--user-data-dir=${join(program, 'data')}`, program],
    env: Object.fromEntries(environment),
  })
  const page = await browser.firstWindow()
  await page.waitForLoadState()
  return { page, downloads, close: () => browser.close() }
}
