import type { BrowserWindow } from 'electron'

/** The page writes a moment after the event that made it write. */
const SETTLE_MS = 200

/**
 * Writes what the page has put into localStorage to the disk. Left alone, Chromium holds it back
 * for up to a minute, and a kill in between loses where the expert was.
 */
export function flushSoon(window: BrowserWindow): void {
  setTimeout(() => {
    if (!window.isDestroyed()) window.webContents.session.flushStorageData()
  }, SETTLE_MS)
}

/** Each place the expert goes to is remembered over a kill. */
export function keepPlace(window: BrowserWindow): void {
  window.webContents.on('did-navigate-in-page', () => flushSoon(window))
}
