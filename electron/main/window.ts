import { BrowserWindow } from 'electron'
import { APP_ORIGIN } from './protocol.ts'
import { keepPlace } from './window-memory.ts'

/** The one window: sandboxed, isolated, unable to leave its page or open another. */
export function createWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 800,
    minHeight: 560,
    show: false,
    backgroundColor: '#faf8f5',
    autoHideMenuBar: true,
    title: '数字化改造现场验收',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // The spell checker would download dictionaries.
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  keepPlace(window)
  window.webContents.on('will-navigate', (event) => event.preventDefault())
  window.webContents.on('will-attach-webview', (event) => event.preventDefault())
  void window.loadURL(`${APP_ORIGIN}/index.html`)
  return window
}
