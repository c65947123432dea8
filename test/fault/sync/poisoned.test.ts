import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { openBatch } from '../../../electron/core/sync/batch/open-batch.ts'
import type { SyncState } from '../../../shared/ipc/contract.ts'
import { refusal } from '../../helpers/core.ts'
import { aFaultProxy, type Fate } from '../../helpers/fault-proxy.ts'
import { aFolder } from '../../helpers/folder.ts'
import { aCoreWithTasks, issueCopies, type Copies } from '../../helpers/many-tasks.ts'
import { aSamplePlatform, isIdle, signInForTask, untilSync } from '../../helpers/sync.ts'
import { assignTask, withdrawTask } from '../../platform/rules/tasks.ts'
import { countRows, placeOf } from './kit.ts'

const MANY = 500
/** A guard alone: 500 opinions take their time on a busy machine. */
const PATIENCE = { timeout: 600_000 }
const REGISTER = 'POST /api/v1/submissions'
const password = '车间验收-2026'

/** As many opinions of as many tasks, and a line that counts what is registered over it. */
async function aFullOutbox(count: number, photo?: Uint8Array) {
  const middle = count / 2
  const platform = await aSamplePlatform()
  const test = await aCoreWithTasks(count, (index) => (photo && index === middle ? [photo] : []))
  await issueCopies(platform, test)
  let registered = 0
  let fate: Fate = 'pass'
  const proxy = await aFaultProxy(platform.url, (passing) => {
    if (placeOf(passing) === REGISTER) registered += 1
    return placeOf(passing).includes('/sessions') ? 'pass' : fate
  })
  await signInForTask(test.call, platform, test.sampleId, proxy.url)
  const poisoned = test.opinions[middle]
  if (!poisoned) throw new Error('there is one in the middle')
  return {
    ...test,
    platform,
    poisoned,
    registered: () => registered,
    meets: (next: Fate) => void (fate = next),
  }
}

const untilDone = ({ call }: Pick<Copies, 'call'>): Promise<SyncState> =>
  untilSync(call, isIdle, PATIENCE.timeout, 3_000)

function countOf({ items }: SyncState): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { status } of items) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

describe('one opinion of 500', PATIENCE, () => {
  it('that the platform refuses stands aside, can be taken away, and goes alone once mended', async () => {
    const outbox = await aFullOutbox(MANY)
    const { call, core, platform, poisoned, registered } = outbox
    await withdrawTask(platform.desk, poisoned.taskId, '企业申请延期')
    await call('sync.start', { taskIds: null })
    const sent = await untilDone(outbox)
    expect(countOf(sent)).toEqual({ confirmed: MANY - 1, 'set-aside': 1 })
    expect(sent.problem).toBeNull()
    expect(sent.items.find(({ status }) => status === 'set-aside')).toMatchObject({
      revisionId: poisoned.revisionId,
      problem: {
        reason: 'refused',
        isPassing: false,
        message: expect.stringContaining('撤回') as string,
      },
    })
    expect(await call('sync.history', {})).toMatchObject([
      { outcome: 'finished', confirmed: MANY - 1, setAside: 1 },
    ])
    expect(registered()).toBe(MANY)

    const path = join(await aFolder(), '单独.uploadbatch')
    const { revisionId } = poisoned
    await call('batch.exportOne', { revisionId, grant: core.grant(path), password })
    const batch = await openBatch(path, password)
    expect(batch.manifest.items.map(({ submission }) => submission.idempotencyKey)).toEqual([
      revisionId,
    ])
    await batch.close()

    for (const { id } of platform.accounts) {
      await assignTask(platform.desk, poisoned.taskId, id, '恢复验收')
    }
    await call('sync.retry', { revisionId })
    expect(countOf(await untilDone(outbox))).toEqual({ confirmed: MANY })
    expect(registered()).toBe(MANY + 1)
    expect(countRows(platform.dataDir)).toEqual({ submissions: MANY, receipts: MANY })
  })

  it('whose evidence is damaged on this disk stands aside, and goes alone once it is whole', async () => {
    const all = 100
    const photo = randomBytes(3_217)
    const outbox = await aFullOutbox(all, photo)
    const { call, core, folder, platform, poisoned, registered } = outbox
    const [file, whole] = await evidenceOf(folder, photo.byteLength)
    await writeFile(file, whole.with(whole.length - 1, (whole.at(-1) ?? 0) ^ 1))
    await call('sync.start', { taskIds: null })
    const sent = await untilDone(outbox)
    expect(countOf(sent)).toEqual({ confirmed: all - 1, 'set-aside': 1 })
    expect(sent.items.find(({ status }) => status === 'set-aside')).toMatchObject({
      revisionId: poisoned.revisionId,
      problem: { reason: 'local-file', message: expect.stringContaining('佐证 1.mp4') as string },
    })
    const { revisionId } = poisoned
    const grant = core.grant(join(await aFolder(), '单独.uploadbatch'))
    expect(await refusal(call('batch.exportOne', { revisionId, grant, password }))).toMatchObject({
      code: 'evidence-damaged',
      names: ['佐证 1.mp4'],
    })
    await writeFile(file, whole)
    const before = registered()
    await call('sync.retry', { revisionId })
    expect(countOf(await untilDone(outbox))).toEqual({ confirmed: all })
    // It was registered the first time: only its file and its receipt were missing.
    expect(registered()).toBe(before)
    expect(countRows(platform.dataDir)).toEqual({ submissions: all, receipts: all })
    const held = await platform.desk.records.selectFrom('file').select('sha256').execute()
    expect(held.map(({ sha256 }) => sha256)).toContain(
      createHash('sha256').update(photo).digest('hex'),
    )
  })
})

