import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Submission } from '../../../shared/formats/platform-api.ts'
import type { Records, SubmissionTable } from './schema.ts'
import { hasText } from './search.ts'
import type { Found, Span } from './search.ts'

/** What is looked for among submissions; empty: everything. */
export type ReceivedFilter = {
  /** In the enterprise's name or the task's number. */
  readonly words: string
  readonly conclusion?: Submission['conclusion'] | undefined
  /** The day of the conclusion, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** A submission as a line of a list, with its receipt and the decision on it, where there are any. */
export type ReceivedLine = Pick<
  Selectable<SubmissionTable>,
  | 'id'
  | 'taskId'
  | 'taskNumber'
  | 'enterpriseName'
  | 'round'
  | 'revision'
  | 'conclusion'
  | 'concludedOn'
  | 'recordSha256'
  | 'registeredAt'
> & {
  readonly receiptNumber: string | null
  readonly receivedAt: string | null
  /** The signed payload. */
  readonly decision: string | null
}

/** The newest first. */
export async function searchReceived(
  records: Records,
  filter: ReceivedFilter,
  { offset, limit }: Span,
): Promise<Found<ReceivedLine>> {
  const { count } = await records
    .selectFrom('submissions')
    .where('attachesTo', 'is', null)
    .where((each) => each.and(conditions(filter)))
    .select((each) => each.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const rows = await lines(records)
    .where((each) => each.and(conditions(filter)))
    .orderBy('registeredAt', 'desc')
    .orderBy('submissions.id')
    .offset(offset)
    .limit(limit)
    .execute()
  return { count, rows }
}

/** All editions of a task's opinion, the newest first. */
export function listEditions(records: Records, taskId: string): Promise<readonly ReceivedLine[]> {
  return lines(records)
    .where('submissions.taskId', '=', taskId)
    .orderBy('round', 'desc')
    .orderBy('revision', 'desc')
    .execute()
}

/** Opinions alone: what was attached to one is shown with it. */
function lines(records: Records) {
  return records
    .selectFrom('submissions')
    .leftJoin('receipts', 'receipts.submissionId', 'submissions.id')
    .leftJoin('decision', 'decision.submissionId', 'submissions.id')
    .where('submissions.attachesTo', 'is', null)
    .select([
      'submissions.id',
      'submissions.taskId',
      'submissions.taskNumber',
      'submissions.enterpriseName',
      'submissions.round',
      'submissions.revision',
      'submissions.conclusion',
      'submissions.concludedOn',
      'submissions.recordSha256',
      'submissions.registeredAt',
      'receipts.receiptNumber',
      'receipts.receivedAt',
      'decision.payload as decision',
    ])
}

function conditions({ words, conclusion, from, to }: ReceivedFilter) {
  const text = hasText(['submissions.enterpriseName', 'submissions.taskNumber'], words)
  return [
    text,
    ...(conclusion === undefined ? [] : [sql<boolean>`conclusion = ${conclusion}`]),
    ...(from === undefined ? [] : [sql<boolean>`concluded_on >= ${from}`]),
    ...(to === undefined ? [] : [sql<boolean>`concluded_on <= ${to}`]),
  ]
}
