import type { Selectable } from 'kysely'
import type { AccessTokenTable, Records, RefreshTokenTable, SessionTable } from './schema.ts'

export type StoredSession = Selectable<SessionTable>

export async function insertSession(records: Records, session: StoredSession): Promise<void> {
  await records.insertInto('session').values(session).execute()
}

export function findSession(records: Records, id: string): Promise<StoredSession | undefined> {
  return records.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function extendSession(
  records: Records,
  id: string,
  refreshExpiresAt: string,
): Promise<void> {
  await records.updateTable('session').set({ refreshExpiresAt }).where('id', '=', id).execute()
}

type SessionsOf =
  { readonly id: string } | { readonly deviceId: string } | { readonly accountId: string }

/** Ends sessions for good; the first reason stays. */
export async function revokeSessions(
  records: Records,
  which: SessionsOf,
  revokedAt: string,
  revokedReason: string,
): Promise<void> {
  await records
    .updateTable('session')
    .set({ revokedAt, revokedReason })
    .where((where) => where.and(which))
    .where('revokedAt', 'is', null)
    .execute()
}

/** Adds an access token, and forgets those of the session that expired before `now`. */
export async function insertAccessToken(
  records: Records,
  token: Selectable<AccessTokenTable>,
  longAgo: string,
): Promise<void> {
  await records
    .deleteFrom('accessToken')
    .where('sessionId', '=', token.sessionId)
    .where('expiresAt', '<', longAgo)
    .execute()
  await records.insertInto('accessToken').values(token).execute()
}

/** The session of an access token, and when that ends. */
export function findAccess(
  records: Records,
  sha256: string,
): Promise<(StoredSession & { readonly expiresAt: string }) | undefined> {
  return records
    .selectFrom('accessToken')
    .innerJoin('session', 'session.id', 'accessToken.sessionId')
    .selectAll('session')
    .select('accessToken.expiresAt')
    .where('accessToken.sha256', '=', sha256)
    .executeTakeFirst()
}

/** Whether the row is new: false when that token was seen before. */
export async function insertRefreshToken(
  records: Records,
  sha256: string,
  sessionId: string,
): Promise<boolean> {
  const inserted = await records
    .insertInto('refreshToken')
    .values({ sha256, sessionId, nextSha256: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('sha256')
    .executeTakeFirst()
  return inserted !== undefined
}

export function findRefreshToken(
  records: Records,
  sha256: string,
): Promise<Selectable<RefreshTokenTable> | undefined> {
  return records
    .selectFrom('refreshToken')
    .selectAll()
    .where('sha256', '=', sha256)
    .executeTakeFirst()
}

/** Uses a token up, once: whether it was unused until now. */
export async function useRefreshToken(
  records: Records,
  sha256: string,
  nextSha256: string,
): Promise<boolean> {
  const used = await records
    .updateTable('refreshToken')
    .set({ nextSha256 })
    .where('sha256', '=', sha256)
    .where('nextSha256', 'is', null)
    .returning('sha256')
    .executeTakeFirst()
  return used !== undefined
}

/** Sessions that were ended, or that nobody refreshed in time, before an instant. */
export function listEndedSessions(
  records: Records,
  before: string,
  afterId: string,
): Promise<readonly { readonly id: string }[]> {
  return records
    .selectFrom('session')
    .select('id')
    .where((each) =>
      each.or([each('revokedAt', '<', before), each('refreshExpiresAt', '<', before)]),
    )
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(1000)
    .execute()
}

/** Removes a session with its tokens, in a transaction; that it is gone already is no error. */
export async function removeSession(records: Records, id: string): Promise<void> {
  // Locks the row, so that two servers come one after the other.
  await records
    .updateTable('session')
    .set((each) => ({ startedAt: each.ref('startedAt') }))
    .where('id', '=', id)
    .execute()
  await records.deleteFrom('accessToken').where('sessionId', '=', id).execute()
  await records.deleteFrom('refreshToken').where('sessionId', '=', id).execute()
  await records.deleteFrom('session').where('id', '=', id).execute()
}
