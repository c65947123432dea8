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

export async function prolongUpload(
  records: Records,
  id: string,
  expiresAt: string,
): Promise<void> {
  await records.updateTable('upload').set({ expiresAt }).where('id', '=', id).execute()
}

/** What becomes of an upload that is being received, once: false when something was faster. */
export async function settleUpload(
  records: Records,
  id: string,
  state: Exclude<StoredUpload['state'], 'receiving'>,
): Promise<boolean> {
  const settled = await records
    .updateTable('upload')
    .set({ state })
    .where('id', '=', id)
    .where('state', '=', 'receiving')
    .returning('id')
    .executeTakeFirst()
  return settled !== undefined
}

/** Ends an upload on which nothing moved until `now`: false when something did meanwhile. */
export async function expireUpload(records: Records, id: string, now: string): Promise<boolean> {
  const expired = await records
    .updateTable('upload')
    .set({ state: 'expired' })
    .where('id', '=', id)
    .where('state', '=', 'receiving')
    .where('expiresAt', '<', now)
    .returning('id')
    .executeTakeFirst()
  return expired !== undefined
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

/** Uploads that came to an end, whichever, and would have waited until an instant before `before`. */
export function listSettledUploads(
  records: Records,
  before: string,
  afterId: string,
): Promise<readonly StoredUpload[]> {
  return records
    .selectFrom('upload')
    .selectAll()
    .where('state', '<>', 'receiving')
    .where('expiresAt', '<', before)
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(1000)
    .execute()
}

/** Forgets an upload that came to an end. */
export async function removeUpload(records: Records, id: string): Promise<void> {
  await records
    .deleteFrom('upload')
    .where('id', '=', id)
    .where('state', '<>', 'receiving')
    .execute()
}
