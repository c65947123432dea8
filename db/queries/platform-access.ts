import { and, asc, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import type { KeptSession } from '../../shared/domain/sync/index.ts'
import type { Db } from '../open.ts'
import { platformDevice, platformSession } from '../schema.ts'

export type PlatformDevice = typeof platformDevice.$inferSelect
export type PlatformSession = typeof platformSession.$inferSelect

export function findDevice(db: Db, origin: string): PlatformDevice | undefined {
  return db.orm.select().from(platformDevice).where(eq(platformDevice.origin, origin)).get()
}

/** Where else this device is registered. */
export function listOtherOrigins(db: Db, origin: string): readonly string[] {
  return db.orm
    .select({ origin: platformDevice.origin })
    .from(platformDevice)
    .where(and(ne(platformDevice.origin, origin), isNotNull(platformDevice.name)))
    .all()
    .map((row) => row.origin)
}

export function hasDevices(db: Db): boolean {
  return db.orm.select({ origin: platformDevice.origin }).from(platformDevice).get() !== undefined
}

export function insertDevice(db: Db, device: PlatformDevice): void {
  db.orm.insert(platformDevice).values(device).run()
}

export function updateDeviceRegistered(
  db: Db,
  origin: string,
  registered: { readonly name: string; readonly institution: string },
): void {
  db.orm.update(platformDevice).set(registered).where(eq(platformDevice.origin, origin)).run()
}

/** The session that is in use; undefined where nobody is signed in. */
export function findSession(db: Db, origin: string): PlatformSession | undefined {
  return db.orm
    .select()
    .from(platformSession)
    .where(and(eq(platformSession.origin, origin), isNull(platformSession.leftAt)))
    .get()
}

/** Begins to use a session in the place of the one before. */
export function replaceSession(
  db: Db,
  session: Pick<PlatformSession, 'origin' | 'refreshToken' | 'account' | 'name'>,
  at: string,
): void {
  db.transaction(() => {
    leaveSessions(db, at, session.origin)
    db.orm.insert(platformSession).values(session).run()
  })
}

/** Whichever session it is by now: one that was left meanwhile stays left. */
export function updateSessionTokens(db: Db, id: number, tokens: KeptSession): void {
  db.orm.update(platformSession).set(tokens).where(eq(platformSession.id, id)).run()
}

/** Signs out everywhere, or of one origin. */
export function leaveSessions(db: Db, at: string, origin?: string): void {
  db.orm
    .update(platformSession)
    .set({ leftAt: at })
    .where(
      and(
        isNull(platformSession.leftAt),
        origin === undefined ? undefined : eq(platformSession.origin, origin),
      ),
    )
    .run()
}

/** Sessions that were left here and whose platform does not know it yet. */
export function listLeftSessions(db: Db, origin: string): readonly PlatformSession[] {
  return db.orm
    .select()
    .from(platformSession)
    .where(and(eq(platformSession.origin, origin), isNotNull(platformSession.leftAt)))
    .orderBy(asc(platformSession.id))
    .all()
}

export function removeSession(db: Db, id: number): void {
  db.orm.delete(platformSession).where(eq(platformSession.id, id)).run()
}
