import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { aSparseFilm } from '../fixtures/big-media.ts'
import { aCoreWithTask } from '../helpers/core.ts'
import { aFolder } from '../helpers/folder.ts'

const run = promisify(execFile)
const FILM_BYTES = 2 * 1024 ** 3
/** The bar: memory stays within 200 MB of where it was, whatever the size (R19). */
const MOST_MB = 200

const grown = z.object({ mb: z.number(), bytes: z.number() })
const reportSchema = z.object({ takenIn: grown, played: grown, recorded: grown })

it(
  'takes in a film of 2 GB, plays it and records two hours without growing with them',
  { timeout: 240_000 },
  async () => {
    const { core, folder, taskId } = await aCoreWithTask()
    core.close()
    const film = await aSparseFilm(join(await aFolder(), '现场录像.mp4'), FILM_BYTES)
    const script = join(import.meta.dirname, 'memory-child.ts')
    const { stdout } = await run(process.execPath, [script, folder, taskId, film])
    const { takenIn, played, recorded } = reportSchema.parse(JSON.parse(stdout))
    expect(takenIn.bytes).toBe(FILM_BYTES)
    expect(played.bytes).toBe(512 * 1024 ** 2)
    expect(recorded.bytes).toBe(1440 * 40_000)
    for (const { mb } of [takenIn, played, recorded]) expect(mb).toBeLessThan(MOST_MB)
  },
)