describe('what would hit all 500', PATIENCE, () => {
  it('stops the run at the first of them: overloaded, offline, signed out on the platform', async () => {
    const outbox = await aFullOutbox(MANY)
    const { call, platform, registered, meets } = outbox
    const faults: readonly (readonly [Fate, string])[] = [
      [{ status: 503 }, 'busy'],
      ['lose-request', 'offline'],
    ]
    let met = 0
    for (const [fate, reason] of faults) {
      const before = registered()
      await call('sync.start', { taskIds: null })
      await until(() => registered() > before)
      meets(fate)
      const { problem, items } = await untilSync(call, isWaiting, 60_000, 1_000)
      expect(problem).toMatchObject({ reason, isPassing: true })
      expect(items.filter((item) => item.problem !== null)).toEqual([])
      await call('sync.cancel', { revisionId: null })
      meets('pass')
      met += 1
    }
    expect(met).toBe(2)
    await platform.desk.records
      .updateTable('session')
      .set({ revokedAt: platform.desk.now().toISOString(), revokedReason: '设备遗失' })
      .execute()
    const before = registered()
    await call('sync.start', { taskIds: null })
    const stopped = await untilDone(outbox)
    expect(stopped.problem).toMatchObject({ reason: 'signed-out', isPassing: false })
    expect(registered() - before).toBeLessThanOrEqual(1)
    const { confirmed = 0, ...left } = countOf(stopped)
    expect(left).toEqual({ queued: MANY - confirmed })
    expect(stopped.items.filter((item) => item.problem !== null)).toEqual([])
  })
})

const isWaiting = ({ phase }: SyncState): boolean => phase === 'waiting'

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setTimeout(5)
}

/** The file of the one piece of evidence that has this size. */
async function evidenceOf(
  folder: string,
  sizeBytes: number,
): Promise<readonly [path: string, bytes: Buffer]> {
  const root = join(folder, 'evidence')
  const names = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.enc'))
  const files = await Promise.all(
    names.map(async (name) => [join(root, name), await readFile(join(root, name))] as const),
  )
  // Header and tag are a few dozen bytes more.
  const found = files.filter(([, { byteLength }]) => {
    return byteLength > sizeBytes && byteLength < sizeBytes + 100
  })
  const [only] = found
  if (!only || found.length > 1) throw new Error('there is one of that size')
  return only
}
