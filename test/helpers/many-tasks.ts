import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { insertOpinion } from '../../db/queries/opinions.ts'
import { getTask, insertTask } from '../../db/queries/tasks.ts'
import { insertUpload } from '../../db/queries/uploads.ts'
import type { Core, CoreOptions } from '../../electron/core/core.ts'
import type { StoredFile } from '../../electron/core/evidence/evidence-store.ts'
import { canonicalJson } from '../../shared/formats/canonical-json.ts'
import { inTransaction } from '../platform/desk.ts'
import { insertPackage, putAssignment, putTask } from '../platform/records/tasks.ts'
import { aCore } from './core.ts'
import type { SamplePlatform } from './sync.ts'

const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')

type Content = Uint8Array | AsyncIterable<Uint8Array>

/**
 * A core with so many tasks, copies of the first sample, each with an opinion ready to be sent: what
 * the synchronisation reads of one, written straight into the database, as playing would take minutes.
 *
 * @param evidence the files of the n-th of them, from 0
 */
export async function aCoreWithTasks(
  count: number,
  evidence: (index: number) => readonly Content[],
  options: Partial<CoreOptions> = {},
) {
  const test = await aCore(options)
  const { context } = test.core
  const { imported } = await test.call('task.importSamples', {})
  const sampleId = imported[0]?.id ?? ''
  const files: (readonly StoredFile[])[] = []
  for (let index = 0; index < count; index += 1) {
    const contents = evidence(index)
    files.push(await Promise.all(contents.map((one) => context.evidence.add(pieces(one)))))
  }
  const all = context.db.transaction(() =>
    files.map((stored) => addTask(test.core, sampleId, stored)),
  )
  return { ...test, sampleId, opinions: all }
}

export type Waiting = { readonly taskId: string; readonly revisionId: string }

function addTask({ context }: Core, sampleId: string, files: readonly StoredFile[]): Waiting {
  const { db } = context
  const like = getTask(db, sampleId)
  const [taskId, revisionId] = [randomUUID(), randomUUID()]
  const task = { ...like.package.task, id: taskId, number: `${like.number} ${taskId.slice(0, 8)}` }
  const { number } = task
  insertTask(db, { ...like, id: taskId, number, package: { ...like.package, task } })
  const snapshot = canonicalJson({
    task: { id: taskId, number },
    enterprise: { name: like.enterprise },
    opinion: { id: revisionId, concludedOn: '2026-11-23' },
    evidence: files.map(({ sha256: hash, sizeBytes }, index) => ({
      sha256: hash,
      sizeBytes,
      name: `佐证 ${index + 1}.mp4`,
      mediaType: 'video/mp4',
    })),
  })
  const pdf = randomBytes(300)
  insertOpinion(db, {
    id: revisionId,
    taskId,
    revision: 1,
    conclusion: 'passed',
    snapshot,
    snapshotSha256: sha256(snapshot),
    signerCount: 1,
    reason: '',
    frozenAt: context.now().toISOString(),
    pdf,
    pdfSha256: sha256(pdf),
  })
  insertUpload(db, revisionId)
  return { taskId, revisionId }
}

/** Issues the copies on the platform as well, to every expert of the sample's panel. */
export async function issueCopies(
  { desk, accounts }: SamplePlatform,
  { core, sampleId, opinions }: Pick<Copies, 'core' | 'sampleId' | 'opinions'>,
): Promise<void> {
  const { experts } = getTask(core.context.db, sampleId).package.panel
  const sample = await desk.records
    .selectFrom('taskPackage')
    .selectAll()
    .where('taskId', '=', sampleId)
    .executeTakeFirstOrThrow()
  await inTransaction(desk, async (records) => {
    for (const { taskId } of opinions) {
      const { number, enterprise } = getTask(core.context.db, taskId)
      const packageRevision = sample.revision
      await putTask(records, { id: taskId, number, enterpriseName: enterprise, packageRevision })
      await insertPackage(records, { ...sample, taskId })
      for (const { id } of accounts.filter((one) => experts.some((each) => each.id === one.id))) {
        const [state, reason, changedAt] = [
          'assigned',
          '任务下达',
          desk.now().toISOString(),
        ] as const
        await putAssignment(records, { taskId, accountId: id, state, reason, changedAt })
      }
    }
  })
}

export type Copies = Awaited<ReturnType<typeof aCoreWithTasks>>

async function* pieces(content: Content): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) yield content
  else yield* content
}
