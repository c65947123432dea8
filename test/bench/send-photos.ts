import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { playTask } from '../../electron/core/play/play-task.ts'
import type { SyncState } from '../../shared/ipc/contract.ts'
import { addOpinion } from '../helpers/add-opinion.ts'
import { isIdle, untilSync } from '../helpers/sync-state.ts'
import { writeForCurl } from './curl-config.ts'
import { signedIn as accessToken } from './load-client.ts'
import { aPlatformProcess, linkTo, signedIn } from './platform-process.ts'
import { summarize, takePairs } from './pairs.ts'
import { timeOf, type Bench } from './row.ts'
import { aSampleCore, samplesFolder } from './sample-core.ts'

const OPINIONS = 40
const PHOTOS = 10
const PHOTO_BYTES = 3_000_000
/** Of the numbers of the opinions that curl sends: far above those of the laptop's own. */
const OTHERS_FROM = 1_000
const run = promisify(execFile)

/**
 * One laptop back from the factories: 40 opinions with 10 photos of 3 MB each, 1.2 GB.
 *
 * Ours is all that a run of the synchronisation does, to the last verified receipt; curl only sends
 * bytes, one request a file and one connection an opinion, to submissions that are registered before.
 */
export const sendPhotos: Bench = {
  name: 'send-photos',
  run: async (folder) => {
    const { core, call, taskId } = await aSampleCore(join(folder, 'data'))
    const platform = await aPlatformProcess(join(folder, 'platform'))
    const sendAll = async (): Promise<SyncState> => {
      await call('sync.start', { taskIds: null })
      return untilSync(call, isIdle, Number.POSITIVE_INFINITY, 100)
    }
    let other = OTHERS_FROM
    try {
      await playTask(call, taskId, samplesFolder)
      await call('app.saveSettings', { platformUrl: platform.url })
      await signedIn(linkTo(platform.url, null), core)
      refuseUnsent(await sendAll())
      const pairs = await takePairs({
        pairs: 3,
        warmUps: 0,
        ours: async () => {
          for (let count = 0; count < OPINIONS; count += 1) {
            await addOpinion(core, taskId, Array.from({ length: PHOTOS }, aPhoto))
          }
          return timeOf(async () => refuseUnsent(await sendAll()))
        },
        other: async () => {
          // A device of its own, and anew for each turn: a token lasts 15 minutes.
          const link = linkTo(platform.url, await accessToken(platform))
          const batches: string[] = []
          for (let count = 0; count < OPINIONS; count += 1) {
            other += 1
            const place = join(folder, `curl-${count}`)
            const photos = Array.from({ length: PHOTOS }, aPhoto)
            batches.push(await writeForCurl(link, place, photos, { taskId, revision: other }))
          }
          const elapsedMs = await timeOf(async () => {
            for (const config of batches) await run('curl', ['-sS', '--fail-early', '-K', config])
          })
          for (let count = 0; count < OPINIONS; count += 1) {
            await rm(join(folder, `curl-${count}`), { recursive: true })
          }
          return elapsedMs
        },
      })
      const summary = summarize(pairs)
      const megabytes = (OPINIONS * PHOTOS * PHOTO_BYTES) / 1_000_000
      const rate = (megabytes / (summary.oursMs.median / 1000)).toFixed(0)
      return [
        {
          title: `send ${OPINIONS} opinions with ${PHOTOS} photos of 3 MB`,
          against: 'curl, one POST a file',
          summary,
          note: `${rate} MB/s, decrypted, hashed, receipts verified; the platform in a process of its own`,
        },
      ]
    } finally {
      platform.stop()
      core.close()
    }
  },
}

/** As incompressible as a photo, and like no other: what the platform holds is not sent again. */
const aPhoto = (): Buffer => randomBytes(PHOTO_BYTES)

function refuseUnsent({ items, problem }: SyncState): void {
  const unsent = items.filter(({ status }) => status !== 'confirmed')
  if (unsent.length > 0 || problem !== null) {
    throw new Error(`${unsent.length} not sent: ${JSON.stringify({ problem, one: unsent[0] })}`)
  }
}
