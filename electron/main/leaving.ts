import { dialog, powerMonitor, type BrowserWindow } from 'electron'
import type { SyncState } from '../../shared/ipc/contract.ts'
import type { CoreProcess } from './core-process.ts'

/** A core that does not answer keeps nobody from closing the program. */
const ANSWER_MS = 2_000

/** Asks before the window is closed in the middle of a run: nothing is sent while the program is off. */
export function askBeforeLeaving(window: BrowserWindow, core: CoreProcess): void {
  let mayClose = false
  let isAsking = false
  // The system goes down by itself and waits for nobody.
  powerMonitor.on('shutdown', () => {
    mayClose = true
  })
  window.on('close', (event) => {
    // Whoever keeps it open already (the device is handed over) needs no question.
    if (mayClose || event.defaultPrevented) return
    event.preventDefault()
    if (isAsking) return
    isAsking = true
    void leave().finally(() => {
      isAsking = false
    })
  })

  async function leave(): Promise<void> {
    const left = await Promise.race([itemsLeft(core), nothingAfter(ANSWER_MS)])
    if (window.isDestroyed() || (left > 0 && !(await isSure(window, left)))) return
    mayClose = true
    window.close()
  }
}

function itemsLeft(core: CoreProcess): Promise<number> {
  return core.call('sync.state', {}).then(unfinished, () => 0)
}

/** How many opinions a run is sending that would stop with the program. */
function unfinished({ phase, isAutomatic, items }: SyncState): number {
  if (phase === 'idle' || phase === 'paused') return 0
  // Who switched it on knows that it goes on by itself; while it waits nothing is cut off.
  if (phase === 'waiting' && isAutomatic) return 0
  const isLeft = ({ isChosen, status }: SyncState['items'][number]): boolean =>
    isChosen && status !== 'confirmed' && status !== 'set-aside'
  return items.filter(isLeft).length
}

async function isSure(window: BrowserWindow, left: number): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: '正在上报',
    message: `正在上报，还有 ${left} 份没有传完。要关闭程序吗？`,
    detail:
      '程序关闭后不会在后台继续传。已传完的部分都算数：下次打开程序时，会从断开的地方自动接着传。',
    buttons: ['继续上报', '关闭程序'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}

function nothingAfter(ms: number): Promise<number> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(0), ms)
  })
}
