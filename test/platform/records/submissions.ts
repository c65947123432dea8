import type { Insertable, Selectable } from 'kysely'
import type { Submission, SubmittedFile } from '../../../shared/formats/platform-api.ts'
import type { ExpectedFile } from '../files/store.ts'
import type { ReceiptTable, Records, SubmissionTable } from './schema.ts'

/** Without the record, which can be large. */
export type StoredSubmission = Omit<Selectable<SubmissionTable>, 'record'>
export type StoredReceipt = Selectable<ReceiptTable>

const COLUMNS = [
  'id',
  'idempotencyKey',
  'contentSha256',
  'accountId',
  'taskId',
  'taskNumber',
  'enterpriseName',
  'round',
  'revision',
  'conclusion',
  'concludedOn',
  'deviceId',
  'recordSha256',
  'registeredAt',
  'attachesTo',
] as const

type FindBy = { readonly id: string } | { readonly idempotencyKey: string }

export function findSubmission(
  records: Records,
  by: FindBy,
): Promise<StoredSubmission | undefined> {
  return records
    .selectFrom('submissions')
    .select(COLUMNS)
    .where((where) => where.and(by))
    .executeTakeFirst()
}

/** The opinion that has this edition. */
export function findEdition(
  records: Records,
  by: Edition & { readonly taskId: string },
): Promise<StoredSubmission | undefined> {
  return records
    .selectFrom('submissions')
    .select(COLUMNS)
    .where((where) => where.and(by))
    .where('attachesTo', 'is', null)
    .executeTakeFirst()
}

/** What came after an opinion, in the order it came. */
export function listAttached(
  records: Records,
  idempotencyKey: string,
): Promise<readonly (StoredSubmission & { readonly record: string })[]> {
  return records
    .selectFrom('submissions')
    .select([...COLUMNS, 'record'])
    .where('attachesTo', '=', idempotencyKey)
    .orderBy('registeredAt')
    .orderBy('id')
    .execute()
}

/** Whether the row is new: false when key, or an opinion's task with round and revision, are taken. */
export async function insertSubmission(
  records: Records,
  submission: Submission,
  stamp: Pick<Insertable<SubmissionTable>, 'id' | 'contentSha256' | 'accountId' | 'registeredAt'>,
): Promise<boolean> {
  const { files, format: _format, version: _version, ...fields } = submission
  const inserted = await records
    .insertInto('submissions')
    .values({ ...fields, ...stamp, attachesTo: fields.attachesTo ?? null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted === undefined) return false
  const rows = files.map((file, position) => ({ ...file, position, submissionId: stamp.id }))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await records
      .insertInto('submissionFile')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute()
  }
  return true
}

/** Seven values a row: well below the parameters that one statement may have. */
const ROWS_AT_ONCE = 500

export function listFiles(
  records: Records,
  submissionId: string,
): Promise<readonly SubmittedFile[]> {
  return records
    .selectFrom('submissionFile')
    .select(['sha256', 'sizeBytes', 'name', 'mediaType', 'kind'])
    .where('submissionId', '=', submissionId)
    .orderBy('position')
    .execute()
}

/** The distinct contents of a submission, in their order. */
export async function distinctFiles(
  records: Records,
  submissionId: string,
): Promise<readonly ExpectedFile[]> {
  const files = await listFiles(records, submissionId)
  return [
    ...new Map(
      files.map(({ sha256, sizeBytes }) => [sha256, { sha256, sizeBytes }] as const),
    ).values(),
  ]
}

/** The distinct hashes that are not kept yet, in their order. */
export async function missingFiles(records: Records, submissionId: string): Promise<string[]> {
  const rows = await records
    .selectFrom('submissionFile')
    .leftJoin('file', 'file.sha256', 'submissionFile.sha256')
    .select('submissionFile.sha256')
    .where('submissionId', '=', submissionId)
    .where('file.sha256', 'is', null)
    .orderBy('position')
    .execute()
  return [...new Set(rows.map(({ sha256 }) => sha256))]
}

export async function findRecord(records: Records, id: string): Promise<string | undefined> {
  const row = await records
    .selectFrom('submissions')
    .select('record')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.record
}

export type Edition = { readonly round: number; readonly revision: number }

/** The latest edition of a task's opinion that has a receipt. */
export function latestReceived(records: Records, taskId: string): Promise<Edition | undefined> {
  return records
    .selectFrom('submissions')
    .innerJoin('receipts', 'receipts.submissionId', 'submissions.id')
    .select(['round', 'revision'])
    .where('taskId', '=', taskId)
    .where('attachesTo', 'is', null)
    .orderBy('round', 'desc')
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function findReceipt(
  records: Records,
  submissionId: string,
): Promise<StoredReceipt | undefined> {
  return records
    .selectFrom('receipts')
    .selectAll()
    .where('submissionId', '=', submissionId)
    .executeTakeFirst()
}

export async function insertReceipt(records: Records, receipt: StoredReceipt): Promise<void> {
  await records.insertInto('receipts').values(receipt).execute()
}
