import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { aSparseFilm } from '../fixtures/big-media.ts'
import { growthOf } from '../helpers/memory.ts'
import { summarize, takePairs } from './pairs.ts'
import { timeOf, type Bench } from './row.ts'
import { aSampleCore } from './sample-core.ts'

const GB = 1024 ** 3

/** A film of 2 GB, checked, hashed, encrypted and on disk. */
export const takeIn2Gb: Bench = {
  name: 'take-in',
  run: async (folder) => {
    const { core, call, taskId } = await aSampleCore(join(folder, 'data'))
    try {
      const film = await aSparseFilm(join(folder, '现场录像.mp4'), 2 * GB)
      const target = { taskId, kind: 'checkpoint', key: 'C01' } as const
      let grownMb = 0
      const pairs = await takePairs({
        pairs: 2,
        warmUps: 0,
        ours: async () => {
          const grown = await growthOf(() =>
            timeOf(() => call('evidence.addFiles', { ...target, grants: [core.grant(film)] })),
          )
          grownMb = Math.max(grownMb, grown.grownMb)
          await rm(join(folder, 'data', 'evidence'), { recursive: true })
          return grown.value
        },
        other: () => timeOf(() => copyHashed(film, join(folder, 'copy'))),
      })
      return [
        {
          title: 'take in a film of 2 GB',
          against: 'stream copy, SHA-256, fsync',
          summary: summarize(pairs),
          note: `ours encrypts; memory +${grownMb.toFixed(0)} MB`,
        },
      ]
    } finally {
      core.close()
    }
  },
}

const PIECES = (2 * 3600) / 5
/** 64 kbit/s, more than a browser's Opus takes for speech. */
const PIECE_BYTES = (64_000 / 8) * 5

/** Two hours of sound in pieces of five seconds, as fast as they are acknowledged. */
export const recording: Bench = {
  name: 'recording',
  run: async (folder) => {
    const { core, call, taskId } = await aSampleCore(join(folder, 'data'))
    try {
      const piece = new Uint8Array(randomBytes(PIECE_BYTES))
      let grownMb = 0
      const pairs = await takePairs({
        pairs: 3,
        warmUps: 0,
        ours: async () => {
          const about = { taskId, kind: 'interview', key: 'i1', title: '访谈', device: '' } as const
          const { recordingId } = await call('recording.start', about)
          const grown = await growthOf(() =>
            timeOf(async () => {
              for (let sequence = 0; sequence < PIECES; sequence++)
                await call('recording.append', { recordingId, sequence, bytes: piece })
              await call('recording.finish', { recordingId })
            }),
          )
          grownMb = Math.max(grownMb, grown.grownMb)
          return grown.value
        },
        other: () => timeOf(() => appendSynced(join(folder, 'plain'), piece)),
      })
      return [
        {
          title: 'record two hours of sound',
          against: 'append and fsync each piece',
          summary: summarize(pairs),
          note: `${PIECES} pieces, encrypted, then evidence; memory +${grownMb.toFixed(0)} MB`,
        },
      ]
    } finally {
      core.close()
    }
  },
}

async function copyHashed(from: string, to: string): Promise<string> {
  const hash = createHash('sha256')
  const out = createWriteStream(to, { flush: true })
  for await (const piece of createReadStream(from)) {
    hash.update(piece as Buffer)
    if (!out.write(piece)) await once(out, 'drain')
  }
  out.end()
  await finished(out)
  await rm(to)
  return hash.digest('hex')
}

async function appendSynced(path: string, piece: Uint8Array): Promise<void> {
  const file = await open(path, 'w')
  for (let sequence = 0; sequence < PIECES; sequence++) {
    await file.write(piece)
    await file.datasync()
  }
  await file.close()
  await rm(path)
}
