import type { Selectable } from 'kysely'
import type { FileTable, Records, UploadTable } from './schema.ts'

export type StoredUpload = Selectable<UploadTable>

export function findFile(
  records: Records,
  sha256: string,
): Promise<Selectable<FileTable> | undefined> {
  return records.selectFrom('file').selectAll().where('sha256', '=', sha256).executeTakeFirst()
}

/** From now on this content counts. The first place it is kept in stays. */
export async function insertFile(records: Records, file: Selectable<FileTable>): Promise<void> {
  await records
    .insertInto('file')
    .values(file)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function insertUpload(records: Records, upload: StoredUpload): Promise<void> {
  await records.insertInto('upload').values(upload).execute()
}

export function findUpload(records: Records, id: string): Promise<StoredUpload | undefined> {
  return records.selectFrom('upload').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function updateUpload(
  records: Records,
  id: string,
  change: Partial<Pick<StoredUpload, 'state' | 'expiresAt'>>,
): Promise<void> {
  await records.updateTable('upload').set(change).where('id', '=', id).execute()
}

/** Uploads on which nothing moved until `now`. */
export function listExpiredUploads(
  records: Records,
  now: string,
): Promise<readonly StoredUpload[]> {
  return records
    .selectFrom('upload')
    .selectAll()
    .where('state', '=', 'receiving')
    .where('expiresAt', '<', now)
    .limit(1000)
    .execute()
}
