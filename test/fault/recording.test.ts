import { spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { aCore, aCoreWithTask } from '../helpers/core.ts'
import { fastStart } from '../helpers/prepared-folders.ts'

const PIECE_BYTES = 20_000

/** Records for a while in a process of its own that is then killed. */
async function recordAndDie(
  folder: string,
  taskId: string,
  interview: string,
): Promise<{ readonly recordingId: string; readonly acknowledged: number }> {
  const script = join(import.meta.dirname, 'record-child.ts')
  const child = spawn(process.execPath, [script, folder, taskId, interview], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: fastStart(),
  })
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    if (lines.push(line) === 1) void pause(150).then(() => child.kill('SIGKILL'))
  }
  const [recordingId = '', ...pieces] = lines
  return { recordingId, acknowledged: pieces.length }
}

it(
  'finds every acknowledged second of a recording again after core was killed',
  { timeout: 120_000 },
  async () => {
    const { core, folder, taskId } = await aCoreWithTask()
    core.close()
    for (let round = 0; round < 6; round++) {
      const { recordingId, acknowledged } = await recordAndDie(folder, taskId, `i${round}`)
      expect(acknowledged).toBeGreaterThan(0)

      const { core: next, call } = await aCore({ dataFolder: folder })
      const [piece, ...others] = await call('recording.recover', {})
      expect(others).toEqual([])
      expect(piece).toMatchObject({
        id: recordingId,
        name: '访谈录音（中断前的部分）.webm',
        mediaType: 'audio/webm',
        source: 'camera',
        device: '内置麦克风',
        links: [{ kind: 'interview', key: `i${round}` }],
      })
      if (piece === undefined) return
      // One more may be on disk than was acknowledged; never one less, and none torn.
      expect(piece.sizeBytes % PIECE_BYTES).toBe(0)
      expect(piece.sizeBytes).toBeGreaterThanOrEqual(acknowledged * PIECE_BYTES)
      expect(piece.sizeBytes).toBeLessThanOrEqual((acknowledged + 1) * PIECE_BYTES)
      for (const sequence of [0, acknowledged - 1]) {
        const part = { offset: sequence * PIECE_BYTES, length: PIECE_BYTES }
        const bytes = await call('evidence.read', { evidenceId: piece.id, ...part })
        expect(new Set(bytes)).toEqual(new Set([sequence % 251]))
      }
      expect(await call('recording.recover', {})).toEqual([])
      expect(await readdir(join(folder, 'recordings'))).toEqual([])
      next.close()
    }
  },
)
