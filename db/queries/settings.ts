import { eq } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { setting } from '../schema.ts'

export function findSetting(db: Db, name: string): string | undefined {
  return db.orm.select().from(setting).where(eq(setting.name, name)).get()?.value
}

/** Writes a setting; null takes it away. */
export function updateSetting(db: Db, name: string, value: string | null): void {
  if (value === null) db.orm.delete(setting).where(eq(setting.name, name)).run()
  else {
    db.orm
      .insert(setting)
      .values({ name, value })
      .onConflictDoUpdate({ target: setting.name, set: { value } })
      .run()
  }
}
