import { rm } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { playTask } from '../../electron/core/play/play-task.ts'
import type { SyncState } from '../../shared/ipc/contract.ts'
import type { FromCore, Request } from '../../shared/ipc/messages.ts'
import { addOpinion } from '../helpers/add-opinion.ts'
import { isIdle, untilSync } from '../helpers/sync-state.ts'
import { startApp } from '../walk/app.ts'
import { timeOfCurl, writeFilm } from './film.ts'
import { summarize, takePairs } from './pairs.ts'
import { aPlatformProcess, linkTo, signedIn } from './platform-process.ts'
import type { Bench } from './row.ts'
import { aSampleCore, openSampleCore, samplesFolder, TASK_ROW } from './sample-core.ts'
import { openPort } from './save-over-port.ts'

/** Of the numbers of the opinions that curl sends: far above those of the laptop's own. */
const OTHERS_FROM = 1_000

/**
 * An opinion with a film of 1 GB, sent by the real app through Chromium's network: from the click to
 * the verified receipt. curl only sends the film's bytes.
 */
export const uploadFromApp: Bench = {
  name: 'upload-app',
  run: async (folder) => {
    const data = join(folder, 'data')
    const film = join(folder, 'film.bin')
    const platform = await aPlatformProcess(join(folder, 'platform'))
    try {
      const { core, call, taskId } = await aSampleCore(data)
      await playTask(call, taskId, samplesFolder)
      await call('app.saveSettings', { platformUrl: platform.url })
      const link = await signedIn(linkTo(platform.url, null), core)
      await call('sync.start', { taskIds: null })
      await untilSync(call, isIdle)
      core.close()
      let other = OTHERS_FROM
      const pairs = await takePairs({
        pairs: 3,
        warmUps: 0,
        ours: async () => {
          await writeFilm(film)
          const { core: preparing } = await openSampleCore(data)
          await addOpinion(preparing, taskId, [createReadStream(film)])
          preparing.close()
          const { page, close } = await startApp(data)
          try {
            // The screen's own client has its port, and ours is the last that was asked for.
            await page.locator(TASK_ROW).first().waitFor()
            await openPort(page)
            return await timeOfRun(page)
          } finally {
            await close()
          }
        },
        other: () => timeOfCurl(link, film, { taskId, revision: ++other }),
      })
      return [
        {
          title: 'the same from the real app, with its opinion',
          against: 'curl, one PATCH',
          summary: summarize(pairs),
          note: 'from the start to the verified receipt, through net.fetch',
        },
      ]
    } finally {
      platform.stop()
      await rm(film, { force: true })
    }
  },
}

/** Of a whole run of the synchronisation, in the page's own clock. Throws unless all is received. */
function timeOfRun(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let id = 0
    const ask = (channel: string, input: unknown): Promise<SyncState> =>
      new Promise((resolve, reject) => {
        // The client counts its ids up from 1.
        id -= 1
        const asked: Request = { id, channel, input }
        window.benchPort.onmessage = ({ data }: MessageEvent<FromCore>) => {
          if (!('id' in data) || data.id !== asked.id) return
          if (data.result.ok) resolve(data.result.value as SyncState)
          else reject(new Error(data.result.error.code))
        }
        window.benchPort.postMessage(asked)
      })
    const startedAt = performance.now()
    let state = await ask('sync.start', { taskIds: null })
    while (state.phase !== 'idle') {
      if (state.problem !== null) throw new Error(state.problem.message)
      // More often, asking would be what is measured.
      await new Promise((resolve) => setTimeout(resolve, 200))
      state = await ask('sync.state', {})
    }
    const unsent = state.items.filter(({ status }) => status !== 'confirmed')
    if (unsent.length > 0) throw new Error(`not sent: ${JSON.stringify(unsent)}`)
    return performance.now() - startedAt
  })
}
