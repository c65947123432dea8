import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { postgresPrograms, startPostgres } from '../core/platform/postgres.ts'
import { startS3 } from '../core/platform/s3-server.ts'
import { startPlatform } from '../platform/platform.ts'
import type { Platform, PlatformOptions } from '../platform/platform.ts'
import { putAssignment, putTask } from '../platform/records/tasks.ts'
import { addSamples } from '../platform/samples.ts'
import { aRecord, countUnequal, isAskedAgain, ITEMS, sendOne, signedIn } from './load-client.ts'
import type { Done } from './load-client.ts'
import { summarize } from './pairs.ts'
import type { Pair } from './pairs.ts'
import type { Bench, Row } from './row.ts'
import { timeOf } from './row.ts'

const CLIENTS = 500
/** 5,000 records in all. */
const ROUNDS = 10
/** ODK Central's published sustained rate with forms of 250 questions, a second. */
const ODK_PER_SECOND = 41.2

/**
 * 500 clients at once, each sending a record with 250 answers, again and again.
 *
 * One is counted when its receipt is there: registered, its PDF sent by tus with a checksum and
 * verified, completed. Server and clients are one process on this machine. Throws when one fails.
 */
export const load: Bench = {
  name: 'load',
  run: async (folder) => [
    await measure(join(folder, 'sqlite'), {}, 'SQLite and a folder'),
    await onPostgresAndS3((storage) =>
      measure(join(folder, 'postgres'), storage, 'PostgreSQL with fsync, fauxqs as S3'),
    ),
  ],
}

type Storage = Pick<PlatformOptions, 'database' | 'files'>

async function measure(dataDir: string, storage: Storage, storageName: string): Promise<Row> {
  const taskIds = Array.from({ length: CLIENTS }, () => randomUUID())
  const platform = await aPlatform({ ...storage, dataDir }, taskIds)
  try {
    const token = await signedIn(platform)
    const pairs: Pair[] = []
    const sent: Done[] = []
    for (let revision = 1; revision <= ROUNDS; revision += 1) {
      const roundMs = await timeOf(async () => {
        sent.push(...(await sendAll(platform, token, taskIds, revision)))
      })
      pairs.push({ oursMs: roundMs / CLIENTS, otherMs: 1000 / ODK_PER_SECOND })
    }
    const summary = summarize(pairs)
    const rate = (1000 / summary.oursMs.median).toFixed(1)
    const unequal = await countUnequal(platform, token, sent)
    return {
      title: `a record of ${ITEMS} answers, ${CLIENTS} clients`,
      against: `ODK Central's published ${ODK_PER_SECOND}/s`,
      summary,
      note:
        `${storageName}: ${rate}/s with PDF and receipt; none of ${sent.length} failed; ` +
        `${unequal} of ${sent.filter(isAskedAgain).length} answered otherwise when asked again`,
    }
  } finally {
    await platform.close()
  }
}

/** A record of every client at once; throws with the first reason when any fails. */
async function sendAll(
  platform: Platform,
  token: string,
  taskIds: readonly string[],
  revision: number,
): Promise<readonly Done[]> {
  const outcomes = await Promise.allSettled(
    taskIds.map((taskId) => sendOne(platform, token, aRecord(taskId, revision))),
  )
  const failed = outcomes.filter((one) => one.status === 'rejected')
  if (failed.length > 0) {
    const cause: unknown = failed[0]?.reason
    throw new Error(`${failed.length} of ${CLIENTS} failed in round ${revision}`, { cause })
  }
  return outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
}

/** Lends the engines that the tests start; unlike there, commits are synced to the disk. */
async function onPostgresAndS3<T>(work: (storage: Storage) => Promise<T>): Promise<T> {
  const programs = postgresPrograms()
  if (programs === undefined) throw new Error('install Debian’s postgresql for the row `load`')
  const postgres = await startPostgres(programs, 'synced')
  try {
    const s3 = await startS3()
    try {
      return await work({ database: await postgres.database('load'), files: s3.address('load') })
    } finally {
      await s3.close()
    }
  } finally {
    await postgres.close()
  }
}

/** Every client has a task of its own; the experts share one account. */
async function aPlatform(
  options: Storage & Pick<PlatformOptions, 'dataDir'>,
  taskIds: readonly string[],
): Promise<Platform> {
  return startPlatform({
    ...options,
    port: 0,
    seed: async (desk) => {
      const [expert] = await addSamples(desk)
      const accountId = expert?.id ?? ''
      const changedAt = desk.now().toISOString()
      await desk.records.transaction().execute(async (records) => {
        for (const [index, id] of taskIds.entries()) {
          const number = `长数转验〔2026〕${index} 号`
          await putTask(records, { id, number, enterpriseName: '某企业', packageRevision: 1 })
          const task = { taskId: id, accountId, state: 'assigned' as const, reason: '任务下达' }
          await putAssignment(records, { ...task, changedAt })
        }
      })
    },
  })
}
