import { join } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, Menu } from 'electron'
import { AppError, type AppErrorInfo } from '../../shared/errors.ts'
import { errorText } from '../../shared/error-text.ts'
import { startCoreProcess } from './core-process.ts'
import { handleDialogs, trustedWindow } from './dialogs.ts'
import { followHandOver } from './hand-over.ts'
import { askBeforeLeaving } from './leaving.ts'
import { evidenceResponse } from './evidence-response.ts'
import { appPaths, dataFolder } from './paths.ts'
import { fetchNoDictionaries, lockSession, registerAppScheme, serveRenderer } from './protocol.ts'
import { loadDataKey } from './vault.ts'
import { passOnWaking } from './waking.ts'
import { createWindow } from './window.ts'

app.setPath('userData', join(dataFolder(), 'profile'))
// Dates and the parts of the page that Chromium draws speak Chinese too.
app.commandLine.appendSwitch('lang', 'zh-CN')
process.env['LANGUAGE'] = 'zh_CN'
registerAppScheme()
fetchNoDictionaries()

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  void app
    .whenReady()
    .then(start)
    .catch((error: unknown) => fail(error instanceof AppError ? error.info : null, error))
} else {
  app.quit()
}

async function start(): Promise<void> {
  const paths = appPaths()
  Menu.setApplicationMenu(null)
  lockSession()
  // For core's requests, which belong to no session.
  await app.setProxy({ mode: 'system' })
  const folder = dataFolder()
  const { key, protection } = await loadDataKey(folder)
  const starting = startCoreProcess(
    paths.core,
    {
      type: 'start',
      dataFolder: folder,
      key,
      keyProtection: protection,
      samplesFolder: paths.samples,
      packagesFolder: paths.packages,
      version: app.getVersion(),
      endsHandOver: process.argv.includes('--end-hand-over'),
    },
    (error) => fail(error, error),
  )
  serveRenderer(paths.renderer, async (request) => evidenceResponse((await starting).call, request))
  // The window loads while core opens the database.
  ipcMain.on('shell.connect', (event) => {
    const { webContents } = trustedWindow(event)
    void starting.then((core) => core.connect(webContents))
  })
  // Before there is a window: whoever is quick picks a file while core is still opening.
  handleDialogs(starting)
  const window = createWindow(paths.preload)
  const core = await starting
  followHandOver(window, core)
  askBeforeLeaving(window, core)
  passOnWaking(core)
  let isStopped = false
  app.on('will-quit', (event) => {
    if (isStopped) return
    event.preventDefault()
    void core.stop().then(() => {
      isStopped = true
      app.quit()
    })
  })
}

/** Says in words why the program can't start or go on, and ends. Nothing on disk is touched. */
function fail(info: AppErrorInfo | null, error: unknown): void {
  process.stderr.write(`[main] cannot start: ${JSON.stringify(info ?? String(error))}\n`)
  const title = info?.code === 'core-keeps-ending' ? '程序已停止' : '无法启动'
  dialog.showErrorBox(title, info ? errorText(info) : `出现意外错误：${String(error)}`)
  app.exit(1)
}
