import type { Selectable } from 'kysely'
import type { AccountTable, DeviceTable, InstitutionTable, Records } from './schema.ts'
import { hasText } from './search.ts'
import type { Found, Span } from './search.ts'

export type StoredDevice = Selectable<DeviceTable> & { readonly institutionName: string }
export type StoredAccount = Selectable<AccountTable> & { readonly institutionName: string }
export type StoredInstitution = Selectable<InstitutionTable>

export function findInstitutionByCode(
  records: Records,
  enrolmentCode: string,
): Promise<StoredInstitution | undefined> {
  return records
    .selectFrom('institution')
    .selectAll()
    .where('enrolmentCode', '=', enrolmentCode)
    .executeTakeFirst()
}

export async function insertInstitution(
  records: Records,
  institution: StoredInstitution,
): Promise<void> {
  await records
    .insertInto('institution')
    .values(institution)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function devices(records: Records) {
  return records
    .selectFrom('device')
    .innerJoin('institution', 'institution.id', 'device.institutionId')
    .selectAll('device')
    .select('institution.name as institutionName')
}

export function findDevice(records: Records, id: string): Promise<StoredDevice | undefined> {
  return devices(records).where('device.id', '=', id).executeTakeFirst()
}

/** Those whose name, institution or program version has the text, the newest first. */
export async function searchDevices(
  records: Records,
  words: string,
  { offset, limit }: Span,
): Promise<Found<StoredDevice>> {
  const matching = devices(records).where(
    hasText(['device.name', 'institution.name', 'device.appVersion'], words),
  )
  const { count } = await matching
    .clearSelect()
    .select((each) => each.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .orderBy('device.registeredAt', 'desc')
    .orderBy('device.id')
    .offset(offset)
    .limit(limit)
    .execute()
  return { count, rows }
}

/** Whether the row is new: false when the id is taken. */
export async function insertDevice(
  records: Records,
  device: Selectable<DeviceTable>,
): Promise<boolean> {
  const inserted = await records
    .insertInto('device')
    .values(device)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function revokeDevice(records: Records, id: string, at: string): Promise<void> {
  await records
    .updateTable('device')
    .set({ revokedAt: at })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .execute()
}

function accounts(records: Records) {
  return records
    .selectFrom('account')
    .innerJoin('institution', 'institution.id', 'account.institutionId')
    .selectAll('account')
    .select('institution.name as institutionName')
}

export function findAccount(
  records: Records,
  by: { readonly id: string } | { readonly account: string },
): Promise<StoredAccount | undefined> {
  const all = accounts(records)
  return 'id' in by
    ? all.where('account.id', '=', by.id).executeTakeFirst()
    : all.where('account.account', '=', by.account).executeTakeFirst()
}

/** Those whose name, account or institution has the text, in the order of their accounts. */
export async function searchAccounts(
  records: Records,
  words: string,
  { offset, limit }: Span,
): Promise<Found<StoredAccount>> {
  const matching = accounts(records).where(
    hasText(['account.name', 'account.account', 'institution.name'], words),
  )
  const { count } = await matching
    .clearSelect()
    .select((each) => each.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const rows = await matching.orderBy('account.account').offset(offset).limit(limit).execute()
  return { count, rows }
}

export async function listAccounts(
  records: Records,
  ids: readonly string[],
): Promise<readonly StoredAccount[]> {
  return ids.length === 0 ? [] : accounts(records).where('account.id', 'in', ids).execute()
}

export async function insertAccount(
  records: Records,
  account: Selectable<AccountTable>,
): Promise<void> {
  await records
    .insertInto('account')
    .values(account)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function setAccountDisabled(
  records: Records,
  id: string,
  disabledAt: string | null,
): Promise<void> {
  await records.updateTable('account').set({ disabledAt }).where('id', '=', id).execute()
}

export function listInstitutions(records: Records): Promise<readonly StoredInstitution[]> {
  return records.selectFrom('institution').selectAll().orderBy('enrolmentCode').execute()
}
