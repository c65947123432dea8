import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { _electron, type Page } from '@playwright/test'

/** A program that is nothing but one browser window, of the size of a small laptop's screen. */
const MAIN = `
const { app, BrowserWindow } = require('electron')
app.whenReady().then(() =>
  new BrowserWindow({
    width: 1366, height: 768, useContentSize: true, webPreferences: { plugins: true },
  }).loadURL(process.env.ADDRESS),
)
`

/** Opens a web page in a real browser: the Chromium of the Electron that the tests use. */
export async function openBrowser(
  folder: string,
  address: string,
): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  const executablePath = process.env['SMEDT_ELECTRON']
  if (!executablePath) throw new Error('SMEDT_ELECTRON is not set: start through the npm scripts')
  const program = join(folder, 'browser')
  await mkdir(program, { recursive: true })
  await writeFile(join(program, 'main.cjs'), MAIN)
  await writeFile(join(program, 'package.json'), '{"name":"browser","main":"main.cjs"}')
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const environment = Object.entries({ ...process.env, ADDRESS: address }).flatMap(
    ([name, value]) => (value === undefined ? [] : [[name, value] as const]),
  )
  const browser = await _electron.launch({
    executablePath,
    args: [...sandbox, '--lang=zh-CN', `--user-data-dir=${join(program, 'data')}`, program],
    env: Object.fromEntries(environment),
  })
  const page = await browser.firstWindow()
  await page.waitForLoadState()
  return { page, close: () => browser.close() }
}
