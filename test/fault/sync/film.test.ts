import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import * as z from 'zod'
import { isSignedBy } from '../../../electron/core/received/receipt-keys.ts'
import { receiptPayloadSchema, receiptSchema } from '../../../shared/formats/platform-api.ts'
import { aFaultProxy, type FaultProxy } from '../../helpers/fault-proxy.ts'
import { aCoreWithTasks, issueCopies } from '../../helpers/many-tasks.ts'
import { aSamplePlatform, signInForTask } from '../../helpers/sync.ts'
import { DEMO_RECEIPT_KEY } from '../../platform/demo-key.ts'
import { bytesHeld, chunkOf, countRows, isChunk } from './kit.ts'

const run = promisify(execFile)
const MIB = 1024 ** 2
const FILM_BYTES = 1024 * MIB
const CUT_EVERY_MS = 1_000
/** So slow that the film takes more than half a minute on any machine. */
const LINE_BYTES_PER_SECOND = 32 * MIB
const LEAST_CHUNKS_HIT = 20
/** The bar: memory stays within 200 MB of where it was, whatever the size (R19). */
const MOST_MB = 200

const reportSchema = z.object({
  grownMb: z.number(),
  waits: z.number(),
  asked: z.array(z.string()),
  problem: z.null(),
  statuses: z.array(z.string()),
  history: z.array(z.object({ outcome: z.string(), message: z.null() })),
  receipts: z.tuple([receiptSchema]),
})

function aFilm() {
  const hash = createHash('sha256')
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    const piece = randomBytes(MIB)
    for (let index = 0; index < FILM_BYTES / MIB; index += 1) {
      piece.writeUInt32BE(index)
      hash.update(piece)
      yield piece
    }
  }
  return { pieces: pieces(), sha256: () => hash.digest('hex') }
}

/** Cuts every connection each second until the test ends; counts what that hit. */
function cutEverySecond(proxy: FaultProxy) {
  const hit = { chunks: 0, bytes: 0 }
  const cutting = setInterval(() => {
    for (const passing of proxy.cut().filter(isChunk)) {
      hit.chunks += 1
      hit.bytes += chunkOf(passing)
    }
  }, CUT_EVERY_MS)
  onTestFinished(() => clearInterval(cutting))
  return hit
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: MIB }), hash)
  return hash.digest('hex')
}

it(
  'sends a film of 1 GB over a line that is cut every second, at constant memory, with no word to anybody',
  { timeout: 1_800_000 },
  async () => {
    const platform = await aSamplePlatform()
    const film = aFilm()
    const test = await aCoreWithTasks(1, () => [film.pieces])
    await issueCopies(platform, test)
    const proxy = await aFaultProxy(platform.url, () => 'pass', LINE_BYTES_PER_SECOND)
    await signInForTask(test.call, platform, test.sampleId, proxy.url)
    test.core.close()

    const hit = cutEverySecond(proxy)
    const script = join(import.meta.dirname, 'film-child.ts')
    const { stdout } = await run(process.execPath, [script, test.folder])

    const sent = reportSchema.parse(JSON.parse(stdout))
    expect(sent.statuses).toEqual(['confirmed'])
    expect(sent.asked).toEqual([])
    expect(sent.history).toEqual([{ outcome: 'finished', message: null }])
    expect(sent.waits).toBeGreaterThan(10)
    expect(sent.grownMb).toBeLessThan(MOST_MB)
    // At most one chunk again for each cut that hit one.
    expect(hit.chunks).toBeGreaterThanOrEqual(LEAST_CHUNKS_HIT)
    const again = proxy.uploadedBytes() - bytesHeld(platform.dataDir)
    expect(again).toBeGreaterThan(0)
    expect(again).toBeLessThanOrEqual(hit.bytes)
    // What the platform has is this film, and its signed receipt says so.
    const sha256 = film.sha256()
    const kept = join(platform.dataDir, 'files', sha256.slice(0, 2), sha256)
    expect(await sha256Of(kept)).toBe(sha256)
    expect(countRows(platform.dataDir)).toEqual({ submissions: 1, receipts: 1 })
    const [receipt] = sent.receipts
    expect(isSignedBy(DEMO_RECEIPT_KEY, receipt)).toBe(true)
    const { files } = receiptPayloadSchema.parse(JSON.parse(receipt.payload))
    expect(files).toContainEqual(expect.objectContaining({ sha256, sizeBytes: FILM_BYTES }))
  },
)
