import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { FromCore, Request, ShellBridge } from '../../shared/ipc/messages.ts'
import { startApp } from '../walk/app.ts'
import { summarize, takePairs } from './pairs.ts'
import { aRawInsert } from './raw-insert.ts'
import { timeOf, type Bench } from './row.ts'
import { aSampleFolder, TASK_ROW } from './sample-core.ts'
import { aSave, noteOf } from './save.ts'

/** The same save as a screen has it: from the page over its port to the core process and back. */
export const saveOverPort: Bench = {
  name: 'save-port',
  run: async (folder) => {
    const data = join(folder, 'data')
    const taskId = await aSampleFolder(data)
    const raw = await aRawInsert(join(folder, 'raw'))
    const { page, close } = await startApp(data)
    let turn = 0
    try {
      await page.locator(TASK_ROW).first().waitFor()
      await openPort(page)
      const pairs = await takePairs({
        pairs: 200,
        warmUps: 30,
        ours: () => {
          turn += 1
          // The client counts its ids up from 1.
          return timeOfCall(page, { id: -turn, channel: 'record.save', input: aSave(taskId, turn) })
        },
        other: () => timeOf(() => raw.insert(noteOf(turn))),
      })
      return [
        {
          title: 'durable field save over the port',
          against: 'raw SQLite INSERT',
          summary: summarize(pairs),
          note: 'real app, timed inside the page',
        },
      ]
    } finally {
      await close()
      raw.close()
    }
  },
}

declare global {
  interface Window {
    readonly shell: ShellBridge
    benchPort: MessagePort
  }
}

/** Opens another port to core. The screen's own client moves to it too, and passes over our ids. */
export function openPort(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const take = ({ data, ports: [port] }: MessageEvent): void => {
          if (data !== 'core-port' || !port) return
          window.removeEventListener('message', take)
          window.benchPort = port
          resolve()
        }
        window.addEventListener('message', take)
        window.shell.connect()
      }),
  )
}

/** From posting a request to its answer, in the page's own clock. */
function timeOfCall(page: Page, request: Request): Promise<number> {
  return page.evaluate(
    (sent) =>
      new Promise<number>((resolve, reject) => {
        const { benchPort } = window
        benchPort.onmessage = ({ data }: MessageEvent<FromCore>) => {
          if (!('id' in data) || data.id !== sent.id) return
          const elapsed = performance.now() - startedAt
          if (data.result.ok) resolve(elapsed)
          else reject(new Error(data.result.error.code))
        }
        const startedAt = performance.now()
        benchPort.postMessage(sent)
      }),
    request,
  )
}
