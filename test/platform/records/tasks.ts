import type { Selectable } from 'kysely'
import type { TaskEntry } from '../../../shared/formats/platform-api.ts'
import { nextNumber } from './numbers.ts'
import { hasText } from './search.ts'
import type { Found, Span } from './search.ts'
import { insertTaskEvent } from './task-events.ts'
import type { AssignmentTable, Records, TaskPackageTable, TaskTable } from './schema.ts'

export type Assignment = Selectable<AssignmentTable>
export type StoredTask = Selectable<TaskTable>
export type StoredPackage = Selectable<TaskPackageTable>

export function findAssignment(
  records: Records,
  taskId: string,
  accountId: string,
): Promise<Assignment | undefined> {
  return records
    .selectFrom('assignment')
    .selectAll()
    .where('taskId', '=', taskId)
    .where('accountId', '=', accountId)
    .executeTakeFirst()
}

export async function listAssignments(
  records: Records,
  taskIds: readonly string[],
): Promise<readonly Assignment[]> {
  if (taskIds.length === 0) return []
  return records
    .selectFrom('assignment')
    .selectAll()
    .where('taskId', 'in', taskIds)
    .orderBy('sequence')
    .execute()
}

/** Writes how a task stands for an account, as the newest entry of its feed and of the task's history. */
export async function putAssignment(
  records: Records,
  assignment: Omit<Assignment, 'sequence' | 'lastRevision'>,
): Promise<void> {
  const { taskId, accountId, state, reason, changedAt } = assignment
  const sequence = await nextNumber(records, 'feed')
  const isTheirs = state === 'assigned' || state === 'changed'
  const task = isTheirs ? undefined : await findTask(records, taskId)
  const lastRevision = task?.packageRevision ?? null
  const present = { state, reason, changedAt, sequence, lastRevision }
  await records
    .insertInto('assignment')
    .values({ taskId, accountId, ...present })
    .onConflict((conflict) => conflict.columns(['taskId', 'accountId']).doUpdateSet(present))
    .execute()
  await insertTaskEvent(records, {
    sequence,
    taskId,
    kind: state,
    accountId,
    reason,
    at: changedAt,
  })
}

/** Those whose enterprise or number has the text, in the order of their numbers. */
export async function searchTasks(
  records: Records,
  words: string,
  { offset, limit }: Span,
): Promise<Found<StoredTask>> {
  const matching = records.selectFrom('task').where(hasText(['enterpriseName', 'number'], words))
  const { count } = await matching
    .select((each) => each.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .selectAll()
    .orderBy('number')
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute()
  return { count, rows }
}

export function findTask(records: Records, id: string): Promise<StoredTask | undefined> {
  return records.selectFrom('task').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function putTask(records: Records, task: StoredTask): Promise<void> {
  const { id: _id, ...fields } = task
  await records
    .insertInto('task')
    .values(task)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(fields))
    .execute()
}

export function findPackage(
  records: Records,
  taskId: string,
  revision: number,
): Promise<StoredPackage | undefined> {
  return records
    .selectFrom('taskPackage')
    .selectAll()
    .where('taskId', '=', taskId)
    .where('revision', '=', revision)
    .executeTakeFirst()
}

export async function insertPackage(records: Records, one: StoredPackage): Promise<void> {
  await records.insertInto('taskPackage').values(one).execute()
}

export type FeedPart<T> = { readonly sequence: number; readonly entry: T }

/**
 * How tasks stand for an account, of those that changed after a number, oldest change first; each with
 * the latest edition of its package that is theirs.
 */
export async function listTaskEntries(
  records: Records,
  accountId: string,
  after: number,
  limit: number,
): Promise<readonly FeedPart<TaskEntry>[]> {
  const rows = await records
    .selectFrom('assignment')
    .innerJoin('task', 'task.id', 'assignment.taskId')
    .innerJoin('taskPackage', (join) =>
      join
        .onRef('taskPackage.taskId', '=', 'task.id')
        .on('taskPackage.revision', '=', (each) =>
          each.fn.coalesce('assignment.lastRevision', 'task.packageRevision'),
        ),
    )
    .select([
      'assignment.taskId',
      'task.number as taskNumber',
      'task.enterpriseName',
      'assignment.state',
      'assignment.reason',
      'assignment.changedAt',
      'assignment.sequence',
      'taskPackage.revision',
      'taskPackage.sha256',
      'taskPackage.sizeBytes',
    ])
    .where('assignment.accountId', '=', accountId)
    .where('assignment.sequence', '>', after)
    .orderBy('assignment.sequence')
    .limit(limit)
    .execute()
  return rows.map(({ sequence, revision, sha256, sizeBytes, ...rest }) => ({
    sequence,
    entry: { ...rest, package: { revision, sha256, sizeBytes } },
  }))
}
