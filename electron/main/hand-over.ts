import type { BrowserWindow } from 'electron'
import type { CoreProcess } from './core-process.ts'
import { flushSoon } from './window-memory.ts'

/** While the device is handed over to staff, the window fills the screen and does not close. */
export function followHandOver(window: BrowserWindow, core: CoreProcess): void {
  let isHandedOver = false
  window.on('close', (event) => {
    if (isHandedOver) event.preventDefault()
  })
  const follow = async (): Promise<void> => {
    const { lock } = await core.call('handOver.state', {})
    if ((lock !== null) === isHandedOver || window.isDestroyed()) return
    isHandedOver = lock !== null
    window.setKiosk(isHandedOver)
    flushSoon(window)
  }
  core.listen((event) => {
    if (event.type === 'hand-over-changed') void follow().catch(keepAsIs)
  })
  void follow().catch(keepAsIs)
}

/** Core went away before it answered: the lock is on its disk, the window stays as it is. */
function keepAsIs(): void {}
