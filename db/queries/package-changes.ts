import { desc, eq } from 'drizzle-orm'
import type { TaskPackage } from '../../shared/formats/task-package.ts'
import type { Db } from '../open.ts'
import { packageChange, task } from '../schema.ts'

export type PackageChangeRow = typeof packageChange.$inferSelect

/** Newer packages that were taken over, the latest first. */
export function listPackageChanges(db: Db, taskId: string): readonly PackageChangeRow[] {
  return db.orm
    .select()
    .from(packageChange)
    .where(eq(packageChange.taskId, taskId))
    .orderBy(desc(packageChange.revision))
    .all()
}

/** Another package counts from now on; what counted before is kept in the same write. */
export function replacePackage(
  db: Db,
  row: PackageChangeRow & { readonly previous: TaskPackage },
  pkg: TaskPackage,
  packageSha256: string,
): void {
  db.orm.insert(packageChange).values(row).run()
  const { application, task: facts } = pkg
  db.orm
    .update(task)
    .set({
      package: pkg,
      packageSha256,
      packageRevision: row.revision,
      number: facts.number,
      enterprise: application.enterpriseName,
      project: application.projectName,
      county: application.county,
      trade: application.trade,
      appointment: facts.appointment,
    })
    .where(eq(task.id, row.taskId))
    .run()
}
