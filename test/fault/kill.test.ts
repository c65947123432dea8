import { spawn } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { applyChanges } from '../../shared/domain/record/apply-changes.ts'
import type { AnyRecordBody } from '../../shared/domain/record/kinds.ts'
import { aCore, aCoreWithTask, type TestCore } from '../helpers/core.ts'
import { aFolder } from '../helpers/folder.ts'
import { fastStart } from '../helpers/prepared-folders.ts'

const ROUNDS = 25
const FILE_ROUNDS = 15
const SEED = 20261123
const MOST_ANSWERS = 7
const LONGEST_MS = 100

/** mulberry32: the same moments in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Starts a process that works on the folder. */
function aChild(job: string, folder: string, ...args: readonly string[]) {
  const script = join(import.meta.dirname, 'kill-child.ts')
  return spawn(process.execPath, [script, job, folder, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: fastStart(),
  })
}

/**
 * Kills a process some answers and milliseconds after it began its job; gives what it acknowledged.
 *
 * Both by chance: counted in answers, a slow machine does as much as a quick one.
 */
async function killSomewhere(
  random: () => number,
  child: ReturnType<typeof aChild>,
): Promise<readonly Readonly<Record<string, string>>[]> {
  const ended = new Promise<string | null>((done) => {
    child.on('close', (_code, signal) => done(signal))
  })
  const wanted = Math.floor(random() * MOST_ANSWERS)
  const afterMs = random() * LONGEST_MS
  const acknowledged: Readonly<Record<string, string>>[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== 'ready') acknowledged.push(JSON.parse(line) as Readonly<Record<string, string>>)
    if (acknowledged.length === wanted) void pause(afterMs).then(() => child.kill('SIGKILL'))
  }
  expect(await ended).toBe('SIGKILL')
  return acknowledged
}

async function aClosedFolder(): Promise<{ readonly folder: string; readonly taskId: string }> {
  const { core, folder, taskId } = await aCoreWithTask()
  core.close()
  // A process that ends by itself leaves its compiled code to those that are killed.
  await once(aChild('nothing', folder), 'close')
  return { folder, taskId }
}

function expectSound({ core }: TestCore): void {
  const pragma = (name: string) => core.context.db.orm.all<unknown>(`PRAGMA ${name}`)
  expect(pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
  expect(pragma('foreign_key_check')).toEqual([])
}

async function rebuilt({ call }: TestCore, taskId: string, key: string): Promise<AnyRecordBody> {
  let body: AnyRecordBody = {}
  for (const { field, newValue } of await call('record.history', {
    taskId,
    kind: 'checkpoint',
    key,
  })) {
    const applied = applyChanges('checkpoint', body, { [field]: newValue })
    if (!applied.ok) throw new Error(`the journal of ${key} does not apply`)
    body = applied.body
  }
  return body
}

it(
  `keeps every acknowledged field over ${ROUNDS} kills, and a journal that rebuilds the records`,
  { timeout: 300_000 },
  async () => {
    const { folder, taskId } = await aClosedFolder()
    const random = seeded(SEED)
    const known = new Map<string, number>()
    let saves = 0
    for (let round = 0; round < ROUNDS; round++) {
      const lines = await killSomewhere(random, aChild('fields', folder, taskId, `${saves}`))
      for (const { key = '', note = '' } of lines) known.set(key, numberIn(note))
      saves += lines.length + 1

      const test = await aCore({ dataFolder: folder })
      expectSound(test)
      const { records } = await test.call('task.get', { taskId })
      for (const [key, number] of known) {
        const body = records.find((record) => record.key === key)?.body ?? {}
        const note = 'note' in body ? String(body.note) : ''
        // One more may be committed than was acknowledged; never one less.
        expect(numberIn(note)).toBeGreaterThanOrEqual(number)
        expect(await rebuilt(test, taskId, key)).toEqual(body)
      }
      test.core.close()
    }
    expect(saves).toBeGreaterThan(ROUNDS * 2)
  },
)

it(
  'leaves no evidence without its file over kills while files are taken in',
  { timeout: 300_000 },
  async () => {
    const { folder, taskId } = await aClosedFolder()
    const files = await someFiles([200, 70_000, 0, 3_000_000, 65_536, 900_000])
    const random = seeded(SEED)
    const acknowledged = new Set<string>()
    for (let round = 0; round < FILE_ROUNDS; round++) {
      // Other bytes each round: what is stored already is not written again.
      for (const file of files.slice(0, 5)) await writeFile(file, noise(1 + random() * 2_000_000))
      const lines = await killSomewhere(
        random,
        aChild('files', folder, taskId, `${round}`, ...files),
      )
      for (const { id = '' } of lines) acknowledged.add(id)

      const test = await aCore({ dataFolder: folder })
      expectSound(test)
      const { evidence } = await test.call('task.get', { taskId })
      const ids = new Set(evidence.map(({ id }) => id))
      expect([...acknowledged].filter((id) => !ids.has(id))).toEqual([])
      for (const piece of evidence) {
        if (piece.source !== 'package') expect(piece.links).toHaveLength(1)
        expect(await test.core.context.evidence.isIntact(piece)).toBe(true)
      }
      test.core.close()
    }
    expect(acknowledged.size).toBeGreaterThan(FILE_ROUNDS)
  },
)

const numberIn = (note: string): number => Number(/第 (\d+) 次/u.exec(note)?.[1] ?? -1)
const noise = (sizeBytes: number): Buffer => randomFillSync(Buffer.alloc(Math.floor(sizeBytes)))

async function someFiles(sizes: readonly number[]): Promise<readonly string[]> {
  const folder = await aFolder()
  return Promise.all(
    sizes.map(async (sizeBytes, at) => {
      const file = join(folder, `照片 ${at}.bin`)
      await writeFile(file, noise(sizeBytes))
      return file
    }),
  )
}
