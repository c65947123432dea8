import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import * as z from 'zod'
import { aFaultProxy } from '../../helpers/fault-proxy.ts'
import { aCoreWithTasks, issueCopies } from '../../helpers/many-tasks.ts'
import { aSamplePlatform, signInForTask } from '../../helpers/sync.ts'
import { bytesHeld, chunkOf, countRows, isChunk } from './kit.ts'

const run = promisify(execFile)
const MIB = 1024 ** 2
const FILM_BYTES = 1024 * MIB
/** A second of a line of 270 Mbit/s: cuts go by bytes, so that a slow machine meets as many. */
const CUT_EVERY_BYTES = 32 * MIB
/** The bar: memory stays within 200 MB of where it was, whatever the size (R19). */
const MOST_MB = 200

const reportSchema = z.object({
  grownMb: z.number(),
  waits: z.number(),
  asked: z.array(z.string()),
  problem: z.null(),
  statuses: z.array(z.string()),
  history: z.array(z.object({ outcome: z.string(), message: z.null() })),
  receipts: z.number(),
})

async function* aFilm(): AsyncGenerator<Uint8Array> {
  const piece = randomBytes(MIB)
  for (let index = 0; index < FILM_BYTES / MIB; index += 1) {
    piece.writeUInt32BE(index)
    yield piece
  }
}

it(
  'sends a film of 1 GB over a line that breaks every second, at constant memory, with no word to anybody',
  { timeout: 1_200_000 },
  async () => {
    const platform = await aSamplePlatform()
    const test = await aCoreWithTasks(1, () => [aFilm()])
    await issueCopies(platform, test)
    const proxy = await aFaultProxy(platform.url, () => 'pass')
    await signInForTask(test.call, platform, test.sampleId, proxy.url)
    test.core.close()

    let cuts = 0
    let atStake = 0
    const cutting = setInterval(() => {
      if (proxy.uploadedBytes() < (cuts + 1) * CUT_EVERY_BYTES) return
      cuts += 1
      for (const passing of proxy.cut()) if (isChunk(passing)) atStake += chunkOf(passing)
    }, 2)
    onTestFinished(() => clearInterval(cutting))
    const script = join(import.meta.dirname, 'film-child.ts')
    const { stdout } = await run(process.execPath, [script, test.folder])

    const sent = reportSchema.parse(JSON.parse(stdout))
    expect(sent.statuses).toEqual(['confirmed'])
    expect(sent.receipts).toBe(1)
    expect(sent.asked).toEqual([])
    expect(sent.history).toEqual([{ outcome: 'finished', message: null }])
    expect(cuts).toBeGreaterThanOrEqual(FILM_BYTES / CUT_EVERY_BYTES)
    expect(sent.waits).toBeGreaterThan(10)
    const again = proxy.uploadedBytes() - bytesHeld(platform.dataDir)
    expect(again).toBeGreaterThan(0)
    expect(again).toBeLessThanOrEqual(atStake)
    expect(sent.grownMb).toBeLessThan(MOST_MB)
    expect(countRows(platform.dataDir)).toEqual({ submissions: 1, receipts: 1 })
  },
)
