import { insertTask } from '../../db/queries/tasks.ts'
import type { TaskPackage } from '../../shared/formats/task-package.ts'
import type { Context } from './context.ts'

/** The row of a task from its validated package; the leader is the first to use it. */
export function insertPackage({ db, now }: Context, pkg: TaskPackage, packageSha256: string): void {
  const { task, application, panel } = pkg
  const leader = panel.experts.find(({ role }) => role === 'leader')
  if (!leader) throw new RangeError('a validated panel has a leader')
  insertTask(db, {
    id: task.id,
    number: task.number,
    package: pkg,
    packageSha256,
    packageRevision: task.revision,
    isSample: task.isSample,
    enterprise: application.enterpriseName,
    project: application.projectName,
    county: application.county,
    trade: application.trade,
    appointment: task.appointment,
    actingExpertId: leader.id,
    importedAt: now().toISOString(),
  })
}
