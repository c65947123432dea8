import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { readTaskPackage } from '../../../electron/core/exchange/read-task-package.ts'
import { packTaskPackage } from '../../../electron/core/exchange/write-task-package.ts'
import type { TaskPackage } from '../../../shared/formats/task-package.ts'
import type { Desk } from '../desk.ts'
import { inTransaction } from '../desk.ts'
import { notFound } from '../problems.ts'
import { findFile, insertFile } from '../records/files.ts'
import { lockNumbers } from '../records/numbers.ts'
import type { Records } from '../records/schema.ts'
import type { Assignment } from '../records/tasks.ts'
import {
  findPackage,
  findTask,
  insertPackage,
  listAssignments,
  putAssignment,
  putTask,
} from '../records/tasks.ts'
import { receiveBytes } from './receive-file.ts'

/** Keeps a task package and makes it the task's present one; `tell` is part of the same transaction. */
export async function issuePackage(
  desk: Desk,
  { task, application }: Pick<TaskPackage, 'task' | 'application'>,
  bytes: Uint8Array,
  tell: (records: Records) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const file = await receiveBytes(desk, bytes)
  const { sha256, sizeBytes } = file
  await inOrder(desk, async (records) => {
    await insertFile(records, file)
    await putTask(records, {
      id: task.id,
      number: task.number,
      enterpriseName: application.enterpriseName,
      packageRevision: task.revision,
    })
    await insertPackage(records, { taskId: task.id, revision: task.revision, sha256, sizeBytes })
    await tell(records)
  })
}

/** Gives a task to an account. */
export async function assignTask(
  desk: Desk,
  taskId: string,
  accountId: string,
  reason: string,
): Promise<void> {
  await inOrder(desk, (records) => change(desk, records, { taskId, accountId }, 'assigned', reason))
}

/** Takes a task back from everybody who has it. */
export async function withdrawTask(desk: Desk, taskId: string, reason: string): Promise<void> {
  await inOrder(desk, async (records) => {
    for (const holder of await holders(records, taskId)) {
      await change(desk, records, holder, 'withdrawn', reason)
    }
  })
}

/** Gives a task to one account in the place of all who have it. */
export async function reassignTask(
  desk: Desk,
  taskId: string,
  accountId: string,
  reason: string,
): Promise<void> {
  await inOrder(desk, async (records) => {
    const others = (await holders(records, taskId)).filter((one) => one.accountId !== accountId)
    for (const holder of others) await change(desk, records, holder, 'reassigned', reason)
    await change(desk, records, { taskId, accountId }, 'assigned', reason)
  })
}

/** Issues the task's package once more under the next revision, with another contact phone. */
export async function reissueTask(desk: Desk, taskId: string, reason: string): Promise<void> {
  const changed = await nextPackage(desk, taskId)
  await issuePackage(desk, changed.taskPackage, changed.bytes, async (records) => {
    for (const holder of await holders(records, taskId)) {
      await change(desk, records, holder, 'changed', reason)
    }
  })
}

async function nextPackage(
  desk: Desk,
  taskId: string,
): Promise<{ readonly taskPackage: TaskPackage; readonly bytes: Uint8Array }> {
  const task = await findTask(desk.records, taskId)
  if (task === undefined) throw notFound('这项任务')
  const stored = await findPackage(desk.records, taskId, task.packageRevision)
  const file = stored === undefined ? undefined : await findFile(desk.records, stored.sha256)
  if (file === undefined) throw notFound('这项任务的任务包')
  const folder = await mkdtemp(join(tmpdir(), 'smedt-reissue-'))
  try {
    const path = join(folder, 'present.taskpkg')
    await writeFile(path, await desk.files.read(file.storageKey))
    const opened = await readTaskPackage(path)
    const attachments = new Map<string, Uint8Array>()
    for (const attachment of opened.package.attachments) {
      attachments.set(attachment.path, await buffer(await opened.openAttachment(attachment.path)))
    }
    await opened.close()
    const taskPackage = revised(opened.package, desk.now())
    return { taskPackage, bytes: await packTaskPackage(taskPackage, attachments) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function revised(present: TaskPackage, now: Date): TaskPackage {
  const revision = present.task.revision + 1
  return {
    ...present,
    task: { ...present.task, revision, issuedAt: now.toISOString() },
    panel: { ...present.panel, institutionPhone: `0431-8877${String(1000 + revision)}` },
  }
}

/** Who has a task, and which edition, is read and written by one server after the other. */
function inOrder(desk: Desk, work: (records: Records) => Promise<void>): Promise<void> {
  return inTransaction(desk, async (records) => {
    await lockNumbers(records, 'feed')
    await work(records)
  })
}

/** Those who have the task now. */
async function holders(records: Records, taskId: string): Promise<readonly Assignment[]> {
  const all = await listAssignments(records, [taskId])
  return all.filter(({ state }) => state === 'assigned' || state === 'changed')
}

async function change(
  desk: Desk,
  records: Records,
  { taskId, accountId }: Pick<Assignment, 'taskId' | 'accountId'>,
  state: Assignment['state'],
  reason: string,
): Promise<void> {
  const changedAt = desk.now().toISOString()
  await putAssignment(records, { taskId, accountId, state, reason, changedAt })
}
