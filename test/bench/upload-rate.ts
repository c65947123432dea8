import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createPace } from '../../electron/core/sync/pace.ts'
import { sendFile } from '../../electron/core/sync/send-file.ts'
import { aFilm, GB, timeOfCurl, writeFilm } from './film.ts'
import { summarize, takePairs } from './pairs.ts'
import { aPlatformProcess, linkTo, register, signedIn } from './platform-process.ts'
import { timeOf, type Bench } from './row.ts'
import { aSampleCore } from './sample-core.ts'

/** A film of 1 GB sent to the reference platform: from the encrypted store by tus, and by curl. */
export const upload1Gb: Bench = {
  name: 'upload',
  run: async (folder) => {
    const { core, taskId } = await aSampleCore(join(folder, 'data'))
    const platform = await aPlatformProcess(join(folder, 'platform'))
    const film = join(folder, 'film.bin')
    const link = await signedIn(linkTo(platform.url, null), core)
    let revision = 0
    try {
      const pairs = await takePairs({
        pairs: 5,
        warmUps: 0,
        ours: async () => {
          await writeFilm(film)
          const { sha256 } = await core.context.evidence.add(createReadStream(film))
          const submissionId = await register(link, [aFilm(sha256)], {
            taskId,
            revision: ++revision,
          })
          const pace = createPace(
            () => performance.now(),
            () => null,
          )
          const { readInto } = core.context.evidence
          return timeOf(() =>
            sendFile(link, {
              submissionId,
              sha256,
              sizeBytes: GB,
              uploadUrl: null,
              readInto: (offset, target) => readInto({ sha256, sizeBytes: GB }, offset, target),
              chunkBytes: pace.chunkBytes,
              onUrl: () => undefined,
              onOffset: pace.afterChunk,
              traffic: {
                beforeChunk: (bytes) => pace.beforeChunk(bytes, link.signal),
                onBytes: () => undefined,
                onGone: () => undefined,
              },
            }),
          )
        },
        other: () => timeOfCurl(link, film, { taskId, revision: ++revision }),
      })
      const note = 'each chunk decrypted and hashed; the platform in a process of its own'
      const row = { title: 'send a film of 1 GB', against: 'curl, one PATCH', note }
      return [{ ...row, summary: summarize(pairs) }]
    } finally {
      platform.stop()
      core.close()
      await rm(film, { force: true })
    }
  },
}
