import type { Selectable } from 'kysely'
import type { Records, TaskEventTable } from './schema.ts'

export type StoredTaskEvent = Selectable<TaskEventTable> & {
  /** Of the expert it concerns; null for what concerns nobody alone. */
  readonly accountName: string | null
}

export async function insertTaskEvent(
  records: Records,
  event: Selectable<TaskEventTable>,
): Promise<void> {
  await records.insertInto('taskEvent').values(event).execute()
}

/** What happened to these tasks, in order. */
export async function listTaskEvents(
  records: Records,
  taskIds: readonly string[],
): Promise<readonly StoredTaskEvent[]> {
  if (taskIds.length === 0) return []
  return records
    .selectFrom('taskEvent')
    .leftJoin('account', 'account.id', 'taskEvent.accountId')
    .selectAll('taskEvent')
    .select('account.name as accountName')
    .where('taskEvent.taskId', 'in', taskIds)
    .orderBy('taskEvent.sequence')
    .execute()
}
