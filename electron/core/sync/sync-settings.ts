import * as z from 'zod'
import { findSetting, updateSetting } from '../../../db/queries/settings.ts'
import { findIssuedPackage, listTaskPlatforms } from '../../../db/queries/tasks.ts'
import type { Db } from '../../../db/open.ts'
import { findLock } from '../hand-over/lock.ts'

// What the synchronisation keeps in the settings of the encrypted database.

const cursorsSchema = z.strictObject({
  tasks: z.string().optional(),
  catalogs: z.string().optional(),
  decisions: z.string().optional(),
})

export type Cursors = z.infer<typeof cursorsSchema>

function read<T>(db: Db, name: string, schema: z.ZodType<T>): T | null {
  const text = findSetting(db, name)
  return text === undefined ? null : schema.parse(JSON.parse(text))
}

function write(db: Db, name: string, value: unknown): void {
  updateSetting(db, name, value === null ? null : JSON.stringify(value))
}

export const findCursors = (db: Db): Cursors => read(db, 'syncCursors', cursorsSchema) ?? {}
export const saveCursors = (db: Db, cursors: Cursors) => write(db, 'syncCursors', cursors)
export const isAutomatic = (db: Db): boolean => read(db, 'syncAutomatic', z.boolean()) ?? false
export const saveAutomatic = (db: Db, is: boolean) => write(db, 'syncAutomatic', is || null)
/** A person paused the run; it does not go on before they say so, over restarts too. */
export const isPaused = (db: Db): boolean => read(db, 'syncPaused', z.boolean()) ?? false
export const savePaused = (db: Db, is: boolean) => write(db, 'syncPaused', is || null)
export const findBandwidth = (db: Db) => read(db, 'syncBandwidth', z.int())
export const saveBandwidth = (db: Db, bytesPerSecond: number | null) =>
  write(db, 'syncBandwidth', bytesPerSecond)

/** Whether a run may begin without a click: never while staff have the device in hand. */
export function mayBeginByItself(db: Db): boolean {
  return isAutomatic(db) && !isPaused(db) && findLock(db) === null
}

/** The address in the settings, or else that of the packages which a platform issued. */
export function platformUrl(db: Db): string | null {
  const chosen = findSetting(db, 'platformUrl') ?? findIssuedPackage(db)?.platform.url
  return chosen ?? listTaskPlatforms(db).find((url) => url !== '') ?? null
}

/** What is obtained there goes to no other (scheme, host, port); null where no address makes sense. */
export function platformOrigin(db: Db): string | null {
  return URL.parse(platformUrl(db)?.trim() ?? '')?.origin ?? null
}
