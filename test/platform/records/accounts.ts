import type { Selectable } from 'kysely'
import type { AccountTable, DeviceTable, InstitutionTable, Records } from './schema.ts'

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

export function listDevices(records: Records): Promise<readonly StoredDevice[]> {
  return devices(records).orderBy('registeredAt', 'desc').limit(500).execute()
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

export function listAccounts(records: Records): Promise<readonly StoredAccount[]> {
  return accounts(records).orderBy('account.account').limit(500).execute()
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
