import { ipcMain, powerMonitor } from 'electron'
import type { CoreProcess } from './core-process.ts'
import { trustedWindow } from './dialogs.ts'

/**
 * Tells core when the line may be back: the computer woke up, somebody came back to it, or the window
 * heard that the network is there again. Core decides whether anything waits for that.
 */
export function passOnWaking({ wake }: CoreProcess): void {
  powerMonitor.on('resume', wake)
  powerMonitor.on('unlock-screen', wake)
  ipcMain.on('shell.online', (event) => {
    trustedWindow(event)
    wake()
  })
}
